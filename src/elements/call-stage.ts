/** Everybody in the call, as large as fits. */
import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Participant } from '../call/call-state.js';
import type { CallView } from './call-view.js';
import { customProperty } from './custom-property.js';

const TILE_PARTS = 'video, avatar, name, badge';

/** The default stage: the others in the order they came, the user last; with one other, in a corner of their picture. */
export function callStage({ snapshot: { participants, microphone, camera } }: CallView): TemplateResult {
  const watching = microphone === 'unavailable' && camera === 'unavailable';
  const others = participants.filter(({ local }) => !local);
  const shown = [...others, ...participants.filter(({ local }) => local && !watching)];
  const pair = others.length === 1 && shown.length === 2;
  return html`<div class="tiles ${pair ? 'pair' : ''}" ${customProperty('--n', shown.length)}>
    ${repeat(shown, ({ userId }) => userId, tile)}
  </div>`;
}

function tile({ local, userId }: Participant): TemplateResult {
  return local
    ? html`<zego-local-video part="tile local" exportparts=${TILE_PARTS}></zego-local-video>`
    : html`<zego-remote-video part="tile" exportparts=${TILE_PARTS} user-id=${userId}></zego-remote-video>`;
}

/** Everybody in the call, as large as fits. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { findStream } from '../call/call-state.js';
import type { Mirror } from '../controllers/mirroring.js';
import type { StreamSource } from '../engine/call-engine.js';
import type { CallView } from './call-view.js';
import { customProperty } from './custom-property.js';

const TILE_PARTS = 'video, avatar, name, badge';

/**
 * The default stage: shared screens first, then the others in the order they came, the user last; with one other, in a
 * corner of their picture. Those who only watch are counted.
 */
export function callStage({ snapshot, messages, mirror }: CallView): TemplateResult {
  const { participants, streams, microphone, camera } = snapshot;
  const self = participants.find(({ local }) => local);
  const screens = streams.filter(({ userId, source }) => source === 'screen' && userId !== self?.userId);
  const others = participants.filter(({ local }) => !local);
  const publishing = others.filter(({ userId }) => findStream(snapshot, userId));
  const watching = microphone === 'unavailable' && camera === 'unavailable';
  const shown: Shown[] = [
    ...screens.map(({ userId, streamId }) => ({ key: streamId, userId, source: 'screen' }) as const),
    ...publishing.map(({ userId }) => ({ key: userId, userId, source: 'camera' }) as const),
    ...(self && !watching ? [{ key: '', userId: self.userId, source: 'camera', local: true } as const] : []),
  ];
  const pair = publishing.length === 1 && shown.length === 2 && !watching;
  const watchers = others.length - publishing.length;
  return html`<div class="tiles ${pair ? 'pair' : ''}" ${customProperty('--n', shown.length)}>
      ${repeat(
        shown,
        ({ key }) => key,
        (each) => tile(each, mirror),
      )}
    </div>
    ${watchers ? html`<p class="watchers" part="watchers">${messages.watching(watchers)}</p>` : nothing}`;
}

interface Shown {
  readonly key: string;
  readonly userId: string;
  readonly source: StreamSource;
  readonly local?: boolean;
}

function tile({ local, userId, source }: Shown, mirror: Mirror): TemplateResult {
  return local
    ? html`<zego-local-video part="tile local" exportparts=${TILE_PARTS} mirror=${mirror}></zego-local-video>`
    : html`<zego-remote-video
        part="tile"
        exportparts=${TILE_PARTS}
        user-id=${userId}
        source=${source}
      ></zego-remote-video>`;
}

/** Everybody in the call, as large as fits. */
import { html, nothing, type TemplateResult } from 'lit';
import { findStream, type StreamSource } from '../../call/call-state.js';
import type { Mirror } from '../../controllers/mirroring.js';
import type { CallView } from '../call-view.js';
import { customProperty } from '../custom-property.js';
import { tileList, type TileDescription } from './tile-list.js';

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
  const shown = [
    ...screens.map(({ userId, streamId }) => remoteTile(`screen/${streamId}`, userId, 'screen')),
    ...publishing.map(({ userId }) => remoteTile(`camera/${userId}`, userId, 'camera')),
    ...(self && !watching ? [localTile(mirror)] : []),
  ];
  const pair = publishing.length === 1 && shown.length === 2 && !watching;
  const watchers = others.length - publishing.length;
  return html`<div
      class="tiles ${pair ? 'pair' : ''}"
      ${customProperty('--n', shown.length)}
      ${tileList(shown)}
    ></div>
    ${watchers ? html`<p class="watchers" part="watchers">${messages.watching(watchers)}</p>` : nothing}`;
}

function localTile(mirror: Mirror): TileDescription {
  return {
    key: 'local',
    tag: 'zego-local-video',
    attributes: { part: 'tile local', exportparts: TILE_PARTS, mirror },
  };
}

function remoteTile(key: string, userId: string, source: StreamSource): TileDescription {
  return {
    key,
    tag: 'zego-remote-video',
    attributes: { part: 'tile', exportparts: TILE_PARTS, 'user-id': userId, source },
  };
}

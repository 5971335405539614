/** Everybody in the call, as large as fits. */
import { html, nothing, type TemplateResult } from 'lit';
import type { CallSnapshot } from '../../call/call-state.js';
import type { Mirror } from '../../controllers/mirroring.js';
import type { Messages } from '../../i18n/messages.js';
import { onToolbarKeydown } from '../controls/toolbar.js';
import type { ViewState } from '../view-state.js';
import { arrange, type Arrangement, type StageLayout, type StageTile } from './arrangement.js';
import { pagedBox, type StageFit } from './fit.js';
import { movable, moveButton } from './floating-tile.js';
import { pager } from './pager.js';
import { hasRoom, placeTiles } from './places.js';
import { tileButton } from './tile-button.js';
import { tileList, type TileDescription } from './tile-list.js';

const TILE_PARTS = 'video, avatar, name, badge, network, hand, paused';

/** What the stage shows. */
export interface StageView {
  readonly snapshot: CallSnapshot;
  readonly messages: Messages;
  readonly mirror: Mirror;
  /** Without buttons on the tiles. */
  readonly hideControls: boolean;
  /** What the page wants; the user's own choice wins. */
  readonly layout: StageLayout;
  readonly view: ViewState;
  /** What there is room for. */
  readonly fit: StageFit;
  /** Who spoke last. */
  readonly speaker: string | undefined;
  /** Lets a screen reader say something. */
  readonly say: (text: string) => void;
}

/**
 * The default stage: shared screens first, then the others in the order they came, the user last. Those who only watch are
 * counted.
 */
export function callStage(stage: StageView): TemplateResult {
  const { snapshot, messages, mirror, view, fit, speaker } = stage;
  const { participants, unlisted, streams, microphone, camera } = snapshot;
  const { pinned, page, turning } = view.now;
  const layout = view.now.layout ?? stage.layout;
  const watching = microphone === 'unavailable' && camera === 'unavailable';
  const input = { participants, unlisted, streams, layout, pinned, speaker, watching, fit };
  const now = arrange({ ...input, page });
  const { shape, tiles, places, pages, watchers } = now;
  const next = turning && pages > 1 ? arrange({ ...input, page: now.page + turning }).tiles : [];
  view.next = next.filter(({ local }) => !local);
  const corner = view.now.corner ?? '';
  const box = fit.box && pages > 1 ? pagedBox(fit.box) : fit.box;
  const placed = box && placeTiles(now, box, corner);
  const isRoomy = ({ key }: StageTile) => {
    const place = placed?.tiles.get(key);
    return !box || !place || hasRoom(place, box);
  };
  const buttoned = stage.hideControls ? [] : tiles.filter(isRoomy);
  const stop = (buttoned.find(({ key }) => key === view.now.tile) ?? buttoned[0])?.key;
  const shown = tiles.map((tile) => ({
    ...describe(tile, now, mirror),
    place: placed?.tiles.get(tile.key),
    content: buttoned.includes(tile) ? tileButton(stage, tile, stop) : nothing,
  }));
  return html`<div class="frame ${pages > 1 ? 'paged' : ''}" ${movable(view)}>
      <div
        ${tileList(shown, `${shape} ${places} ${pages > 1} ${corner}`)}
        class="tiles ${shape} ${placed?.scrolls ? 'scrolls' : ''}"
        @keydown=${onToolbarKeydown}
      ></div>
      ${placed?.button ? moveButton({ messages, view, corner, place: placed.button }) : nothing}
      ${pages > 1 ? pager({ ...stage, page: now.page, pages }) : nothing}
    </div>
    ${watchers ? html`<p class="watchers" part="watchers">${messages.watching(watchers)}</p>` : nothing}`;
}

function describe(
  { key, userId, source, local }: StageTile,
  { large, floating }: Arrangement,
  mirror: Mirror,
): Omit<TileDescription, 'content' | 'place'> {
  const looks = {
    class: key === floating ? 'floating' : key === large ? 'large' : '',
    part: `tile${local ? ' local' : ''}${key === large ? ' large' : ''}`,
    exportparts: TILE_PARTS,
  };
  return local
    ? { key, tag: 'zego-local-video', attributes: { ...looks, mirror } }
    : { key, tag: 'zego-remote-video', attributes: { ...looks, 'user-id': userId, source } };
}

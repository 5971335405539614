import { css } from 'lit';

/** Of both video elements. All measures follow the size of the tile, not of the window. */
export const tileStyles = css`
  :host {
    display: block;
    overflow: hidden;
    border-radius: var(--_radius);
    background: var(--_tile);
    isolation: isolate;
  }

  .tile {
    position: relative;
    display: grid;
    place-items: center;
    container-type: size;
    inline-size: 100%;
    block-size: 100%;
    aspect-ratio: 16 / 9;
  }

  video {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: var(--_fit);
  }

  /* To fill a wide tile, an upright picture would lose all but a strip. */
  @container (aspect-ratio > 1.2) {
    [data-upright] {
      object-fit: var(--zego-call-video-fit, contain);
      background: var(--_tile);
    }
  }

  /* Of a screen nothing may be cut off. */
  .whole {
    object-fit: contain;
  }

  .off {
    visibility: hidden;
  }

  .avatar {
    display: grid;
    place-items: center;
    inline-size: clamp(2rem, 38cqmin, 9rem);
    aspect-ratio: 1;
    border-radius: 50%;
    background: linear-gradient(160deg, oklch(0.6 0.13 var(--hue)), oklch(0.46 0.14 calc(var(--hue) + 30)));
    color: #fff;
    font-size: clamp(0.8rem, 14cqmin, 3.4rem);
    font-weight: 600;
    letter-spacing: 0.02em;
    user-select: none;
  }

  .avatar .icon {
    inline-size: 55%;
    block-size: 55%;
  }

  .nobody {
    background: color-mix(in srgb, var(--_text) 14%, transparent);
    color: var(--_subtle);
  }

  .label {
    position: absolute;
    inset-block-end: clamp(0.25rem, 3cqmin, 0.75rem);
    inset-inline-start: clamp(0.25rem, 3cqmin, 0.75rem);
    display: flex;
    align-items: center;
    gap: 0.35rem;
    max-inline-size: calc(100% - 2 * clamp(0.25rem, 3cqmin, 0.75rem));
    padding: 0.15rem 0.6rem;
    border-radius: 99rem;
    background: rgb(12 15 22 / 72%);
    color: #fff;
    font-size: clamp(0.75rem, 5cqmin, 0.9rem);
  }

  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  /* In a small tile a name would cover the face; a screen reader has it from the tile. */
  @container (inline-size < 6rem) {
    .name,
    .label:not(:has(.badge)) {
      display: none;
    }
  }

  .badge {
    display: grid;
    color: #ff9aa4;
  }

  .badge .icon {
    inline-size: 1.1em;
    block-size: 1.1em;
  }

  @media (forced-colors: active) {
    :host {
      border: 1px solid CanvasText;
    }

    .label {
      border: 1px solid CanvasText;
    }
  }
`;

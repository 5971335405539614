import { css } from '../styles/css.js';
import { button } from '../styles/button.js';
import { tokens } from '../styles/tokens.js';
import { visuallyHidden } from '../styles/visually-hidden.js';
import { lobbyStyles } from './lobby/lobby.styles.js';
import { panelStyles } from './lobby/panel.styles.js';

/**
 * `.stage::before` is the height of the stage where the page gives none; where it does, it gives way. What is drawn lies above
 * it.
 */
const base = css`
  :host {
    display: block;
    overflow: hidden;
    border-radius: var(--_radius);
    background: var(--_background);
  }

  :host(:fullscreen) {
    border-radius: 0;
  }

  p {
    margin: 0;
  }

  .call {
    display: flex;
    flex-direction: column;
    inline-size: 100%;
    block-size: 100%;
  }

  .stage {
    display: flow-root;
    position: relative;
    flex: 1 1 auto;
    min-inline-size: 0;
    padding: var(--_gap);
    overflow: clip;
  }

  .stage::before {
    --_height: calc(max(20rem, 62.5cqi) - 2 * var(--_gap));
    content: '';
    float: inline-start;
    padding-block-start: var(--_height);
  }

  .call:has(.controls) .stage::before {
    padding-block-start: calc(var(--_height) - var(--_control) - 0.75rem);
  }

  .body {
    container: body / inline-size;
    display: flex;
    position: relative;
    flex: 1 1 auto;
    min-block-size: 0;
  }

  .own .body {
    container-type: normal;
  }

  .notices {
    position: absolute;
    inset-block-start: min(var(--_gap) + 0.75rem, 4%);
    inset-inline: min(var(--_gap) + 0.75rem, 4%);
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 0.5rem;
    overflow: auto;
    max-block-size: 92%;
    pointer-events: none;
  }

  .notices > *,
  .notices ::slotted(*) {
    pointer-events: auto;
  }

  .notices > * {
    flex: none;
    max-inline-size: min(34rem, 100%);
  }

  .own .notices {
    position: static;
    overflow: visible;
    max-block-size: none;
    margin-block-start: var(--_gap);
  }

  /* Until they are there, too. */
  .controls {
    min-block-size: calc(var(--_control) + 0.75rem);
  }
`;

/** Of `<zego-call>` before a call; `in-call.ts` brings the rest. */
export const zegoCallStyles = [tokens, button, visuallyHidden, base, panelStyles, lobbyStyles];

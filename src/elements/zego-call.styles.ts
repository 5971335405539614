import { css } from 'lit';
import { controlsStyles } from './controls/controls.styles.js';
import { lobbyStyles } from './lobby/lobby.styles.js';
import { panelStyles } from './lobby/panel.styles.js';
import { noticesStyles } from './notices/notices.styles.js';
import { sidePanelStyles } from './panels/side-panel.styles.js';
import { stageStyles } from './stage/stage.styles.js';

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
`;

/** Of `<zego-call>`: each room brings its own. */
export const zegoCallStyles = [
  base,
  stageStyles,
  panelStyles,
  lobbyStyles,
  noticesStyles,
  sidePanelStyles,
  controlsStyles,
];

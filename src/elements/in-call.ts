/** The part `in-call`: what a call needs from joining to leaving. It is fetched beside the engine, which takes longer. */
import type { CSSResult } from 'lit';
import { closeButtonStyles } from './close-button.js';
import { controlsStyles } from './controls/controls.styles.js';
import { noticesStyles } from './notices/notices.styles.js';
import { sidePanelStyles } from './panels/side-panel.styles.js';
import { flyingReactionsStyles } from './stage/flying-reactions.styles.js';
import { stageStyles } from './stage/stage.styles.js';

export { allOf } from '../i18n/en-call.js';
export { Attendant } from './attendant.js';
export { callControls, openMenu } from './controls/call-controls.js';
export { onShortcut } from './controls/shortcuts.js';
export { callNotices, companyHint, spoken } from './notices/call-notices.js';
export { sidePanel } from './panels/side-panel.js';
export { callStage } from './stage/call-stage.js';

/** Their looks, for the shadow root they are drawn in. */
export const inCallStyles: readonly CSSResult[] = [
  ...[stageStyles, flyingReactionsStyles, sidePanelStyles, controlsStyles, noticesStyles],
  closeButtonStyles,
];

/** How loud the own voice is, as a ring around the button of the microphone. */
import type { CallCommands } from '../call-commands.js';

/** What the eye cannot tell apart, of 1. */
const STEP = 0.05;

/** Keeps `--level` of that button, 0 to 1, as long as there is a call: by hand, as it changes ten times a second. */
export function followLevel(call: CallCommands): void {
  let drawn = 0;
  call.levels.subscribe(() => {
    const [self] = call.participants;
    const level = self?.local ? Math.round(call.levels.get(self.userId) / STEP) * STEP : 0;
    if (level === drawn) return;
    drawn = level;
    const button = call.shadowRoot?.querySelector<HTMLElement>('[part~="microphone-button"]');
    button?.style.setProperty('--level', level.toFixed(2));
  });
}

import { css } from './css.js';

/**
 * The public `--zego-call-*` properties with their defaults, under the private names that the other styles use. The
 * colours follow the `color-scheme` of the page; how it sets its text around an element, nothing does.
 */
export const tokens = css`
  :host {
    --_background: var(--zego-call-background, light-dark(#eef0f4, #0e1117));
    --_surface: var(--zego-call-surface, light-dark(#fff, #1b202a));
    --_tile: var(--zego-call-tile, light-dark(#d9dee7, #1d232e));
    --_text: var(--zego-call-text, light-dark(#171b24, #f1f3f8));
    --_subtle: var(--zego-call-subtle-text, light-dark(#535c6d, #a5afc0));
    --_accent: var(--zego-call-accent, light-dark(#2457e6, #8fb2ff));
    --_accent-text: var(--zego-call-accent-text, light-dark(#fff, #0a1633));
    --_danger: var(--zego-call-danger, light-dark(#cf2436, #e0394a));
    --_danger-text: var(--zego-call-danger-text, #fff);
    --_radius: var(--zego-call-radius, 1rem);
    --_gap: var(--zego-call-gap, 0.5rem);
    --_control: max(2.75rem, var(--zego-call-control-size, 3rem));
    --_fit: var(--zego-call-video-fit, cover);
    --_line: color-mix(in srgb, var(--_text) 12%, transparent);
    box-sizing: border-box;
    font: 1rem / 1.4 var(--zego-call-font, system-ui, sans-serif);
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    white-space: normal;
    word-break: normal;
    -webkit-text-fill-color: currentcolor;
    color: var(--_text);
  }

  *,
  ::before,
  ::after {
    box-sizing: inherit;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }
`;

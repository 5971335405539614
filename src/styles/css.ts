import { unsafeCSS, type css as litCss, type CSSResult } from 'lit';

/**
 * As Lit's, but that a `rem` is never less than 16 px: pages that make it 10 to reckon by make no text and no button too small
 * to read or hit. In the conditions of container queries stands `em`, as these calculate nothing.
 */
export const css = (...template: Parameters<typeof litCss>): CSSResult =>
  unsafeCSS(String.raw(...template).replace(/(-?[\d.]+)rem/g, 'calc($1 * max(1rem, 16px))'));

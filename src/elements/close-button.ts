/** The cross that takes something away. */
import { html, type TemplateResult } from 'lit';
import { icon } from './icons.js';
import { css } from '../styles/css.js';

/** How it looks. */
export const closeButtonStyles = css`
  .dismiss {
    flex: none;
    padding: 0;
    border-color: transparent;
    background: none;
  }
`;

/** Its template: the names of its CSS parts, what it does in words, and that it does it. */
export function closeButton(parts: string, words: string, close: (event: Event) => void): TemplateResult {
  return html`<button
    class="dismiss"
    part=${parts}
    type="button"
    title=${words}
    aria-label=${words}
    @click=${close}
  >
    ${icon('close')}
  </button>`;
}

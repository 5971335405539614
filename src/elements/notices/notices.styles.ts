import { css } from '../../styles/css.js';

/** Of the notices of a call. */
export const noticesStyles = css`
  .notice {
    display: flex;
    align-items: center;
    gap: 0.6rem;
    padding: 0.5rem 1rem;
    border: 1px solid var(--_line);
    border-radius: 1.5rem;
    background: var(--_surface);
    box-shadow: 0 0.25rem 1.25rem rgb(0 0 0 / 18%);
    font-size: 0.9375rem;
    overflow-wrap: anywhere;
  }

  .problem,
  .sharing {
    padding-inline-end: 0.25rem;
    padding-block: 0.25rem;
  }

  .problem > .icon {
    color: light-dark(#a65b00, #ffc069);
  }

  .sharing > .icon {
    color: var(--_accent);
  }

  .notice > button {
    flex: none;
    max-inline-size: 100%;
  }

  /* The buttons go into a line of their own where they would squeeze what is said. */
  .notice:has(> .secondary) {
    flex-wrap: wrap;
  }

  .notice:has(> .secondary) > span {
    flex: 1 1 13rem;
  }

  .notice:has(> .secondary) > .dismiss {
    margin-inline-start: auto;
  }

  .spinner {
    flex: none;
    inline-size: 1.1rem;
    aspect-ratio: 1;
    border: 2px solid var(--_line);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
    animation: spin 0.9s linear 0.4s infinite; /* what is quick needs no show */
  }

  @keyframes spin {
    to {
      rotate: 1turn;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation-duration: 4s;
    }
  }
`;

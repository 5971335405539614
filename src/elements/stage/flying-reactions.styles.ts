import { css } from '../../styles/css.js';

/** Of reactions: on a tile, and by name where there is none. */
export const flyingReactionsStyles = css`
  .reaction {
    container-type: size;
    position: absolute;
    inset: 0;
    z-index: 1;
    display: grid;
    place-items: end center;
    padding-block-end: 4%;
    overflow: visible;
    pointer-events: none;
    animation: rise 2.4s cubic-bezier(0.2, 0.7, 0.3, 1) both;
  }

  .emoji {
    font-size: clamp(1.5rem, 26cqmin, 5rem);
    line-height: 1.2;
    filter: drop-shadow(0 0.1em 0.25em rgb(0 0 0 / 45%));
  }

  @keyframes rise {
    from {
      translate: 0 10%;
      opacity: 0;
    }

    18% {
      opacity: 1;
    }

    75% {
      opacity: 1;
    }

    to {
      translate: var(--drift) -52%;
      opacity: 0;
    }
  }

  .reactions {
    position: absolute;
    inset-block-end: calc(var(--_gap) + 0.75rem);
    inset-inline-start: calc(var(--_gap) + 0.75rem);
    display: flex;
    flex-direction: column;
    align-items: start;
    gap: 0.375rem;
    max-inline-size: 60%;
    pointer-events: none;
  }

  .apart {
    container-type: normal;
    position: static;
    display: flex;
    align-items: center;
    gap: 0.5rem;
    max-inline-size: 100%;
    padding: 0.25rem 0.875rem 0.25rem 0.5rem;
    border-radius: 99rem;
    background: rgb(12 15 22 / 72%);
    color: #fff;
    font-size: 0.9375rem;
    animation-name: show;
    animation-duration: 3s;
  }

  .apart .emoji {
    font-size: 1.375rem;
    filter: none;
  }

  .apart bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  @keyframes show {
    from,
    to {
      opacity: 0;
    }

    8%,
    85% {
      opacity: 1;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .reaction {
      place-items: center;
      padding: 0;
      animation-name: show;
      animation-duration: 3s;
    }

    .apart {
      padding: 0.25rem 0.875rem 0.25rem 0.5rem;
    }
  }
`;

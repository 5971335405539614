/** `zego-call` with the tags as Svelte 5 writes them: `<zego-call app-id={1} oncall-state={…} bind:this={…}>`. */
import type { HTMLAttributes } from 'svelte/elements';
import type { ElementOf, ListenersOf, PropsOf, Tag } from './written.js';

export * from '../index.js';

/** What a tag takes in Svelte. */
export type SvelteProps<T extends Tag> = Omit<HTMLAttributes<ElementOf<T>>, keyof PropsOf<T>> &
  PropsOf<T> &
  ListenersOf<T, 'on' | 'on:'>;

type SvelteTags = { [T in Tag]: SvelteProps<T> };

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends SvelteTags {}
}

/** `zego-call` with the tags as Preact writes them: `<zego-call app-id={1} oncall-state={…} ref={…}>`. */
import type { HTMLAttributes } from 'preact';
import type { ElementOf, ListenersOf, PropsOf, Tag } from './written.js';

export * from '../index.js';

/** What a tag takes in Preact. */
export type PreactProps<T extends Tag> = Omit<HTMLAttributes<ElementOf<T>>, keyof PropsOf<T>> &
  PropsOf<T> &
  ListenersOf<T, 'on'>;

type PreactTags = { [T in Tag]: PreactProps<T> };

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends PreactTags {}
  }
}

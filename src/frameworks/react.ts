/**
 * `zego-call` with the tags as React 19 writes them: `<zego-call app-id={1} oncall-state={…} ref={…}>`. React 18 knows the
 * attributes, but neither properties nor listeners.
 */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ElementOf, ListenersOf, PropsOf, Tag } from './written.js';

export * from '../index.js';

/** What a tag takes in React. */
export type ReactProps<T extends Tag> = Omit<
  DetailedHTMLProps<HTMLAttributes<ElementOf<T>>, ElementOf<T>>,
  keyof PropsOf<T>
> &
  PropsOf<T> &
  ListenersOf<T, 'on'>;

type ReactTags = { [T in Tag]: ReactProps<T> };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends ReactTags {}
  }
}

/** `zego-call` with the tags as Solid writes them: `<zego-call app-id={1} on:call-state={…} ref={…}>`. */
import type { JSX } from 'solid-js';
import type { ElementOf, ListenersOf, PropsOf, Tag } from './written.js';
import type { Tags } from './tags.js';

export * from '../index.js';

type Named<Prefix extends string, Values> = {
  [Name in keyof Values & string as `${Prefix}${Name}`]?: Values[Name];
};

/** What a tag takes in Solid, which has three more ways to say what is meant: `attr:`, `bool:` and `prop:`. */
export type SolidProps<T extends Tag> = Omit<JSX.HTMLAttributes<ElementOf<T>>, keyof PropsOf<T>> &
  PropsOf<T> &
  ListenersOf<T, 'on:'> &
  Named<'attr:', Tags[T]['attributes']> &
  Named<'bool:', { [Name in keyof Tags[T]['attributes']]: boolean }> &
  Named<'prop:', Tags[T]['properties']>;

type SolidTags = { [T in Tag]: SolidProps<T> };

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends SolidTags {}
  }
}

/** `zego-call` with the tags as Vue 3 writes them: `<zego-call :app-id="1" @call-state="…" ref="…">`. */
import type { HTMLAttributes, PublicProps } from 'vue';
import type { Tags } from './tags.js';
import type { ElementOf, EventOf, PropsOf, Tag } from './written.js';

export * from '../index.js';

type Camelized<Name extends string> = Name extends `${infer Head}-${infer Rest}`
  ? `${Capitalize<Head>}${Camelized<Rest>}`
  : Capitalize<Name>;

/** `@call-state`, as templates see it. */
type VueListeners<T extends Tag> = {
  [Name in keyof Tags[T]['events'] & string as `on${Camelized<Name>}`]?: (event: EventOf<T, Name>) => void;
};

/** What a tag takes in Vue. */
export type VueProps<T extends Tag> = PropsOf<T> &
  VueListeners<T> &
  Omit<HTMLAttributes, keyof PropsOf<T>> &
  PublicProps;

/** Stands for a tag among the components; Vue makes the element itself. */
export type VueTag<T extends Tag> = new () => ElementOf<T> & { readonly $props: VueProps<T> };

type VueTags = { [T in Tag]: VueTag<T> };

declare module 'vue' {
  interface GlobalComponents extends VueTags {}
}

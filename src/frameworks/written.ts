/** What the tags take in a template, whatever the framework. */
import type { Tags } from './tags.js';

/** One of the tags. */
export type Tag = keyof Tags;

/** The element of a tag, for references. */
export type ElementOf<T extends Tag> = Tags[T]['element'];

/** Names as in HTML and as in JavaScript. A name that is both is a property: frameworks set what the element has. */
export type PropsOf<T extends Tag> = Tags[T]['properties'] &
  Omit<Tags[T]['attributes'], keyof Tags[T]['properties']>;

/** An event of a tag, in a listener on it. */
export type EventOf<T extends Tag, Name extends keyof Tags[T]['events']> = Tags[T]['events'][Name] & {
  readonly currentTarget: ElementOf<T>;
};

/** Listeners, each under the name of its event with something before it. */
export type ListenersOf<T extends Tag, Prefix extends string> = {
  [Name in keyof Tags[T]['events'] & string as `${Prefix}${Name}`]?:
    ((event: EventOf<T, Name>) => void) | undefined;
};

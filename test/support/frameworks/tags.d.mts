/** The text of `src/frameworks/tags.ts` for a parsed custom-elements.json. */
export function tagsOf(manifest: object): Promise<string>;

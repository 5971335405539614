/** Parts of the interface that most calls do not need at once, each in a file of its own, fetched when first used. */

/** Fetches a part. A part is an internal element, which takes all it shows by properties; its module registers it. */
export const partFiles = {
  menus: () => import('./menus/menus.js'),
} satisfies Record<string, () => Promise<unknown>>;

/** The name of a part. */
export type PartName = keyof typeof partFiles;

/** What the file of a part exports. */
export type PartModule<Name extends PartName> = Awaited<ReturnType<(typeof partFiles)[Name]>>;

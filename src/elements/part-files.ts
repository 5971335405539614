/**
 * Parts of the interface that most calls do not need at once, each in a file of its own, fetched when first used. The build
 * of dist/cdn reads this list: each `import('./….js')` becomes a file of that name, with Lit and what else the entry has
 * borrowed from there. Its budget is in `test/package/bundle.test.ts`.
 */

/**
 * Fetches a part. But for `in-call`, a part is an internal element, which takes all it shows by properties; its module
 * registers it.
 */
export const partFiles = {
  'in-call': () => import('./in-call.js'),
  'lobby-extras': () => import('./lobby/lobby-extras.js'),
  chat: () => import('./panels/chat.js'),
  extras: () => import('./extras/extras.js'),
  people: () => import('./panels/people.js'),
  'diagnostics-panel': () => import('./panels/diagnostics-panel.js'),
  menus: () => import('./menus/menus.js'),
} satisfies Record<string, () => Promise<unknown>>;

/** The name of a part. */
export type PartName = keyof typeof partFiles;

/** What the file of a part exports. */
export type PartModule<Name extends PartName> = Awaited<ReturnType<(typeof partFiles)[Name]>>;

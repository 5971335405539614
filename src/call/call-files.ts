/**
 * What of a call is needed only once one is about to be joined, in a file of its own. The build of dist/cdn reads this
 * list: what it `import()`s becomes a file of that name, with what else the entry has borrowed from there. Its budget is in
 * `test/package/bundle.test.ts`.
 */
import { LazyFile } from '../internal/lazy-file.js';

const fetchRoom = () => import('./call-room.js');

/** The room, and how loud it is there. */
export const roomFile = new LazyFile(fetchRoom);

/** The same, or what stands in for it. */
export type RoomFile = typeof roomFile;

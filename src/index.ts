/** The entry: registers the tags and exports the public surface. */
import { define } from './define.js';

export * from './elements.js';

define();

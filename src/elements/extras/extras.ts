/** What is done with a tile or a call now and then: fetched when it is first asked for. */
export { showInWindow } from './picture-in-picture.js';
export { pngOf } from './snapshot.js';
export { tileSections } from './tile-menu.js';

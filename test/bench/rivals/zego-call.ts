/** This package, as an application bundles it. */
import '../../../src/index.js';
import { APP_ID } from '../ids.js';

/** Shows the lobby. */
export function show(container: HTMLElement): void {
  const call = document.createElement('zego-call');
  Object.assign(call, { appId: APP_ID, room: 'bench', userId: 'ann', token: 'none' });
  container.append(call);
}

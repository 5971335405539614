/** Added to pages that use ZEGO's SDK: leads it to the stand-in of its service, which runs in a page of its own. */
import { hostCloud, joinCloud } from '../zego-cloud/broadcast.js';
import { forgiveParameters } from '../zego-cloud/forgive-parameters.js';
import { installZegoCloud } from '../zego-cloud/in-page.js';

const NAME = 'frameworks';

if (location.pathname === '/stand-in') hostCloud(installZegoCloud(), NAME);
else if (location.protocol === 'http:') {
  forgiveParameters();
  const { traffic } = joinCloud(NAME);
  Object.assign(globalThis, { traffic });
}

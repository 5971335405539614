/** Added to pages that use ZEGO's SDK: leads it to the stand-in of its service, which runs in a page of its own. */
import { hostCloud, joinCloud } from '../zego-cloud/broadcast.js';
import { forgiveParameters } from '../zego-cloud/forgive-parameters.js';
import { installZegoCloud } from '../zego-cloud/in-page.js';
import type { Application } from '../zego-cloud/token.js';

const NAME = 'frameworks';

/** Where the address says whose tokens are let in. */
function application(): Application | undefined {
  const query = new URLSearchParams(location.search);
  const [appId, secret] = [query.get('appId'), query.get('secret')];
  return appId && secret ? { appId: Number(appId), secret } : undefined;
}

if (location.pathname === '/stand-in') hostCloud(installZegoCloud({ application: application() }), NAME);
else if (location.protocol === 'http:') {
  forgiveParameters();
  const { traffic } = joinCloud(NAME);
  Object.assign(globalThis, { traffic });
}

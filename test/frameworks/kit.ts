/** Added to a page of its own, beside stand-in.ts: a user of ZEGO's own finished client, UIKit Prebuilt. */
import { kitCall } from '../bench/kit-call.js';

const container = document.querySelector('main')!;
void kitCall({ roomId: 'daily', userId: 'kit', container }, () => undefined).then(() => {
  document.title = 'seen';
});

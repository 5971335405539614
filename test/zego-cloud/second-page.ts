/** Bob's page: joins the cloud of the page around it, plays what is published, and says what came. */
import { nextFrames } from '../support/media.js';
import { joinCloud } from './broadcast.js';
import { SdkClient } from './sdk-client.js';

const { cloud = '', room = '', stream = '' } = Object.fromEntries(new URLSearchParams(location.search));
const detour = joinCloud(cloud);
const bob = await SdkClient.create('bob', room);
await bob.login();
const seen = await bob.play(stream);
const { width } = await nextFrames(seen, 10);
const leaks = detour.traffic.filter(({ fate }) => fate === 'leak');
parent.postMessage({ width, leaks }, '*');

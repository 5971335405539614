import { expect, fixture, html } from '../support/testing.js';
import { syntheticMedia, within } from '../support/media.js';
import { hostCloud } from './broadcast.js';
import { installZegoCloud } from './in-page.js';
import { SdkClient } from './sdk-client.js';

describe('broadcast cloud', function () {
  this.timeout(60_000);
  it('serves a client in another page', async () => {
    const cloud = installZegoCloud();
    const close = hostCloud(cloud, 'broadcast-test');
    const media = syntheticMedia();
    const ann = await SdkClient.create('ann', 'broadcast');
    await ann.login();
    await ann.publish('cam', media.stream);
    const told = new Promise<unknown>((resolve) =>
      addEventListener('message', ({ data }) => resolve(data), { once: true }),
    );
    const page = new URL(
      './second-page.html?cloud=broadcast-test&room=broadcast&stream=cam',
      import.meta.url,
    );
    await fixture(html`<iframe src=${page.href}></iframe>`);
    try {
      const report = await within(told, 12_000, () => `bob sees ann\n${String(cloud.log)}`);
      expect(report).to.deep.include({ leaks: [] });
      expect(report).to.have.property('width').above(0);
      expect(cloud.members('broadcast')).to.deep.equal(['ann', 'bob']);
    } finally {
      ann.destroy();
      close();
      cloud.uninstall();
      await media.stop();
    }
  });
});

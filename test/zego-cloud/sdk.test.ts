/** The SDK's contract as the adapter relies on it: the unmodified SDK against the cloud in this page. */
import { expect } from '../support/testing.js';
import type { InPageCloud } from './in-page.js';
import { clearZegoStorage, installZegoCloud } from './in-page.js';
import { SdkClient } from './sdk-client.js';

describe('ZEGO SDK', () => {
  let cloud: InPageCloud;
  let clients: SdkClient[] = [];
  let room = 0;

  beforeEach(() => {
    clearZegoStorage();
    room++;
    cloud = installZegoCloud();
  });

  afterEach(function end() {
    for (const client of clients) client.destroy();
    clients = [];
    cloud.uninstall();
    if (this.currentTest?.state === 'failed') throw new Error(`cloud:\n${String(cloud.log)}`);
  });

  /** A user with an engine in this test's room. */
  async function client(userId: string): Promise<SdkClient> {
    const created = await SdkClient.create(userId, `room-${room}`);
    clients.push(created);
    return created;
  }

  /** Users who are in this test's room and know of each other. */
  async function joined(...userIds: string[]): Promise<SdkClient[]> {
    const all: SdkClient[] = [];
    for (const userId of userIds) {
      const one = await client(userId);
      await one.login();
      all.push(one);
    }
    for (const one of all) await one.meets(...userIds.filter((userId) => userId !== one.userId));
    return all;
  }

  describe('while logging in', () => {
    it('resolves with true and is connected', async () => {
      const ann = await client('ann');
      expect(await ann.login()).to.equal(true);
      await ann.until('roomStateUpdate', (_, state, code) => state === 'CONNECTED' && code === 0);
      expect(cloud.members(ann.roomId)).to.deep.equal(['ann']);
      expect(cloud.log.unknowns).to.deep.equal([]);
    });

    it('tells everybody who is there and who comes', async () => {
      const [ann] = await joined('ann', 'bob');
      expect(ann?.heard.filter(({ name }) => name === 'roomUserUpdate')).to.have.length(1);
    });
  });
});

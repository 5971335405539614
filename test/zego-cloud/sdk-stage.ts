/** What the SDK's contract tests stand on: a cloud and a room for each test, users in it, and what is waited for. */
import { expect, nextFrame } from '../support/testing.js';
import type { CloudOptions } from './cloud.js';
import type { InPageCloud } from './in-page.js';
import { clearZegoStorage, installZegoCloud } from './in-page.js';
import { loadSdk } from './load-sdk.js';
import { SdkClient } from './sdk-client.js';

/** One client for each user named. */
type Clients<Ids extends readonly string[]> = { readonly [K in keyof Ids]: SdkClient };

/** Registers the hooks; a test that fails shows what its cloud saw. */
export function setSdkStage(options?: CloudOptions) {
  let clients: SdkClient[] = [];
  let rooms = 0;
  const stage = {
    cloud: undefined as unknown as InPageCloud,
    roomId: '',
    /** A user with an engine that gives up after some seconds (10), not logged in. */
    async client(userId: string, retrySeconds?: number): Promise<SdkClient> {
      const created = await SdkClient.create(userId, stage.roomId, retrySeconds);
      clients.push(created);
      return created;
    },
    /** Users who are in the room and know of each other. */
    async joined<const Ids extends readonly string[]>(...userIds: Ids): Promise<Clients<Ids>> {
      const all: SdkClient[] = [];
      for (const userId of userIds) {
        const client = await stage.client(userId);
        await client.login();
        all.push(client);
      }
      for (const client of all) await client.meets(...userIds.filter((userId) => userId !== client.userId));
      return all as unknown as Clients<Ids>;
    },
    /** Waits for a state of the cloud. */
    async until(holds: () => boolean, timeout = 10_000): Promise<void> {
      const deadline = performance.now() + timeout;
      while (!holds()) {
        if (performance.now() > deadline) throw new Error(`not within ${timeout} ms: ${String(holds)}`);
        await nextFrame();
      }
    },
  };

  before(loadSdk);

  beforeEach(() => {
    clearZegoStorage();
    stage.roomId = `room-${++rooms}`;
    stage.cloud = installZegoCloud(options);
  });

  afterEach(function end() {
    for (const client of clients) client.destroy();
    clients = [];
    stage.cloud.uninstall();
    const error = this.currentTest?.err;
    if (error) error.message += `\ncloud:\n${String(stage.cloud.log)}`;
    expect(stage.cloud.log.unknowns).to.deep.equal([]);
    expect(stage.cloud.traffic.filter(({ fate }) => fate === 'leak')).to.deep.equal([]);
  });

  return stage;
}

/** What a promise rejects with; the SDK's rejections are no errors. */
export const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => expect.fail(`resolved with ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );

/** A promise, and how to fulfil it. */
export function later(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

/** The SDK's contract about its link to the service, and what it sends to whom. */
import { expect } from '../support/testing.js';
import { later, rejection, setSdkStage } from './sdk-stage.js';
import { testToken } from './token.js';

describe('ZEGO SDK: the link', function () {
  this.timeout(60_000);
  const stage = setSdkStage();
  const { client, joined, until } = stage;

  it('comes back by itself, with the users who went meanwhile', async () => {
    const [ann, bob] = await joined('ann', 'bob');
    const { promise, resolve } = later();
    ann.forget();
    stage.cloud.faults.drop({ until: promise });
    stage.cloud.faults.timeOut('bob');
    bob.destroy();
    resolve();
    await ann.reconnected();
    await ann.misses('bob');
  });

  it('is one user’s own', async () => {
    const [ann, bob] = await joined('ann', 'bob');
    const { promise, resolve } = later();
    ann.forget();
    bob.forget();
    stage.cloud.faults.drop({ userId: 'ann', until: promise });
    await bob.sdk.sendBroadcastMessage(bob.roomId, 'ann?');
    const cat = await client('cat');
    await cat.login();
    await bob.meets('cat');
    resolve();
    await ann.reconnected();
    await ann.meets('cat');
    expect(bob.heard.map(({ name }) => name)).not.to.include('roomStateUpdate');
  });

  it('is given up with 1002031 after the retry time', async () => {
    const ann = await client('ann', 2);
    await ann.login();
    stage.cloud.faults.drop({ until: later().promise });
    await ann.until('roomStateUpdate', (_, state, code) => state === 'DISCONNECTED' && code === 1002031);
  });

  it('is taken for lost when the service falls silent', async () => {
    const [ann] = await joined('ann');
    ann.forget();
    stage.cloud.faults.silent = true;
    await ann.until('roomStateUpdate', (_, state) => state === 'CONNECTING', 25_000);
    stage.cloud.faults.silent = false;
    await ann.reconnected();
  });

  it('takes the user into the room again after the service started anew', async () => {
    const [ann] = await joined('ann', 'bob');
    stage.cloud.faults.restart();
    expect(stage.cloud.members(ann.roomId)).to.deep.equal([]);
    await until(() => stage.cloud.members(ann.roomId).length === 2, 12_000);
  });

  it('is not enough for a token that expired: the retry time passes first', async () => {
    const ann = await client('ann', 5);
    await ann.login();
    stage.cloud.faults.expireToken('ann');
    stage.cloud.faults.drop();
    await ann.until('roomStateUpdate', (_, state, code) => state === 'DISCONNECTED' && code !== 0, 14_000);
  });

  it('needs no answer to be given up at login', async () => {
    stage.cloud.faults.drop({ until: later().promise });
    const ann = await client('ann', 2);
    expect(await rejection(ann.login())).to.include({ code: 1002031 });
  });

  it('goes to the access hub and the loggers, and shows them the token', async () => {
    const token = testToken();
    const ann = await client('ann');
    await ann.login(token);
    await ann.until('roomStateUpdate', (_, state) => state === 'CONNECTED');
    await until(() => stage.cloud.traffic.some(({ via }) => via === 'fetch'));
    const seen = stage.cloud.traffic.map(({ via, url, fate }) => ({
      via,
      path: new URL(url).pathname,
      fate,
    }));
    expect(seen).to.deep.equal([
      { via: 'websocket', path: '/zglog/ws', fate: 'sink' },
      { via: 'websocket', path: '/zglog/tlog', fate: 'sink' },
      { via: 'websocket', path: '/accesshub', fate: 'cloud' },
      { via: 'fetch', path: '/zglog/whitelist', fate: 'sink' },
    ]);
    expect(stage.cloud.traffic.filter(({ url }) => url.includes('token=…'))).to.have.length(2);
    expect(JSON.stringify(stage.cloud.traffic)).not.to.contain(token);
  });
});

describe('ZEGO SDK: a member nothing is heard of', function () {
  this.timeout(60_000);
  const { joined } = setSdkStage({ memberTimeout: 4000 });

  it('is out when the time has passed', async () => {
    const [ann, bob] = await joined('ann', 'bob');
    bob.destroy();
    await ann.misses('bob');
  });
});

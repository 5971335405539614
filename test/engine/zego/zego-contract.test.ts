import type { CallEngine } from '../../../src/engine/call-engine.js';
import { ZegoEngine } from '../../../src/engine/zego/zego-engine.js';
import { PEOPLE_MS } from '../../../src/engine/zego/zego-room.js';
import { fakeZego, type FakeZegoClient } from '../../support/fake-zego-sdk.js';
import { engineContract } from '../engine-contract.js';

const options = { appId: 1, server: '', codec: 'vp8', videoBitrate: 500, telemetry: false } as const;

engineContract('ZegoEngine on a fake SDK', () => {
  const { cloud, Sdk } = fakeZego();
  let tokens = 0;
  const clients = new Map<CallEngine, () => FakeZegoClient>();
  const client = (engine: CallEngine): FakeZegoClient => {
    const find = clients.get(engine);
    if (!find) throw new Error('not an engine of this room');
    return find();
  };
  return {
    create: (some) => {
      let own: FakeZegoClient | undefined;
      class Own extends Sdk {
        constructor(...args: ConstructorParameters<typeof Sdk>) {
          super(...args);
          own = cloud.clients.at(-1);
        }
      }
      const engine = new ZegoEngine(Own, { ...options, ...some });
      clients.set(engine, () => {
        if (!own) throw new Error('never joined');
        return own;
      });
      return engine;
    },
    joinOptions: (userId, userName = userId) => ({
      roomId: 'daily',
      userId,
      userName,
      token: `a-token-${++tokens}`,
    }),
    interrupt: (engine) => client(engine).drop(),
    restore: (engine) => client(engine).restore(),
    realMedia: true,
    reception: true,
    measure: () => cloud.measure('daily'),
    patience: PEOPLE_MS,
    slack: 0,
    dispose: () => undefined,
  };
});

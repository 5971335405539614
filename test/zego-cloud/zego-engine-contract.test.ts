import type { CallEngine, JoinOptions } from '../../src/engine/call-engine.js';
import { ZegoEngine } from '../../src/engine/zego/zego-engine.js';
import { PEOPLE_MS } from '../../src/engine/zego/zego-room.js';
import { expect } from '../support/testing.js';
import { engineContract } from '../engine/engine-contract.js';
import { clearZegoStorage, installZegoCloud } from './in-page.js';
import { APP_ID, loadSdk } from './load-sdk.js';
import { testToken } from './token.js';

const options = { appId: APP_ID, server: '', codec: 'vp8', videoBitrate: 500, telemetry: false } as const;
let rooms = 0;
/** Each token ends later than the one before: only then does it renew anything. */
let tokens = 0;

engineContract('ZegoEngine on the real SDK', async () => {
  const Sdk = await loadSdk();
  clearZegoStorage();
  const cloud = installZegoCloud();
  const roomId = `contract-${++rooms}`;
  const users = new Map<CallEngine, string>();
  let restore: () => void = () => undefined;
  return {
    create: (some) => {
      class Engine extends ZegoEngine {
        override join(join: JoinOptions, signal: AbortSignal): Promise<void> {
          users.set(this, join.userId);
          return super.join(join, signal);
        }
      }
      return new Engine(Sdk, { ...options, ...some });
    },
    joinOptions: (userId, userName = userId) => ({
      roomId,
      userId,
      userName,
      token: testToken({ expiresIn: 3600 + ++tokens }),
    }),
    interrupt: (engine) => {
      const until = new Promise<void>((resolve) => (restore = resolve));
      cloud.faults.drop({ userId: users.get(engine) ?? '', until });
    },
    restore: () => restore(),
    realMedia: true,
    reception: true,
    patience: PEOPLE_MS,
    slack: 6000,
    dispose: () => {
      cloud.uninstall();
      expect(cloud.log.unknowns).to.deep.equal([]);
      expect(cloud.traffic.filter(({ fate }) => fate === 'leak' || fate === 'sink')).to.deep.equal([]);
    },
  };
});

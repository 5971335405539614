import type { CallEngine } from '../../../src/engine/call-engine.js';
import { createLoopbackEngine, LoopbackEngine } from '../../../src/engine/loopback/loopback-engine.js';
import { engineContract } from '../engine-contract.js';

const options = { appId: 0, server: '', codec: 'h264', videoBitrate: 500, telemetry: false } as const;

function loopback(engine: CallEngine): LoopbackEngine {
  if (engine instanceof LoopbackEngine) return engine;
  throw new Error('not a loopback engine');
}

engineContract('LoopbackEngine', () => {
  const roomId = crypto.randomUUID();
  return {
    create: (some) => createLoopbackEngine({ ...options, ...some }),
    joinOptions: (userId, userName = userId) => ({ roomId, userId, userName, token: '' }),
    interrupt: (engine) => loopback(engine).interrupt(),
    restore: (engine) => loopback(engine).restore(),
    realMedia: true,
    slack: 0,
    dispose: () => undefined,
  };
});

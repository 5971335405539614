/**
 * Where the engines that ship with the package are: each in files of its own, fetched when a call first wants it.
 * In the classic-script build each `import()` becomes a script beside the entry (`script-beside.script.ts`).
 */
import type { EngineFactory } from './call-engine.js';

/** An engine that ships with the package. */
export type EngineName = 'zego' | 'loopback';

/**
 * Fetches an engine's code. Each call asks the browser anew: keep the promise to load once, forget it when it rejects
 * to try again. Rejects with whatever the loader gives, not with a `CallError`.
 */
export const engineFiles: Readonly<Record<EngineName, () => Promise<EngineFactory>>> = {
  zego: async () => (await import('./zego/zego-factory.js')).createZegoEngine,
  loopback: async () => (await import('./loopback/loopback-engine.js')).createLoopbackEngine,
};

/** From the name of an engine to its factory. The files themselves are fetched when the first call needs them. */
import type { EngineFactory } from './call-engine.js';
import { engineFiles, type EngineName } from './engine-files.js';

export type { EngineName };

const loading = new Map<EngineName, Promise<EngineFactory>>();

/**
 * The factory of an engine, fetched once per page. Rejects with whatever the browser said when the file could not be
 * fetched; the next call tries again.
 */
export function loadEngine(name: EngineName): Promise<EngineFactory> {
  const known = loading.get(name);
  if (known) return known;
  const load = engineFiles[name]();
  loading.set(name, load);
  load.catch(() => loading.delete(name)); // a failure must not be remembered; the caller hears of it too
  return load;
}

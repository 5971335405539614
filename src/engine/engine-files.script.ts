/**
 * Stands in for `engine-files.ts` in the classic-script build. A classic script may come from any origin without CORS,
 * a module may not; so the engines are classic scripts too, added to the page next to the one that runs now.
 */
import type { EngineFactory } from './call-engine.js';
import type { EngineName } from './engine-files.js';

export type { EngineName } from './engine-files.js';

/** What the engine scripts leave behind; the names are the build's (vite.config.ts). */
declare global {
  var ZegoCallZegoEngine: { readonly createZegoEngine: EngineFactory };
  var ZegoCallLoopbackEngine: { readonly createLoopbackEngine: EngineFactory };
}

// Only set while the script first runs.
const entry = document.currentScript as HTMLScriptElement | null;

/** Runs the script `file` beside the entry. A script that failed to load runs again when added again. */
async function run(file: string): Promise<void> {
  if (!entry?.src)
    throw new Error(`Cannot find ${file}: zego-call.global.js was not loaded by <script src>.`);
  const script = document.createElement('script');
  script.src = new URL(file, entry.src).href;
  script.nonce = entry.nonce; // the page's content security policy let the entry in
  script.crossOrigin = entry.crossOrigin;
  await new Promise<void>((resolve, reject) => {
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`Cannot load ${script.src}`));
    document.head.append(script);
  }).finally(() => script.remove());
}

/** As in `engine-files.ts`. The global is read at once: another copy of the package may set it next. */
export const engineFiles: Readonly<Record<EngineName, () => Promise<EngineFactory>>> = {
  async zego() {
    await run('zego-engine.global.js');
    return globalThis.ZegoCallZegoEngine.createZegoEngine;
  },
  async loopback() {
    await run('loopback-engine.global.js');
    return globalThis.ZegoCallLoopbackEngine.createLoopbackEngine;
  },
};

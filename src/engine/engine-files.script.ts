/**
 * Stands in for `engine-files.ts` in the classic-script build. A classic script may come from any origin without CORS,
 * a module may not; so the engines are classic scripts too, added to the page next to the one that runs now.
 */
import { CallError } from '../errors.js';
import type { EngineFactory } from './call-engine.js';
import type { EngineName } from './engine-files.js';

export type { EngineName } from './engine-files.js';

/** What the engine scripts leave behind; the names are the build's (vite.config.ts). */
declare global {
  /** Of the DOM, where there are Trusted Types. */
  var trustedTypes: TrustedTypes | undefined;
  var ZegoCallZegoEngine: { readonly createZegoEngine: EngineFactory };
  var ZegoCallLoopbackEngine: { readonly createLoopbackEngine: EngineFactory };
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): TrustedPolicy;
}
interface TrustedPolicy {
  /** An object, in truth; all it is good for here is to be given to `src`. */
  createScriptURL(url: string): string;
}

/** The name of this script. What lies beside it is ours only if this is how it was asked for. */
const NAME = 'zego-call.global.js';

// Only set while the script first runs, and as the page wrote it: where a redirect led to is not told.
const entry = document.currentScript as HTMLScriptElement | null;

let policy: TrustedPolicy | undefined;

/** The address as a page with Trusted Types wants it. Throws where the page does not let the policy in. */
function trusted(url: string): string {
  policy ??= globalThis.trustedTypes?.createPolicy('zego-call', { createScriptURL: (own) => own });
  return policy?.createScriptURL(url) ?? url;
}

/**
 * Runs the script `file` beside the entry. A script that failed to load runs again when added again. Rejects before it
 * fetches anything if the entry goes by another name: beside a shorthand like `…/npm/zego-call` is somebody else's code.
 */
async function run(file: string): Promise<void> {
  if (!entry?.src || !new URL(entry.src).pathname.endsWith(`/${NAME}`))
    throw new CallError(
      'engine-load',
      `Cannot find ${file}: load <script src="https://.../${NAME}">, with ${file} beside it.`,
    );
  const script = document.createElement('script');
  const url = new URL(file, entry.src).href;
  script.nonce = entry.nonce; // the page's content security policy let the entry in
  script.crossOrigin = entry.crossOrigin;
  await new Promise<void>((resolve, reject) => {
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`Cannot load ${url}`));
    script.src = trusted(url);
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

/**
 * What `import()` becomes in the classic-script build (test/support/cdn/lazy-files.ts). A classic script may come from any
 * origin without CORS, a module may not; so the lazy files are classic scripts too, added to the page next to the one
 * that runs now.
 */
import { CallError } from '../errors.js';
import { globalName } from './global-name.js';

/** Of the DOM, where there are Trusted Types. */
declare global {
  var trustedTypes: TrustedTypes | undefined;
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
 * Runs the script `<name>.global.js` beside the entry, and gives what it exports, an object. A script that failed to load runs again
 * when added again. Rejects before it fetches anything if the entry goes by another name: beside a shorthand like
 * `…/npm/zego-call` is somebody else's code.
 */
export async function scriptBeside(name: string): Promise<unknown> {
  const file = `${name}.global.js`;
  if (!entry?.src || !new URL(entry.src).pathname.endsWith(`/${NAME}`))
    throw new CallError(
      'engine-load',
      `Cannot find ${file}: load <script src="https://.../${NAME}">, with ${file} beside it.`,
    );
  const script = document.createElement('script');
  const url = new URL(file, entry.src).href;
  script.nonce = entry.nonce; // the page's content security policy let the entry in
  script.crossOrigin = entry.crossOrigin;
  return new Promise<unknown>((resolve, reject) => {
    // Read at once: another copy of the package may set it next. A script without exports sets none.
    script.onload = () => resolve((globalThis as unknown as Record<string, unknown>)[globalName(name)] ?? {});
    script.onerror = () => reject(new Error(`Cannot load ${url}`));
    script.src = trusted(url);
    document.head.append(script);
  }).finally(() => script.remove());
}

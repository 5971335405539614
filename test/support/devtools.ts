/** What tests ask of the browser's own tools: see `devtools.mjs`. */
import { executeServerCommand } from '@web/test-runner-commands';

/** Bytes that scripts of this page use, garbage collected. */
export function heapUsed(): Promise<number> {
  return executeServerCommand<number, undefined>('heap-used');
}

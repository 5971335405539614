/** What tests ask of the browser's own tools: see `devtools.mjs`. */
import { executeServerCommand } from '@web/test-runner-commands';

/** Bytes that scripts of this page use, garbage collected; null where the browser does not tell. */
export function heapUsed(): Promise<number | null> {
  return executeServerCommand<number | null, undefined>('heap-used');
}

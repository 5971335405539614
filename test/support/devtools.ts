/** What tests ask of the browser's own tools: see `devtools.mjs`. */
import { executeServerCommand } from '@web/test-runner-commands';

/** Bytes that scripts of this page use, garbage collected; null where the browser does not tell. */
export async function heapUsed(): Promise<number | null> {
  const { bytes = null } = await executeServerCommand<{ bytes?: number }, undefined>('heap-used');
  return bytes;
}

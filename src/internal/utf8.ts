/** The length of `text` in UTF-8, bytes. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

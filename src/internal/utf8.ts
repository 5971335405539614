/**
 * What a chat message may have, bytes of UTF-8: ZEGO's limit, kept by every engine. A word of the domain, but engines and
 * chat share no other room with code; and of a file that is always there, no bundler makes a chunk.
 */
export const MAX_MESSAGE_BYTES = 1024;

/** The length of `text` in UTF-8, bytes. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

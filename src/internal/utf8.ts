/** At most this many bytes of UTF-8 in a chat message: ZEGO's limit, kept by every engine. */
export const MAX_MESSAGE_BYTES = 1024;

/** The length of `text` in UTF-8, bytes. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

import type { TrackKind } from '../call-engine.js';

/** Which kinds a participant has turned on. */
export type MediaState = Readonly<Record<TrackKind, boolean>>;

/** Marks the extra info as ours, and its layout. */
const VERSION_KEY = 'zego-call';
const VERSION = 1;

/**
 * The stream's extra info by which our own clients learn at once what is on: the SDK's own status takes 3 to 4 s.
 * At most 1024 characters.
 */
export function encodeMediaState({ audio, video }: MediaState): string {
  return JSON.stringify({ [VERSION_KEY]: VERSION, microphone: audio, camera: video });
}

/** What extra info says, or undefined if it is not ours: other clients put their own things there. */
export function decodeMediaState(extraInfo: string | undefined): MediaState | undefined {
  if (!extraInfo?.includes(VERSION_KEY)) return undefined;
  const info = parse(extraInfo);
  if (typeof info !== 'object' || info === null) return undefined;
  const { [VERSION_KEY]: version, microphone, camera } = info as Record<string, unknown>;
  if (version !== VERSION || typeof microphone !== 'boolean' || typeof camera !== 'boolean') return undefined;
  return { audio: microphone, video: camera };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // text of somebody else's, not a fault
  }
}

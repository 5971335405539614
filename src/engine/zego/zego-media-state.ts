import type { TrackKind } from '../call-engine.js';

/** Which kinds a participant has turned on. */
export type MediaState = Readonly<Record<TrackKind, boolean>>;

/** Marks the extra info as ours, and its layout. */
const VERSION_KEY = 'zego-call';
const VERSION = 1;
/** ZEGO takes no more. */
const MAX_LENGTH = 1024;

/**
 * The stream's extra info, by which others learn at once what is on: the SDK's own status takes 3 to 4 s. First in the
 * words of ZEGO's UIKit, which takes for off what it is not told, then in those of older clients of ours. `has` says
 * which kinds there is a device for. JSON, as the kit parses it without a guard; at most 1024 characters.
 */
export function encodeMediaState({ audio, video }: MediaState, has: MediaState): string {
  return JSON.stringify({
    isCameraOn: video,
    isMicrophoneOn: audio,
    hasVideo: has.video,
    hasAudio: has.audio,
    [VERSION_KEY]: VERSION,
    microphone: audio,
    camera: video,
  });
}

/**
 * What extra info says of each kind, in either dialect: nothing where it is somebody's own text. The kit says of a camera
 * that nobody has that it is on.
 */
export function decodeMediaState(extraInfo: string | undefined): Partial<MediaState> {
  const info = extraInfo && extraInfo.length <= MAX_LENGTH ? parse(extraInfo) : undefined;
  if (typeof info !== 'object' || info === null) return {};
  const {
    isMicrophoneOn,
    isCameraOn,
    hasAudio,
    hasVideo,
    microphone,
    camera,
    [VERSION_KEY]: version,
  } = info as Record<string, unknown>;
  const ours = version === VERSION;
  const audio = hasAudio !== false && (isMicrophoneOn ?? (ours ? microphone : undefined));
  const video = hasVideo !== false && (isCameraOn ?? (ours ? camera : undefined));
  return {
    ...(typeof audio === 'boolean' && { audio }),
    ...(typeof video === 'boolean' && { video }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // text of somebody else's, not a fault
  }
}

/** From what a page wrote to what a call needs: the rules of the attributes. */
import type {
  EngineFactory,
  EngineOptions,
  JoinOptions,
  Simulcast,
  VideoCodec,
} from '../engine/call-engine.js';
import { loadEngine, type EngineName } from '../engine/engines.js';
import { CallError, type MediaKind } from '../errors.js';
import { deviceSource, type DeviceWishes } from '../media/device-source.js';
import type { MediaSource } from '../media/media-source.js';
import { isToken04 } from '../internal/token04.js';
import { byteLength } from '../internal/utf8.js';
import { streamSource } from '../media/stream-source.js';
import { VIDEO_QUALITY, type VideoQuality } from '../media/video-quality.js';
import { screenObstacle } from '../media/screen-source.js';
import { roomFile } from './call-files.js';
import type { DeviceStatus } from './call-state.js';
import { unsupported } from './supported.js';
import type { TokenSource } from './token-source.js';

export type { EngineName, VideoQuality };

/** A call as the page describes it, before it is checked. Strings are '' when not given. */
export interface CallInput extends TokenSource {
  readonly engine: EngineName | EngineFactory;
  readonly appId: number | undefined;
  readonly server: string;
  readonly room: string;
  readonly userId: string;
  readonly userName: string;
  readonly muted: boolean;
  readonly cameraOff: boolean;
  readonly audioOnly: boolean;
  readonly viewOnly: boolean;
  readonly quality: VideoQuality;
  readonly codec: VideoCodec;
  readonly simulcast: Simulcast;
  readonly bandwidth: 'auto' | 'low';
  readonly telemetry: boolean;
  /** User ids whose `remove` is obeyed. */
  readonly hosts: readonly string[];
  /** Published instead of camera and microphone. */
  readonly source?: MediaStream | undefined;
}

/** A call that can be tried. */
export interface CallConfig {
  readonly loadEngine: () => Promise<EngineFactory>;
  readonly engineOptions: EngineOptions;
  /** All but the token, which is obtained when it is needed. */
  readonly join: Omit<JoinOptions, 'token'>;
  /** As the page has it at this moment: asked at each request, since a framework exchanges its functions. */
  readonly tokens: () => TokenSource;
  /** Whether the engine can do without a token, or has no use for one. */
  readonly tokenNeed: 'required' | 'optional' | 'none';
  readonly media: MediaSource;
  /** Of the own camera. */
  readonly quality: VideoQuality;
  /** What the own picture may take of it at first. */
  readonly bandwidth: CallInput['bandwidth'];
  /** How to enter. */
  readonly microphone: Exclude<DeviceStatus, 'pending'>;
  readonly camera: Exclude<DeviceStatus, 'pending'>;
  /** Whether a screen may be shared. */
  readonly screen: 'off' | 'unavailable';
}

/** Documented limits of ZEGO's service; kept for every engine, so that a page that works on one works on all. */
const ROOM_LIMIT = 128;
const USER_ID_BYTES = 64;
const USER_NAME_BYTES = 256;
const ID_CHARACTERS = /^[A-Za-z0-9~!@#$^&*()_+=\-`;',.<>/]+$/;
const ID_RULE = "digits, English letters and ~!@#$^&*()_+=-`;',.<>/";

/** What a call needs to know of its own media. */
export type MediaConfig = Pick<CallConfig, 'media' | MediaKind>;

/** The same, and whether a screen may be shared. */
export type OwnConfig = MediaConfig & Pick<CallConfig, 'screen'>;

/**
 * Checks a description. `tokens` gives the page's sources of tokens as they are when one is needed. Throws a `configuration`
 * error that names the first attribute at fault and what it accepts, or `unsupported` where the browser cannot carry a call
 * on an engine of the package.
 */
export function resolveConfig(
  input: CallInput,
  tokens: () => TokenSource = () => input,
  wishes?: DeviceWishes,
): CallConfig {
  const obstacle = unsupported(input.engine);
  if (obstacle) throw obstacle;
  const problem = findProblem(input);
  if (problem) throw new CallError('configuration', problem);
  const { engine, appId, server, codec, simulcast, bandwidth, audioOnly, telemetry, quality } = input;
  const noSmall = audioOnly || (simulcast === 'auto' && bandwidth === 'low'); // it would be as large as the other
  const factory = typeof engine === 'function' ? engine : undefined;
  return {
    loadEngine: factory ? () => Promise.resolve(factory) : () => loadEngine(engine as EngineName),
    engineOptions: {
      appId: appId ?? 0,
      server,
      codec,
      simulcast: noSmall ? 'off' : simulcast,
      telemetry,
      videoBitrate: VIDEO_QUALITY[quality].videoBitrate,
    },
    join: { roomId: input.room, userId: input.userId, userName: input.userName || input.userId },
    tokens,
    quality,
    bandwidth,
    tokenNeed: factory ? 'optional' : engine === 'zego' ? 'required' : 'none',
    ...resolveMedia(input, wishes),
  };
}

/** Where the own media come from, of the devices that the user wishes, and how to enter with them. */
export function resolveMedia(input: CallInput, wishes?: DeviceWishes): OwnConfig {
  const { source, quality, viewOnly, audioOnly } = input;
  const hasAudio = !viewOnly && (!source || source.getAudioTracks().length > 0);
  const hasVideo = !viewOnly && !audioOnly && (!source || source.getVideoTracks().length > 0);
  return {
    media: source ? streamSource(source) : deviceSource(quality, wishes),
    microphone: !hasAudio ? 'unavailable' : input.muted ? 'off' : 'on',
    camera: !hasVideo ? 'unavailable' : input.cameraOff ? 'off' : 'on',
    screen: viewOnly || screenObstacle() ? 'unavailable' : 'off',
  };
}

/** Whether there is sound or picture to publish, be it off. */
export function publishes({ microphone, camera }: MediaConfig): boolean {
  return microphone !== 'unavailable' || camera !== 'unavailable';
}

/** Fetches the engine, and what else joining takes, for a call that is about to be joined. What fails is told by joining. */
export function prefetchEngine({ engine }: CallInput): void {
  if (unsupported(engine)) return;
  roomFile.load().catch(() => undefined);
  if (typeof engine === 'string') loadEngine(engine).catch(() => undefined);
}

/** True when all that joining needs is there, so that `autojoin` may begin. Nobody is asked for a token by event before. */
export function isComplete(input: CallInput): boolean {
  const hasToken = Boolean(input.tokenProvider ?? (input.tokenUrl || input.token));
  return Boolean(input.room) && (input.engine !== 'zego' || (input.appId !== undefined && hasToken));
}

/** What a change of the description means for a call that is under way. */
export function configChange(before: CallInput, after: CallInput): 'none' | 'renew' | 'rejoin' {
  const rebuilds = ['engine', 'appId', 'server', 'room', 'userId'] as const;
  if (rebuilds.some((key) => before[key] !== after[key])) return 'rejoin';
  return after.token && before.token !== after.token ? 'renew' : 'none';
}

function findProblem(input: CallInput): string | undefined {
  const { engine, appId, room, userId, userName, token, tokenUrl, tokenProvider } = input;
  if (engine === 'zego' && appId === undefined)
    return 'app-id is missing or no positive whole number: set it to the id of your ZEGO application.';
  if (!room) return 'room is missing: set it to the id of the room to join.';
  if (room.length > ROOM_LIMIT) return `room is too long: at most ${ROOM_LIMIT} characters are accepted.`;
  if (!ID_CHARACTERS.test(room)) return `room has a character that is not accepted: use ${ID_RULE}.`;
  if (!userId) return 'user-id is missing: set it to the id of this user.';
  if (byteLength(userId) > USER_ID_BYTES)
    return `user-id is too long: at most ${USER_ID_BYTES} bytes are accepted.`;
  if (!ID_CHARACTERS.test(userId)) return `user-id has a character that is not accepted: use ${ID_RULE}.`;
  if (byteLength(userName) > USER_NAME_BYTES)
    return `user-name is too long: at most ${USER_NAME_BYTES} bytes of UTF-8 are accepted.`;
  if (engine === 'zego' && token && !tokenUrl && !tokenProvider && !isToken04(token))
    return 'token is malformed: a token04 is accepted, "04" and base64, as your server makes it with ZEGO\'s helpers.';
  return undefined;
}

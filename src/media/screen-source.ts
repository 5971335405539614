/** What is on the user's screen, or in one of their windows or tabs, as a stream. */
import { CallError, type CallErrorCode } from '../errors.js';

/** What is shared: text stays sharp with few pictures a second, a film stays smooth. */
export type ScreenContent = 'detail' | 'motion';

/** How a screen is shared. */
export interface ScreenOptions {
  /** What counts when the network is slow. Default: `motion` for what comes with sound, `detail` for anything else. */
  readonly content?: ScreenContent | undefined;
}

/** Pictures a second at the most: a screen that stands still takes none. */
const FRAME_RATE: Readonly<Record<ScreenContent, number>> = { detail: 15, motion: 30 };
const MAX_WIDTH = 1920;
const MAX_HEIGHT = 1080;
/** Nobody puts a picker away faster: a refusal within this time, in ms, is not the user's. */
const PICKER_MS = 100;

/** What TypeScript has not learned yet. Source: https://www.w3.org/TR/screen-capture/#dom-displaymediastreamoptions */
interface Hints extends DisplayMediaStreamOptions {
  readonly systemAudio: 'include' | 'exclude';
  readonly selfBrowserSurface: 'exclude';
  readonly surfaceSwitching: 'include';
}

/** Why nothing can be shared from this page; undefined when the user may be asked. */
export function screenObstacle(): CallError | undefined {
  if (!isSecureContext)
    return screenError(
      'insecure-context',
      'browsers share from secure pages only. Serve the page over HTTPS.',
    );
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices || !('getDisplayMedia' in devices))
    return screenError(
      'unsupported',
      'this browser has no getDisplayMedia. Phones have none: use a computer.',
    );
  return undefined;
}

/**
 * Asks the user what to share; call it in the handler of a click, before anything is awaited. Up to 1080p, with sound
 * where browser and user give it. Whole-system sound is taken only where the browser leaves this page's own out of it:
 * the others would hear themselves. Rejects with `cancelled` when the user thinks better of it. The caller owns the
 * tracks and stops them.
 */
export async function openScreen({ content }: ScreenOptions = {}): Promise<MediaStream> {
  const obstacle = screenObstacle();
  if (obstacle) throw obstacle;
  const known = navigator.mediaDevices.getSupportedConstraints() as Record<string, boolean | undefined>;
  const hints: Hints = {
    video: { width: { max: MAX_WIDTH }, height: { max: MAX_HEIGHT }, frameRate: { max: FRAME_RATE.motion } },
    audio: {
      ...{ echoCancellation: false, noiseSuppression: false, autoGainControl: false },
      ...{ suppressLocalAudioPlayback: false, restrictOwnAudio: true },
    },
    systemAudio: known['restrictOwnAudio'] ? 'include' : 'exclude',
    selfBrowserSurface: 'exclude',
    surfaceSwitching: 'include',
  };
  const askedAt = performance.now();
  let stream;
  try {
    stream = await navigator.mediaDevices.getDisplayMedia(hints);
  } catch (reason) {
    throw refusal(reason, performance.now() - askedAt);
  }
  const [picture] = stream.getVideoTracks();
  const kind = content ?? (stream.getAudioTracks().length ? 'motion' : 'detail');
  if (picture) await prepare(picture, kind);
  return stream;
}

/** A wish: what is shared is shared, at whatever rate it comes. */
async function prepare(picture: MediaStreamTrack, content: ScreenContent): Promise<void> {
  picture.contentHint = content;
  if (content === 'motion') return;
  const size = { width: { max: MAX_WIDTH }, height: { max: MAX_HEIGHT } };
  await picture.applyConstraints({ ...size, frameRate: { max: FRAME_RATE[content] } }).catch(() => undefined); // some browsers change nothing of a screen
}

/** Source: https://www.w3.org/TR/screen-capture/#dom-mediadevices-getdisplaymedia */
function refusal(cause: unknown, after: number): CallError {
  const { name, message } = cause instanceof Error ? cause : { name: '', message: '' };
  const error = (code: CallErrorCode, why: string) => screenError(code, why, cause);
  switch (name) {
    case 'NotAllowedError':
      // The one name for the user, the system and a policy; browsers differ in how they tell the reason.
      return after > PICKER_MS && !/system|policy/i.test(message)
        ? error('cancelled', 'the user chose nothing.')
        : error(
            'permission-denied',
            'browser or system refused it. Allow it in the system\'s privacy settings; an iframe needs allow="display-capture".',
          );
    case 'InvalidStateError':
      return error('permission-denied', 'browsers ask only in the handler of a click. Share from one.');
    case 'NotFoundError':
      return error('device-missing', 'there is nothing to share.');
    case 'NotReadableError':
    case 'AbortError':
      return error('device-busy', 'the system cannot read it. Try again, or share something else.');
    case 'TypeError':
      return error('unsupported', 'the browser does not understand the request. Update it.');
    default:
      return error('internal', 'the browser gave a reason that is not known: see `cause`.');
  }
}

function screenError(code: CallErrorCode, why: string, cause?: unknown): CallError {
  const options = { device: 'screen', ...(cause !== undefined && { cause }) } as const;
  return new CallError(code, `The screen is not shared: ${why}`, options);
}

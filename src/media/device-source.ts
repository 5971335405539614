/** The user's own camera and microphone as a call's media. */
import { CallError, type MediaKind } from '../errors.js';
import { isNamed } from '../internal/realms.js';
import { untilAborted } from '../internal/until-aborted.js';
import { captureObstacle, mediaError } from './media-errors.js';
import type { MediaRequest, MediaSource, OpenedMedia } from './media-source.js';
import { pictureConstraints, type VideoQuality } from './video-quality.js';

/** What the user wants of a kind: that device or, as a phone has it, one that looks that way. */
export type DeviceWish = { readonly deviceId: string } | { readonly facing: 'user' | 'environment' };

/** The wish of now, for each kind; undefined leaves it to the system. */
export type DeviceWishes = (kind: MediaKind) => DeviceWish | undefined;

const DEVICES = { audio: 'microphone', video: 'camera' } as const;
type Kind = keyof typeof DEVICES;
type Constraints = Readonly<Record<Kind, MediaTrackConstraints>>;

/**
 * Camera and microphone by `getUserMedia`: both kinds with one prompt; when that fails, each alone, to learn which one
 * fails and to get the other. Where one kind is granted and the other is not yet, they are two parts: sound need not wait
 * for what the user says about the picture. After a refusal, only a kind that can open without asking the user twice is tried again.
 * The quality is a wish: a camera that cannot do it gives what comes nearest. So is the device, asked of `wishes` at each
 * opening: for one that is not there another opens.
 */
export function deviceSource(quality: VideoQuality, wishes?: DeviceWishes): MediaSource {
  return {
    ofDevices: true,
    parts,
    open: (request, signal) =>
      open(constraintsFor(quality, wishes), constraintsFor(quality), request, signal),
  };
}

/** Whether these open without a question to the user; false where the browser does not tell. */
export async function mayOpen(kinds: readonly MediaKind[]): Promise<boolean> {
  if (captureObstacle('camera')) return false;
  return (await Promise.all(kinds.map(permissionState))).every((state) => state === 'granted');
}

async function parts(kinds: readonly MediaKind[]): Promise<readonly (readonly MediaKind[])[]> {
  if (kinds.length < 2) return [kinds];
  const states = await Promise.all(kinds.map(permissionState));
  const granted = kinds.filter((_, i) => states[i] === 'granted');
  const others = kinds.filter((_, i) => states[i] !== 'granted');
  return granted.length && others.length ? [granted, others] : [kinds];
}

/** A device is required here: Chromium takes a microphone that is only preferred for one that is open already. */
function constraintsFor(quality: VideoQuality, wishes: DeviceWishes = () => undefined): Constraints {
  const [sound, picture] = [wishes('microphone'), wishes('camera')];
  return {
    audio: {
      ...{ echoCancellation: true, noiseSuppression: true, autoGainControl: true },
      ...(sound && 'deviceId' in sound && { deviceId: { exact: sound.deviceId } }),
    },
    video: {
      ...pictureConstraints(quality),
      ...(!picture
        ? { facingMode: { ideal: 'user' } }
        : 'deviceId' in picture
          ? { deviceId: { exact: picture.deviceId } }
          : { facingMode: { exact: picture.facing } }),
    },
  };
}

async function open(
  wished: Constraints,
  anyDevice: Constraints,
  request: MediaRequest,
  signal: AbortSignal,
): Promise<OpenedMedia> {
  const opened: Partial<Record<Kind, MediaStreamTrack>> = {};
  const errors: CallError[] = [];

  const openKinds = async (kinds: readonly Kind[], constraints = wished): Promise<void> => {
    try {
      const wanted = Object.fromEntries(kinds.map((kind) => [kind, constraints[kind]]));
      for (const track of (await capture(wanted, signal)).getTracks()) opened[track.kind as Kind] = track;
    } catch (reason) {
      signal.throwIfAborted();
      if (isNamed(reason, 'OverconstrainedError') && kinds.length === 1 && constraints === wished)
        return openKinds(kinds, anyDevice);
      const alone = await worthTryingAlone(kinds, reason);
      for (const kind of kinds)
        if (alone.includes(kind)) await openKinds([kind]);
        else errors.push(mediaError(reason, DEVICES[kind]));
    }
  };

  try {
    const kinds: Kind[] = [];
    for (const kind of ['audio', 'video'] as const) {
      if (!request[kind]) continue;
      const obstacle = captureObstacle(DEVICES[kind]);
      if (obstacle) errors.push(obstacle);
      else kinds.push(kind);
    }
    if (kinds.length > 0) await openKinds(kinds);
    signal.throwIfAborted();
    return { ...opened, errors };
  } catch (reason) {
    for (const track of Object.values(opened)) track.stop();
    if (!signal.aborted) throw reason;
    throw new CallError('cancelled', 'Opening camera and microphone was cancelled.', { cause: reason });
  }
}

/** Rejects when the signal aborts; a stream that comes after that is stopped at once, since nobody waits for it. */
async function capture(constraints: MediaStreamConstraints, signal: AbortSignal): Promise<MediaStream> {
  signal.throwIfAborted();
  const stream = navigator.mediaDevices.getUserMedia(constraints).then((stream) => {
    if (signal.aborted) for (const track of stream.getTracks()) track.stop();
    return stream;
  });
  return untilAborted(stream, signal);
}

/**
 * Which of `kinds`, that failed together with `reason`, may open alone. A refusal says nothing about which kind was
 * refused, and asking again would annoy a user who has just answered: then the Permissions API decides. `granted`
 * opens without a prompt; `denied` cannot open; `prompt` beside a `denied` one was never asked, so it is now; any
 * other `prompt` was asked and refused. A browser that cannot tell counts as `prompt`.
 */
async function worthTryingAlone(kinds: readonly Kind[], reason: unknown): Promise<readonly Kind[]> {
  if (kinds.length === 1) return [];
  if (!isNamed(reason, 'NotAllowedError')) return kinds;
  const states = await Promise.all(kinds.map((kind) => permissionState(DEVICES[kind])));
  const oneIsDenied = states.includes('denied');
  return kinds.filter((_, i) => states[i] === 'granted' || (states[i] === 'prompt' && oneIsDenied));
}

async function permissionState(name: MediaKind): Promise<PermissionState> {
  try {
    return (await navigator.permissions.query({ name })).state;
  } catch {
    // Not every browser knows these two names.
    return 'prompt';
  }
}

/** Descriptions of calls, and what is in them, for tests of the call core. */
import type { CallInput } from '../../src/call/call-config.js';
import type { CallStream, Participant } from '../../src/call/call-state.js';

/** A view-only call on ZEGO's engine; override what the test is about. */
export function callInput(more: Partial<CallInput> = {}): CallInput {
  return {
    engine: 'zego',
    appId: 1234567890,
    server: '',
    room: 'daily',
    userId: 'ann',
    userName: 'Ann',
    token: '04AAAAAGaaaaaaaaaa',
    tokenUrl: '',
    requestToken: () => undefined,
    muted: false,
    cameraOff: false,
    audioOnly: false,
    viewOnly: false,
    quality: '180p',
    codec: 'h264',
    simulcast: 'auto',
    bandwidth: 'auto',
    telemetry: true,
    hosts: [],
    ...more,
  };
}

/** Somebody else, with everything off. */
export function person(userId: string, more: Partial<Participant> = {}): Participant {
  return {
    ...{
      userId,
      userName: userId,
      local: false,
      microphone: 'off',
      camera: 'off',
      screen: 'off',
      hand: 'off',
      speaking: false,
      quality: 0,
      joinedAt: 1,
    },
    ...more,
  };
}

/** A stream of somebody, with everything on. */
export function streamOf(userId: string, more: Partial<CallStream> = {}): CallStream {
  const { source = 'camera' } = more;
  const streamId = `${userId}/${source}`;
  return { userId, source, streamId, media: new MediaStream(), audio: true, video: true, ...more };
}

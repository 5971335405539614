/** Descriptions of calls for tests of the call core. */
import type { CallInput } from '../../src/call/call-config.js';

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
    telemetry: true,
    ...more,
  };
}

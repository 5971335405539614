/** Compiled, never run: what a page that uses TypeScript relies on. */
import {
  CallError,
  ZegoCallElement,
  type CallEngine,
  type CallErrorCode,
  type CallSnapshot,
  type CallState,
  type DeviceStatus,
  type EngineFactory,
  type LeaveReason,
  type Participant,
  type ZegoCallEventMap,
  type ZegoLocalVideoElement,
  type ZegoRemoteVideoElement,
} from '../../src/index.js';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const check = <_T extends true>(): void => undefined;

const call = document.createElement('zego-call');
const remote = document.createElement('zego-remote-video');
const local = document.querySelector('zego-local-video');

check<Equal<typeof call, ZegoCallElement>>();
check<Equal<typeof remote, ZegoRemoteVideoElement>>();
check<Equal<typeof local, ZegoLocalVideoElement | null>>();

call.addEventListener('call-state', ({ detail }) => {
  check<Equal<typeof detail.state, CallState>>();
  check<Equal<typeof detail.reason, LeaveReason | undefined>>();
});
call.addEventListener('call-error', ({ detail }) => check<Equal<typeof detail.error.code, CallErrorCode>>());
call.addEventListener('call-participant-join', ({ detail }) =>
  check<Equal<typeof detail.participant, Participant>>(),
);
call.addEventListener('call-media', ({ detail }) => check<Equal<typeof detail.status, DeviceStatus>>());
call.addEventListener('call-token-request', ({ detail }) => detail.respondWith(Promise.resolve('token')));
call.addEventListener('call-playback-blocked', ({ detail }) => void detail.resume());
check<Equal<ZegoCallEventMap['call-message']['detail']['text'], string>>();

check<Equal<typeof call.snapshot, CallSnapshot>>();
check<Equal<ReturnType<typeof call.join>, Promise<void>>>();
check<Equal<ReturnType<typeof call.toggleCamera>, Promise<void>>>();

const factory: EngineFactory = (): CallEngine => {
  throw new CallError('unsupported', 'No such engine.');
};
call.engine = factory;
call.engine = 'loopback';
call.quality = '720p';
call.tokenProvider = ({ roomId, userId }) => Promise.resolve(roomId + userId);
call.source = new MediaStream();
remote.stream = new MediaStream();
remote.userId = 'bob';

// @ts-expect-error not an engine
call.engine = 'skype';
// @ts-expect-error not a quality
call.quality = '4k';
// @ts-expect-error read only
call.state = 'joined';
// @ts-expect-error frozen
call.participants.push({});
// @ts-expect-error no such event detail
call.addEventListener('call-state', ({ detail }) => detail.text);

export class SubclassedCall extends ZegoCallElement {}

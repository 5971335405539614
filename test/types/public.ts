/** Compiled, never run: what a page that uses TypeScript relies on. */
import {
  CallError,
  type CallDevice,
  ZegoCallElement,
  type CallEngine,
  type CallErrorCode,
  type CallSnapshot,
  type CallState,
  type CallStats,
  type DeviceStatus,
  type EngineFactory,
  type HostCommand,
  type LeaveReason,
  type Participant,
  type StreamSource,
  type ZegoLocalVideoElement,
  type ZegoRemoteVideoElement,
} from '../../src/index.js';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same =
  <T>() =>
  <U>(value: U, ..._proof: Equal<T, U> extends true ? [] : [never]): U =>
    value;

const call = document.createElement('zego-call');
const remote = document.createElement('zego-remote-video');
const local = document.querySelector('zego-local-video');

same<ZegoCallElement>()(call);
same<ZegoRemoteVideoElement>()(remote);
same<ZegoLocalVideoElement | null>()(local);

call.addEventListener('call-state', ({ detail }) => {
  same<CallState>()(detail.state);
  same<LeaveReason | undefined>()(detail.reason);
});
call.addEventListener('call-error', ({ detail }) => void same<CallErrorCode>()(detail.error.code));
call.addEventListener('call-participant-join', ({ detail }) => void same<Participant>()(detail.participant));
call.addEventListener('call-media', ({ detail }) => void same<DeviceStatus>()(detail.status));
call.addEventListener('call-devices', ({ detail }) => void same<readonly CallDevice[]>()(detail.added));
call.addEventListener('call-token-request', ({ detail }) => detail.respondWith(Promise.resolve('token')));
call.addEventListener('call-playback-blocked', ({ detail }) => void detail.resume());
call.addEventListener('call-active-speaker', ({ detail }) => void same<string>()(detail.userId));
call.addEventListener('call-quality', ({ detail }) => void same<number>()(detail.up));
call.addEventListener('call-participant-count', ({ detail }) => void same<number>()(detail.count));
call.addEventListener('call-message', ({ detail }) => void same<string>()(detail.text));

call.addEventListener('call-host-command', (event) => {
  same<HostCommand>()(event.detail.command);
  event.preventDefault();
});

same<CallSnapshot>()(call.snapshot);
same<number>()(call.levels.get('ann'));
same<Promise<CallStats>>()(call.getStats());
same<StreamSource>()(call.snapshot.streams[0].source);
same<Promise<void>>()(call.setCamera(true));
same<Promise<void>>()(call.setScreen(true, { content: 'motion' }));
same<DeviceStatus>()(call.screen);
same<Promise<void>>()(call.setHand(true));
same<'on' | 'off'>()(call.participants[0].hand);
call.addEventListener('call-reaction', ({ detail }) => void same<string>()(detail.reaction));
same<Promise<void>>()(call.join());
same<readonly CallDevice[]>()(call.devices);
same<Promise<void>>()(call.selectMicrophone(''));

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
remote.source = 'screen';
call.hosts = ['bob'];
call.mirror = 'off';

// @ts-expect-error not an engine
call.engine = 'skype';
// @ts-expect-error not a quality
call.quality = '4k';
// @ts-expect-error not any
same<number>()(call.state);
// @ts-expect-error read only
call.state = 'joined';
// @ts-expect-error frozen
call.participants.push({});
// @ts-expect-error frozen
call.snapshot.streams.push({});
// @ts-expect-error no such event detail
call.addEventListener('call-state', ({ detail }) => detail.text);

export class SubclassedCall extends ZegoCallElement {}

document.addEventListener('call-state', ({ detail }) => void same<CallState>()(detail.state));
window.addEventListener('call-message', ({ detail }) => void same<string>()(detail.text));

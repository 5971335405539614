import { CallError } from 'zego-call';
import { LoopbackEngine } from 'zego-call/loopback.js';
import { drawnCamera, simulate } from 'zego-call/simulate.js';

/** A loopback that can be told to refuse, and whose room can be made to say anything. */
class StagedEngine extends LoopbackEngine {
  refusal;
  #listeners = new Set();

  subscribe(listener) {
    this.#listeners.add(listener);
    const unsubscribe = super.subscribe(listener);
    return () => {
      this.#listeners.delete(listener);
      unsubscribe();
    };
  }

  async join(options, signal) {
    if (this.refusal) throw this.refusal;
    await super.join(options, signal);
  }

  say(event) {
    for (const listener of [...this.#listeners]) listener(event);
  }
}

const error = (code, message = 'Staged by the demo.') => new CallError(code, message);

/** Makes the browser refuse a device with a DOMException of that name. */
const refuse = (name, { kinds = ['audio', 'video'], message = '' } = {}) => ({
  devices: (constraints) => {
    if (kinds.some((kind) => constraints?.[kind])) throw new DOMException(message, name);
  },
});
const refusedBy = (code) => ({ refusal: error(code) });
/** In a call: `then` gets the engine and the call. */
const inCall = (then) => ({ then });
const says = (event) => inCall((engine) => engine.say(event));
const asks = (command) => says({ type: 'host-command', command, userId: 'host' });

/** Resolves at the next event of that type, or when the call gets into another state. */
const next = (call, type) =>
  new Promise((resolve) => {
    for (const each of [type, 'call-state']) call.addEventListener(each, resolve, { once: true });
  });

/** Everything that can be staged, by group and name. */
export const FAULTS = {
  Devices: {
    'Both denied': refuse('NotAllowedError'),
    'Camera denied': refuse('NotAllowedError', { kinds: ['video'] }),
    'Microphone denied': refuse('NotAllowedError', { kinds: ['audio'] }),
    'Denied by the system': refuse('NotAllowedError', { message: 'Permission denied by system' }),
    'None there': refuse('NotFoundError'),
    'No camera': refuse('NotFoundError', { kinds: ['video'] }),
    'Camera busy': refuse('NotReadableError', { kinds: ['video'] }),
    'Microphone busy': refuse('NotReadableError', { kinds: ['audio'] }),
  },
  'On the way in': {
    'Not on https': refusedBy('insecure-context'),
    'Browser cannot call': refusedBy('unsupported'),
    'Engine not loaded': refusedBy('engine-load'),
    'Set up wrong': refusedBy('configuration'),
    'Token invalid': refusedBy('token-invalid'),
    'Token expired': refusedBy('token-expired'),
    'Not allowed in': refusedBy('not-authorized'),
    'Room full': refusedBy('room-full'),
    'No connection': refusedBy('connection-failed'),
    'Takes its time': {
      engine: () => Object.assign(new StagedEngine(), { join: () => new Promise(() => {}) }),
    },
  },
  'In the call': {
    Reconnecting: inCall((engine) => engine.interrupt()),
    'Connection lost': says({ type: 'failed', error: error('connection-lost') }),
    'Sound blocked': { blocked: true, then: () => {} },
    'Not published': says({ type: 'unpublished', source: 'camera', error: error('publish-failed') }),
    'May not publish': says({ type: 'unpublished', source: 'camera', error: error('not-authorized') }),
    'Somebody cannot be played': says({ type: 'error', error: error('play-failed') }),
    'Host turns the camera off': asks('camera-off'),
    'Host turns the microphone off': asks('microphone-off'),
    'Everybody else left': inCall(async (_, call) => {
      await simulation.resize(0);
      while (call.state === 'joined' && call.participants.length > 1)
        await next(call, 'call-participant-leave');
    }),
  },
  'Over without fault': {
    'Joined elsewhere': says({ type: 'ended', reason: 'replaced' }),
    'Room closed': says({ type: 'ended', reason: 'room-closed' }),
    'Removed by the host': asks('remove'),
    Left: inCall((_, call) => call.leave()),
  },
};

const { mediaDevices } = navigator;
const getUserMedia = mediaDevices?.getUserMedia.bind(mediaDevices);
const { play } = HTMLMediaElement.prototype;
const autoplay = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'autoplay');
let simulation;
let picture;

/** Makes one thing fail in a call of the page; all that failed before is mended. */
export async function stage(call, { devices, refusal, blocked, then, engine: build }) {
  call.scrollIntoView({ block: 'nearest' });
  await call.leave();
  if (mediaDevices)
    mediaDevices.getUserMedia = async (constraints) => {
      devices?.(constraints);
      return getUserMedia(constraints);
    };
  unblock();
  if (blocked) block(call);
  call.hosts = ['host'];
  call.source = then ? (picture ??= drawnCamera().stream) : null;
  let engine;
  call.engine = () => {
    engine = build?.() ?? new StagedEngine();
    engine.refusal = refusal;
    return engine;
  };
  simulation ??= simulate(call.room, { people: 0, activity: 'none' });
  if (!then) await simulation.resize(0);
  else if (!simulation.people.length) await simulation.add({ userId: 'host', userName: 'The host' });
  const joining = call.join().catch(() => {}); // the call itself shows what went wrong
  if (!then) return;
  await joining;
  // Who joins waits a second at most for who is there.
  while (call.state === 'joined' && call.participants.length < 2) await next(call, 'call-participant-join');
  if (call.state === 'joined') await then(engine, call);
}

/** Keeps sound from playing until the call is clicked, as browsers do before the user has touched the page. */
function block(call) {
  HTMLMediaElement.prototype.play = function () {
    if (this.localName === 'video') return play.call(this);
    return Promise.reject(new DOMException('Staged by the demo.', 'NotAllowedError'));
  };
  Object.defineProperty(HTMLMediaElement.prototype, 'autoplay', { ...autoplay, set: () => {} });
  call.addEventListener('click', unblock, { capture: true, once: true });
}

function unblock() {
  HTMLMediaElement.prototype.play = play;
  Object.defineProperty(HTMLMediaElement.prototype, 'autoplay', autoplay);
}

/** Whether a call would work, one step after the other. In a file of its own: it is fetched when it is asked for. */
import type { CallEngine } from '../engine/call-engine.js';
import { CallError } from '../errors.js';
import { loadError } from '../internal/load-error.js';
import { isToken04 } from '../internal/token04.js';
import { delay, untilAborted } from '../internal/until-aborted.js';
import type { CallConfig } from './call-config.js';
import type { CheckStep } from './call-state.js';
import { obtainToken } from './token-source.js';

/** What is checked. */
export interface CheckOptions {
  readonly config: CallConfig;
  /** Among tabs of this browser only: then a room of its own serves, and what is sent there is seen to arrive. */
  readonly loopback: boolean;
  /** The own sound and picture, where it is open already. */
  readonly open: MediaStream | undefined;
  /** In a call only the devices are looked at: the rest the call itself shows. */
  readonly inCall: boolean;
  readonly signal: AbortSignal;
  /** Hears of each step when it is done. */
  readonly told: (step: CheckStep) => void;
}

/** How long sound or picture may take to arrive, ms. */
const ARRIVAL_MS = 10_000;

/**
 * `devices`: microphone and camera open. `token`: one is given. `service`: the engine loads, and the room lets this user
 * in. `media`: the service takes the user's stream; on the loopback a second user gets it. On a real service that is a
 * login into the room itself, since a token may be good for no other: for a moment the others see this user come and go,
 * with everything off. Rejects with `cancelled` only, when `signal` aborts.
 */
export async function checkConnection(options: CheckOptions): Promise<readonly CheckStep[]> {
  const { signal, told } = options;
  const check = new Check(options);
  const steps: CheckStep[] = [];
  const run = async (step: CheckStep['step'], work: (() => Promise<void>) | undefined): Promise<void> => {
    const hopeless = steps.some((other) => other.outcome === 'failed' && other.step !== 'devices');
    let done: CheckStep = { step, outcome: 'skipped' };
    try {
      if (work && !hopeless) {
        await work();
        done = { step, outcome: 'ok' };
      }
    } catch (reason) {
      if (signal.aborted) throw new CallError('cancelled', 'The check was called off.', { cause: reason });
      const error = CallError.from(reason, 'internal', 'A step of the check failed: see the cause.');
      done = { step, outcome: 'failed', error };
    }
    steps.push(Object.freeze(done));
    told(done);
  };
  try {
    await run('devices', check.devices);
    await run('token', check.token);
    await run('service', check.service);
    await run('media', check.media);
    return Object.freeze(steps);
  } finally {
    await check.end();
  }
}

/** The work of each step; undefined where there is none. */
class Check {
  readonly #options: CheckOptions;
  readonly #tracks: MediaStreamTrack[] = [];
  readonly #engines: CallEngine[] = [];
  /** A real room must not hear or see the check. */
  readonly #room: string;
  #token = '';

  constructor(options: CheckOptions) {
    this.#options = options;
    const { loopback, config } = options;
    this.#room = loopback ? `check-${Math.random().toString(36).slice(2)}` : config.join.roomId;
  }

  get devices(): (() => Promise<void>) | undefined {
    const { config, open, signal } = this.#options;
    const has = (kind: string) => open?.getTracks().some((track) => track.kind === kind) === true;
    const wanted = { audio: config.microphone !== 'unavailable', video: config.camera !== 'unavailable' };
    if (!wanted.audio && !wanted.video) return undefined;
    return async () => {
      const missing = { audio: wanted.audio && !has('audio'), video: wanted.video && !has('video') };
      const { audio, video, errors } = await config.media.open(missing, signal);
      this.#tracks.push(...[audio, video].filter((track) => track !== undefined));
      if (errors[0]) throw errors[0];
    };
  }

  get token(): (() => Promise<void>) | undefined {
    const { config, inCall, signal } = this.#options;
    if (inCall || config.tokenNeed !== 'required') return undefined;
    return async () => {
      const { appId } = config.engineOptions;
      const { roomId, userId } = config.join;
      const token = await obtainToken(config.tokens(), { appId, roomId, userId, reason: 'join' }, signal);
      if (token === undefined)
        throw new CallError('configuration', 'token is missing: set token, token-url or tokenProvider.');
      if (!isToken04(token))
        throw new CallError('token-invalid', 'The token source gave something else than a token04.');
      this.#token = token;
    };
  }

  get service(): (() => Promise<void>) | undefined {
    if (this.#options.inCall) return undefined;
    return async () => void (await this.#enter(this.#options.config.join.userId));
  }

  get media(): (() => Promise<void>) | undefined {
    const { inCall, loopback, open, signal } = this.#options;
    const tracks = [...(open?.getTracks() ?? []), ...this.#tracks];
    if (inCall || !tracks.length) return undefined;
    return async () => {
      const [engine] = this.#engines;
      const copies = tracks.map((track) => track.clone());
      for (const copy of copies) copy.enabled = loopback;
      this.#tracks.push(...copies);
      const arrived = loopback ? this.#arrival() : Promise.resolve();
      await Promise.all([engine?.publish('camera', new MediaStream(copies), signal), arrived]);
    };
  }

  /** Frees the devices, and leaves. */
  async end(): Promise<void> {
    for (const track of this.#tracks) track.stop();
    await Promise.all(this.#engines.map((engine) => engine.leave()));
  }

  async #enter(userId: string, prepare: (engine: CallEngine) => void = () => undefined): Promise<void> {
    const { config, signal } = this.#options;
    let factory;
    try {
      factory = await untilAborted(config.loadEngine(), signal);
    } catch (reason) {
      throw loadError('The engine', reason);
    }
    const engine = factory(config.engineOptions);
    this.#engines.push(engine);
    prepare(engine);
    await engine.join({ ...config.join, userId, roomId: this.#room, token: this.#token }, signal);
  }

  /** Resolves when somebody else in the room has received sound or picture. */
  async #arrival(): Promise<void> {
    const { signal } = this.#options;
    const over = new AbortController();
    signal.addEventListener('abort', () => over.abort(signal.reason), { signal: over.signal });
    const arrived = new Promise<void>((resolve, reject) => {
      void delay(ARRIVAL_MS, over.signal).then(() =>
        reject(
          new CallError(
            'connection-failed',
            'Nothing arrived: the network lets no sound and picture through.',
          ),
        ),
      );
      const watch = (track: MediaStreamTrack) => {
        if (!track.muted) resolve();
        else track.addEventListener('unmute', () => resolve(), { signal: over.signal });
      };
      this.#enter(`${this.#options.config.join.userId.slice(0, 58)}-check`, (engine) =>
        engine.subscribe((event) => {
          if (event.type !== 'stream-added') return;
          event.stream.getTracks().forEach(watch);
          event.stream.addEventListener('addtrack', ({ track }) => watch(track), { signal: over.signal });
        }),
      ).catch(reject);
    });
    try {
      await arrived;
    } finally {
      over.abort();
    }
  }
}

/** The user's own camera and microphone before a call. */
import { CallError, type MediaKind } from '../errors.js';
import { mayOpen } from '../media/device-source.js';
import type { LevelMeter } from '../media/levels.js';
import type { CallInput, MediaConfig } from './call-config.js';
import type { RoomFile } from './call-files.js';
import type { DeviceStatus } from './call-state.js';
import { HandOver } from './hand-over.js';
import { inBackground } from './in-background.js';
import { recall, remember } from './memory.js';
import { OwnMedia } from './own-media.js';
import type { PublishingEngine } from './own-publication.js';
import { KINDS, TRACK } from './own-tracks.js';

/** Out of sight for so long, ms, the camera is freed. */
const PATIENCE = 60_000;

const MEMORY = { microphone: 'microphoneOff', camera: 'cameraOff' } as const;
const ATTRIBUTE = { microphone: 'muted', camera: 'cameraOff' } as const;

/** What the lobby shows. */
export interface PreviewState {
  /** Whether the devices were asked for. Until then the statuses say how the call would be entered. */
  readonly open: boolean;
  readonly microphone: DeviceStatus;
  readonly camera: DeviceStatus;
  /** Sound and picture, while it is open. */
  readonly stream: MediaStream | undefined;
  /** Why a device is not on, though it was asked for. */
  readonly errors: readonly CallError[];
  /** What the user calls themselves; '' when they have not said. */
  readonly name: string;
}

/** What a preview needs of the session. */
export interface PreviewOwner {
  /** How the call would be entered. */
  readonly configure: (input: CallInput) => MediaConfig;
  /** The user turned a device on or off. */
  readonly choose: (kind: MediaKind, on: boolean) => void;
  /** These tracks are in use. */
  readonly use: (tracks: readonly MediaStreamTrack[]) => void;
  readonly changed: (error?: CallError) => void;
  /** Has the meter of the microphone. */
  readonly file: RoomFile;
}

/** Sends to nobody: before a call there is none. */
const NOBODY: PublishingEngine = {
  publish: () => Promise.resolve(),
  unpublish: () => Promise.resolve(),
  replaceTrack: () => Promise.resolve(),
  setTrackEnabled: () => Promise.resolve(),
};

/** Opens on a gesture, or by itself where that needs no question; what is open goes into the call as it is. */
export class Preview {
  readonly #owner: PreviewOwner;
  #meter: LevelMeter<MediaKind> | undefined;
  readonly #meters = new Set<(level: number) => void>();
  #errors = new Map<MediaKind, CallError>();
  #input: CallInput | undefined;
  #config: MediaConfig | undefined;
  #status: Record<MediaKind, DeviceStatus> = { microphone: 'off', camera: 'off' };
  #media: OwnMedia | undefined;
  /** What of a device is under way; a join waits for it. */
  readonly #ready = new Map<MediaKind, Promise<unknown>>();
  #abort = new AbortController();
  #name = '';
  #now: PreviewState | undefined;
  #sleep: ReturnType<typeof setTimeout> | undefined;
  #asleep = false;

  constructor(owner: PreviewOwner) {
    this.#owner = owner;
  }

  /** All of it now: the same object until something changes. */
  get now(): PreviewState {
    return (this.#now ??= {
      ...{ open: this.#media !== undefined, ...this.#status, name: this.#name },
      stream: this.#media?.stream,
      errors: [...this.#errors.values()],
    });
  }

  /** There is a lobby for this description; undefined when there is none any more, which frees the devices. */
  follow(input: CallInput | undefined): void {
    const before = this.#input;
    if (input && before && SHAPING.every((key) => input[key] === before[key])) return;
    this.#input = input;
    if (!input) {
      this.#config = undefined; // for who waits for a permission
      if (before) this.stop();
      return;
    }
    if (!before) this.#recall(input);
    this.#configure();
    if (this.#media) {
      this.stop();
      inBackground(this.open());
    } else inBackground(this.#openIfGranted());
    this.#changed();
  }

  /** Asks for the devices; call it from a gesture. Resolves when they are open, or have failed: see {@link now}. */
  async open(): Promise<void> {
    if (this.#media || !this.#config) return;
    const { signal } = (this.#abort = new AbortController());
    const errors = (this.#errors = new Map<MediaKind, CallError>());
    /** What becomes of it once it is handed over is the call's business. */
    const ifMine = (change: () => void) => {
      if (this.#media !== media) return;
      change();
      this.#changed();
    };
    const media: OwnMedia = new OwnMedia(
      this.#config,
      {
        status: (kind, status) => ifMine(() => this.#onStatus(kind, status)),
        opened: () => ifMine(() => this.#owner.use(media.stream.getTracks())),
        error: (error) => {
          const { device } = error;
          // One that could not take the place of another leaves that on.
          if ((device === 'microphone' || device === 'camera') && !media.wants(device))
            errors.set(device, error);
          if (this.#media === media) this.#changed(error);
        },
        replaced: () => undefined,
        published: () => undefined,
      },
      signal,
    );
    this.#media = media;
    this.#status = media.entryStatus;
    this.#changed();
    const ready = media.open().catch((reason: unknown) => {
      if (!signal.aborted) throw reason; // it fails for no other cause
    });
    for (const kind of KINDS) this.#ready.set(kind, ready);
    media.start(NOBODY);
    this.#measure();
    await ready;
  }

  /** Turns a device on or off, for the call as well; opens it if need be. */
  set(kind: MediaKind, on: boolean): void {
    this.#owner.choose(kind, on);
    remember({ [MEMORY[kind]]: !on });
    if (this.#media) {
      this.#errors.delete(kind);
      inBackground(this.#awaited(kind, this.#media.set(kind, on)));
    } else {
      this.#configure();
      if (on) inBackground(this.open());
    }
    this.#changed();
  }

  /** What the others shall read, if the page has said nothing. */
  rename(name: string): void {
    this.#name = name; // as it is typed: a space at its end is one between two words by and by
    remember({ name: name.trim() });
    this.#changed();
  }

  /** Another device is wished; see {@link OwnMedia.exchange}. */
  exchange(kind: MediaKind, undo: () => void): Promise<void> {
    return this.#media ? this.#awaited(kind, this.#media.exchange(kind, undo)) : Promise.resolve();
  }

  /** Calls `listener` with the loudness of the microphone, 0 to 1, ten times a second; returns the unsubscribe function. */
  readonly subscribeLevel = (listener: (level: number) => void): (() => void) => {
    this.#meters.add(listener);
    this.#measure();
    return () => {
      this.#meters.delete(listener);
      this.#measure();
    };
  };

  /** `config` with what is open here; a device that failed is not asked for again. */
  handOver<Config extends MediaConfig>(config: Config): Config {
    const media = this.#media;
    if (!media || !config.media.ofDevices) {
      this.stop();
      return config;
    }
    const [status, abort, errors] = [this.#status, this.#abort, this.#errors];
    const ready = new Map(this.#ready);
    this.#media = undefined; // it is the call's from now on
    this.stop();
    const off = Object.fromEntries(
      KINDS.filter((kind) => errors.has(kind) && config[kind] === 'on').map((kind) => [kind, 'off']),
    );
    const handOver = new HandOver(config.media, {
      ready: (kind) => ready.get(kind) ?? Promise.resolve(),
      failed: (kind) => errors.get(kind),
      take: (kind) => {
        const track = media.stream.getTracks().find((each) => each.kind === TRACK[kind]);
        if (!track?.enabled || track.muted || track.readyState === 'ended' || status[kind] === 'off')
          return undefined;
        media.stream.removeTrack(track);
        return track;
      },
      close: () => {
        abort.abort(new CallError('cancelled', 'The preview is over.'));
        media.stop();
      },
    });
    return { ...config, ...off, media: handOver };
  }

  /** Frees the devices; a page that is left must not keep its camera. */
  stop(): void {
    clearTimeout(this.#sleep);
    this.#asleep = false;
    this.#errors = new Map();
    this.#now = undefined;
    const media = this.#media;
    this.#media = undefined;
    this.#measure();
    if (!media) return;
    this.#abort.abort(new CallError('cancelled', 'The preview is over.'));
    media.stop();
    this.#configure();
    this.#changed();
  }

  /** Whether the page is seen: out of sight for a minute, the camera is freed until it is back. */
  show(visible: boolean): void {
    clearTimeout(this.#sleep);
    if (visible && this.#asleep) {
      this.#asleep = false;
      inBackground(this.#openIfGranted());
    } else if (visible) this.#media?.wake();
    else if (this.#media)
      this.#sleep = setTimeout(() => {
        this.stop();
        this.#asleep = true;
      }, PATIENCE);
  }

  #awaited(kind: MediaKind, work: Promise<void>): Promise<void> {
    this.#ready.set(kind, Promise.allSettled([this.#ready.get(kind), work]));
    return work;
  }

  #changed(error?: CallError): void {
    this.#now = undefined;
    this.#owner.changed(error);
  }

  async #openIfGranted(): Promise<void> {
    const wanted = KINDS.filter((kind) => this.#config?.[kind] === 'on');
    const config = this.#config;
    if (!wanted.length || !config?.media.ofDevices || !(await mayOpen(wanted))) return;
    if (this.#config === config) await this.open();
  }

  /** What the page says comes first: it may have entered everybody muted. */
  #recall(input: CallInput): void {
    const memory = recall();
    this.#name = memory.name ?? '';
    this.#owner.configure(input); // takes note of the attributes, which a choice is made against
    for (const kind of KINDS)
      if (memory[MEMORY[kind]] && !input[ATTRIBUTE[kind]]) this.#owner.choose(kind, false);
  }

  #configure(): void {
    if (!this.#input) return;
    const config = (this.#config = this.#owner.configure(this.#input));
    if (!this.#media) this.#status = { microphone: config.microphone, camera: config.camera };
  }

  #onStatus(kind: MediaKind, status: DeviceStatus): void {
    this.#status = { ...this.#status, [kind]: status };
    if (status === 'on' || status === 'pending') this.#errors.delete(kind);
  }

  #measure(): void {
    const stream = this.#meters.size ? this.#media?.stream : undefined;
    if (stream && !this.#meter) this.#fetchMeter();
    this.#meter?.measure(new Map(stream && [['microphone', stream]]));
    if (!stream) this.#onLevel(0);
  }

  /** Silence until it is there: joining says if it does not come. */
  #fetchMeter(): void {
    this.#owner.file.load().then(
      ({ LevelMeter }) => {
        this.#meter ??= new LevelMeter((levels) => this.#onLevel(levels.get('microphone') ?? 0));
        this.#measure();
      },
      () => undefined,
    );
  }

  #onLevel(level: number): void {
    for (const listener of this.#meters) listener(level);
  }
}

/** What of a description makes another preview. */
const SHAPING = ['source', 'quality', 'audioOnly', 'viewOnly', 'muted', 'cameraOff'] as const;

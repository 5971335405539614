/** Listens to one engine in a test: what was told, who is there by it, waiting for more, and what may never be told. */
import type { CallEngine, EngineEvent, StreamIdentity, StreamSource } from '../../src/engine/call-engine.js';
import { within } from './media.js';

type Statuses = Readonly<Record<'audio' | 'video', boolean>>;

/** A stream that was told, as it is now. */
type Heard = Extract<EngineEvent, { readonly type: 'stream-added' }>;

/** Subscribes at once; `faults` must be empty when the test ends. */
export class Ear {
  /** All events, in order. */
  readonly events: EngineEvent[] = [];
  /** Names of those present, by user id. */
  readonly people = new Map<string, string>();
  /** What broke the port's promises, in words. */
  readonly faults: string[] = [];
  readonly #userId: string;
  readonly #timeout: number;
  /** Those with a hand up. */
  readonly hands = new Set<string>();
  readonly #streams = new Map<string, Heard>();
  readonly #wakers = new Set<() => void>();
  #over = '';
  #reconnecting = false;

  /** `userId` is the local user's; `timeout` in ms ends every wait. */
  constructor(engine: CallEngine, userId: string, timeout: number) {
    this.#userId = userId;
    this.#timeout = timeout;
    engine.subscribe((event) => {
      this.events.push(event);
      const fault = this.#over ? `after ${this.#over}` : this.#take(event);
      if (fault) this.faults.push(`${userId} heard ${JSON.stringify(event)}: ${fault}`);
      for (const wake of [...this.#wakers]) wake();
    });
  }

  /** Any event from now on is a fault: call right before `leave()`. */
  close(): void {
    this.#over = 'leave()';
  }

  /** The first truthy value of `find`, asked now and after each event. */
  async until<T>(find: () => T, what: string): Promise<NonNullable<T>> {
    let wake: () => void = () => undefined;
    const found = new Promise<NonNullable<T>>((resolve) => {
      wake = () => {
        const value = find();
        if (value) resolve(value);
      };
    });
    this.#wakers.add(wake);
    wake();
    try {
      return await within(found, this.#timeout, () => `${what}; heard ${JSON.stringify(this.events)}`);
    } finally {
      this.#wakers.delete(wake);
    }
  }

  /** Waits for an event of that type, also one already heard. */
  async heard(type: EngineEvent['type']): Promise<void> {
    await this.until(() => this.events.some((event) => event.type === type), type);
  }

  /** Waits until somebody is there. */
  async present(userId: string): Promise<void> {
    await this.until(() => this.people.has(userId), `${userId} is there`);
  }

  /** Waits until somebody is not there. */
  async absent(userId: string): Promise<void> {
    await this.until(() => !this.people.has(userId), `${userId} is gone`);
  }

  /** A stream of somebody, as soon as there is one. */
  async stream(userId: string, source: StreamSource = 'camera'): Promise<MediaStream> {
    const { stream } = await this.until(() => this.#find(userId, source), `the ${source} of ${userId}`);
    return stream;
  }

  /** Waits until somebody has no stream of that source. */
  async streamless(userId: string, source: StreamSource = 'camera'): Promise<void> {
    await this.until(() => !this.#find(userId, source), `the ${source} of ${userId} is gone`);
  }

  /** Waits until the statuses of a stream are these. */
  async statuses(userId: string, { audio, video }: Statuses, source: StreamSource = 'camera'): Promise<void> {
    const matches = () => {
      const now = this.#find(userId, source);
      return now?.audio === audio && now.video === video;
    };
    await this.until(matches, `the ${source} of ${userId} has audio ${audio}, video ${video}`);
  }

  /** Types of all events about somebody, in order, but for quality, which is told at its own pace. */
  types(userId: string): EngineEvent['type'][] {
    return this.events
      .filter((event) => 'userId' in event && event.userId === userId && event.type !== 'quality')
      .map(({ type }) => type);
  }

  #find(userId: string, source: StreamSource): Heard | undefined {
    return this.#all(userId).find((heard) => heard.source === source);
  }

  #all(userId: string): Heard[] {
    return [...this.#streams.values()].filter((heard) => heard.userId === userId);
  }

  /** The stream an event is about, if its identity is the one that was told. */
  #known({ userId, source, streamId }: StreamIdentity): Heard | undefined {
    const heard = this.#streams.get(streamId);
    return heard?.userId === userId && heard.source === source ? heard : undefined;
  }

  /** Takes the event in; a fault in words if it must not have come. */
  #take(event: EngineEvent): string {
    if ('userId' in event) {
      if (event.userId === this.#userId && event.type !== 'quality') return 'about the local user';
      if (
        event.userId !== this.#userId &&
        event.type !== 'participant-joined' &&
        !this.people.has(event.userId)
      )
        return 'not in the room';
    }
    switch (event.type) {
      case 'participant-joined':
        if (this.people.has(event.userId)) return 'in the room already';
        this.people.set(event.userId, event.userName);
        return '';
      case 'participant-left':
        this.people.delete(event.userId);
        this.hands.delete(event.userId);
        return this.#all(event.userId).length ? 'the streams were not removed before' : '';
      case 'hand-changed':
        if (this.hands.has(event.userId) === event.raised) return 'told already';
        this.hands[event.raised ? 'add' : 'delete'](event.userId);
        return '';
      case 'stream-added':
        if (this.#streams.has(event.streamId)) {
          if (this.#known(event)?.stream === event.stream) return 'the stream is there already';
        } else if (event.source === 'camera' && this.#find(event.userId, 'camera')) return 'a second camera';
        if (typeof event.audio !== 'boolean' || typeof event.video !== 'boolean') return 'without statuses';
        this.#streams.set(event.streamId, event);
        return event.stream instanceof MediaStream ? '' : 'not a MediaStream';
      case 'stream-removed':
        return this.#known(event) && this.#streams.delete(event.streamId) ? '' : 'no such stream';
      case 'media-changed': {
        const heard = this.#known(event);
        if (!heard) return 'no such stream';
        const { audio = heard.audio, video = heard.video } = event;
        this.#streams.set(event.streamId, { ...heard, audio, video });
        return event.audio === undefined && event.video === undefined ? 'says nothing' : '';
      }
      case 'reconnecting':
      case 'reconnected':
        if (this.#reconnecting === (event.type === 'reconnecting')) return 'out of turn';
        this.#reconnecting = !this.#reconnecting;
        return '';
      case 'quality': {
        const isGrade = (grade: number) => Number.isInteger(grade) && grade >= 0 && grade <= 5;
        return isGrade(event.up) && isGrade(event.down) ? '' : 'not on the scale';
      }
      case 'ended':
      case 'failed':
        this.#over = event.type;
        return '';
      default:
        return '';
    }
  }
}

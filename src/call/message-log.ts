/** What was written in a call, beside the snapshot; and the queue of what is still to be sent. */
import type { JoinOptions } from '../engine/call-engine.js';
import { CallError } from '../errors.js';
import { byteLength, MAX_MESSAGE_BYTES } from '../internal/utf8.js';
import type { Participant } from './call-state.js';

/** One message. Frozen; the text is untrusted: it is shown as text. */
export interface LoggedMessage {
  /** Unlike any other in the log; stays when the state changes. */
  readonly id: string;
  readonly from: Participant;
  readonly text: string;
  /** ms since the epoch, by the clock of who sent it; while it is not sent, when that was asked for. */
  readonly sentAt: number;
  /** `queued`: on the way; `failed`: the others do not have it. */
  readonly state: 'sent' | 'queued' | 'failed';
}

/** What is being written, and not yet sent; what shows it draws it. */
export interface Draft {
  text: string;
}

/** What may go out in that time, ms: ZEGO drops what comes faster. */
const PER_SPAN = 2;
const SPAN = 1000;

/** What is kept; the oldest go. */
const KEPT = 1000;

interface Waiting {
  readonly id: string;
  readonly resolve: (message: LoggedMessage) => void;
  readonly reject: (error: CallError) => void;
}

/** Sends one after another, in the order they were asked for. Listeners hear of every change of {@link all}. */
export class MessageLog {
  /** What is being written. */
  readonly draft: Draft = { text: '' };
  readonly #transmit: (text: string) => Promise<void>;
  readonly #listeners = new Set<() => void>();
  readonly #queue: Waiting[] = [];
  #all: readonly LoggedMessage[] = Object.freeze([]);
  #last = 0;
  /** Which room this is of, and who writes. */
  #place = '';
  /** When the last ones went out, by the monotonic clock. */
  #sent: number[] = [];
  #sending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `transmit` sends a text to everybody in the room, and rejects with a CallError. */
  constructor(transmit: (text: string) => Promise<void>) {
    this.#transmit = transmit;
  }

  /** All of them, in the order they were written or came. Frozen; a change makes a new list. */
  get all(): readonly LoggedMessage[] {
    return this.#all;
  }

  /** Hears when {@link all} is another; returns the unsubscribe function. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves with the message when the others have it. Rejects with `message-failed`, too long ones at once, or `cancelled`. */
  send(from: Participant, text: string): Promise<LoggedMessage> {
    const bytes = byteLength(text);
    if (bytes > MAX_MESSAGE_BYTES)
      return Promise.reject(
        new CallError(
          'message-failed',
          `A message may have ${MAX_MESSAGE_BYTES} bytes of UTF-8, not ${bytes}: write less, or several.`,
        ),
      );
    const id = this.#add({ from, text, sentAt: Date.now(), state: 'queued' });
    return this.#enqueue(id);
  }

  /** Sends one again that failed, as the newest. Resolves and rejects as {@link send}; undefined where there is none. */
  retry(id: string): Promise<LoggedMessage> | undefined {
    const message = this.#all.find((each) => each.id === id && each.state === 'failed');
    if (!message) return undefined;
    const others = this.#all.filter((each) => each !== message);
    this.#change([...others, { ...message, sentAt: Date.now(), state: 'queued' }]);
    return this.#enqueue(id);
  }

  /** Somebody else wrote. */
  receive(from: Participant, text: string, sentAt: number): void {
    this.#add({ from, text, sentAt, state: 'sent' });
  }

  /** The call is over: what is still queued fails with `cancelled`. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sending = false;
    const queue = this.#queue.splice(0);
    if (!queue.length) return;
    for (const { id } of queue) this.#patch(id, { state: 'failed' });
    const error = new CallError('cancelled', 'The call was left before the message was sent.');
    for (const { reject } of queue) reject(error);
  }

  /** A call begins: what was written in another room, or as somebody else, is forgotten. */
  enter({ roomId, userId }: Pick<JoinOptions, 'roomId' | 'userId'>): void {
    const place = JSON.stringify([roomId, userId]);
    if (place !== this.#place) {
      this.draft.text = '';
      if (this.#all.length) this.#change([]);
    }
    this.#place = place;
  }

  #enqueue(id: string): Promise<LoggedMessage> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ id, resolve, reject });
      if (!this.#sending) this.#next();
    });
  }

  /** Sends the first of the queue, now or when its time has come. */
  #next(): void {
    const [first] = this.#queue;
    this.#sending = first !== undefined;
    if (!first) return;
    const now = performance.now();
    const [oldest = -Infinity] = this.#sent.slice(-PER_SPAN);
    const wait = this.#sent.length < PER_SPAN ? 0 : oldest + SPAN - now;
    if (wait > 0) this.#timer = setTimeout(() => this.#next(), Math.ceil(wait));
    else void this.#send(first);
  }

  async #send(waiting: Waiting): Promise<void> {
    const { id, resolve, reject } = waiting;
    this.#sent = [...this.#sent, performance.now()].slice(-PER_SPAN);
    let error: CallError | undefined;
    try {
      await this.#transmit(this.#all.find((each) => each.id === id)?.text ?? '');
    } catch (reason) {
      error = CallError.from(reason, 'message-failed', 'The message was not sent: see the cause.');
    }
    if (this.#queue[0] !== waiting) return; // stopped meanwhile, and told
    this.#queue.shift();
    const message = this.#patch(id, error ? { state: 'failed' } : { state: 'sent', sentAt: Date.now() });
    if (error ?? !message) reject(error ?? new CallError('cancelled', 'The message was forgotten.'));
    else resolve(message);
    this.#next();
  }

  #add(message: Omit<LoggedMessage, 'id'>): string {
    const id = String(++this.#last);
    // What is on its way is not lost for being old.
    const surplus = Math.max(0, this.#all.length + 1 - KEPT);
    const kept = this.#all.filter((each, i) => i >= surplus || each.state === 'queued');
    this.#change([...kept, { ...message, id }]);
    return id;
  }

  #patch(id: string, more: Partial<LoggedMessage>): LoggedMessage | undefined {
    this.#change(this.#all.map((each) => (each.id === id ? { ...each, ...more } : each)));
    return this.#all.find((each) => each.id === id);
  }

  #change(all: readonly LoggedMessage[]): void {
    all.forEach(Object.freeze);
    this.#all = Object.freeze(all);
    for (const listener of [...this.#listeners]) listener();
  }
}

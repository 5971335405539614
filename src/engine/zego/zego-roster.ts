import type { ZegoAttempt } from './zego-attempt.js';
import type { ZegoPlayer } from './zego-player.js';
import type { ZegoStreamInfo, ZegoUser } from './zego-sdk-types.js';
import { sourcesOf } from './zego-stream-id.js';

interface Person {
  /** False for those known by their streams alone: ZEGO lists nobody in rooms above 500. */
  listed: boolean;
  /** In the order they came. */
  readonly streams: ZegoStreamInfo[];
}

/** Who is in the room with which streams: keeps joins before streams, and streams gone before leaves. All are played. */
export class ZegoRoster {
  readonly #attempt: ZegoAttempt;
  readonly #player: ZegoPlayer;
  readonly #people = new Map<string, Person>();
  /** Those with a hand up; perhaps before they are announced. */
  readonly #hands = new Set<string>();
  /** Users and streams of an earlier login that this one has not announced yet. */
  readonly #doubtful = { users: new Set<string>(), streams: new Set<string>() };

  constructor(attempt: ZegoAttempt, player: ZegoPlayer) {
    this.#attempt = attempt;
    this.#player = player;
    attempt.on('roomUserUpdate', (_, type, users) => {
      for (const user of users)
        if (type === 'ADD') this.#know(user).listed = true;
        else this.#forget(user.userID);
    });
    attempt.on('roomStreamUpdate', (_, type, streams) => {
      // All at once, before any is told: which of a user's streams is the camera depends on all of them.
      const touched = streams.map((stream) =>
        type === 'ADD' ? this.#add(stream) : this.#remove(stream.streamID),
      );
      for (const userId of new Set(touched)) if (userId !== undefined) this.#settle(userId);
    });
    attempt.on('streamExtraInfoUpdate', (_, streams) => {
      for (const stream of streams) player.inform(stream);
    });
  }

  /** Whether somebody is known to be there. */
  has(userId: string): boolean {
    return this.#people.has(userId);
  }

  /** How many others are known to be there. */
  get size(): number {
    return this.#people.size - this.#doubtful.users.size;
  }

  /** Somebody says whether their hand is up. */
  raise(userId: string, raised: boolean): void {
    if (this.#hands.has(userId) === raised) return;
    if (raised) this.#hands.add(userId);
    else this.#hands.delete(userId);
    if (this.has(userId)) this.#attempt.emit({ type: 'hand-changed', userId, raised });
  }

  /** All hands are down until told anew. */
  lowerAll(): void {
    for (const userId of this.#hands) this.raise(userId, false);
  }

  /** The room will be entered anew: all that is known must be announced again, or it is gone. */
  doubt(): void {
    for (const [userId, { streams }] of this.#people) {
      this.#doubtful.users.add(userId);
      for (const { streamID } of streams) this.#doubtful.streams.add(streamID);
    }
    this.#player.interrupt();
  }

  /** The room was entered anew, and has announced who is there. */
  forgetDoubtful(): void {
    const { users, streams } = this.#doubtful;
    const touched = [...streams].map((streamId) => this.#remove(streamId));
    for (const userId of [...users]) this.#forget(userId);
    for (const userId of new Set(touched)) if (userId !== undefined) this.#settle(userId);
  }

  #know({ userID, userName }: ZegoUser): Person {
    this.#doubtful.users.delete(userID);
    const known = this.#people.get(userID);
    if (known) return known;
    const person: Person = { listed: false, streams: [] };
    this.#people.set(userID, person);
    this.#attempt.emit({ type: 'participant-joined', userId: userID, userName: userName || userID });
    if (this.#hands.has(userID)) this.#attempt.emit({ type: 'hand-changed', userId: userID, raised: true });
    return person;
  }

  #forget(userId: string): void {
    const person = this.#people.get(userId);
    if (!person) return;
    this.#people.delete(userId);
    this.#hands.delete(userId);
    this.#doubtful.users.delete(userId);
    for (const { streamID } of person.streams) this.#player.stop(streamID);
    this.#player.forget(userId);
    this.#attempt.emit({ type: 'participant-left', userId });
  }

  #add(stream: ZegoStreamInfo): string {
    const { streams } = this.#know(stream.user);
    this.#doubtful.streams.delete(stream.streamID);
    if (!streams.some(({ streamID }) => streamID === stream.streamID)) streams.push(stream);
    return stream.user.userID;
  }

  #remove(streamId: string): string | undefined {
    this.#doubtful.streams.delete(streamId);
    for (const [userId, { streams }] of this.#people) {
      const index = streams.findIndex(({ streamID }) => streamID === streamId);
      if (index < 0) continue;
      streams.splice(index, 1);
      this.#player.stop(streamId);
      return userId;
    }
    return undefined;
  }

  /** Plays what is new, and says anew what became of the others: screens first, as nobody has two cameras at a time. */
  #settle(userId: string): void {
    const person = this.#people.get(userId);
    if (!person) return;
    const { streams, listed } = person;
    if (!streams.length && !listed) return this.#forget(userId);
    const sources = sourcesOf(streams.map(({ streamID }) => streamID));
    for (const source of ['screen', 'camera'] as const)
      streams.forEach((stream, index) => {
        if (sources[index] === source) this.#player.play(stream, source);
      });
  }
}

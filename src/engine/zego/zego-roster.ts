import type { ZegoAttempt } from './zego-attempt.js';
import type { ZegoPlayer } from './zego-player.js';
import type { ZegoStreamInfo, ZegoUser } from './zego-sdk-types.js';
import { sourcesOf } from './zego-stream-id.js';

interface Person {
  /** False for those known by their streams or their hand alone: ZEGO lists nobody in a crowd. */
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
  /** Whether there are so many that ZEGO tells of streams only; until the room is entered anew. */
  crowded = false;
  /** Called when others are known than before. */
  onChanged: () => void = () => undefined;
  /** Called when somebody has left, before that is told. */
  onForgotten: (userId: string) => void = () => undefined;
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

  /** Somebody says whether their hand is up; in a crowd that makes them known. */
  raise(user: ZegoUser, raised: boolean): void {
    const { userID: userId } = user;
    if (this.#hands.has(userId) === raised) return;
    if (raised) this.#hands.add(userId);
    else this.#hands.delete(userId);
    if (this.has(userId)) this.#attempt.emit({ type: 'hand-changed', userId, raised });
    else if (raised && this.crowded) this.#know(user);
    if (!raised) this.#forgetUnknown(userId);
  }

  /** Some of those who publish. */
  publishers(most: number): string[] {
    const publishing = [...this.#people].filter(([, { streams }]) => streams.length);
    return publishing.slice(0, most).map(([userId]) => userId);
  }

  /** All hands are down until told anew. */
  lowerAll(): void {
    for (const userID of [...this.#hands]) this.raise({ userID }, false);
  }

  /** The room will be entered anew: all that is known must be announced again, or it is gone. */
  doubt(): void {
    this.crowded = false;
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
    this.onChanged();
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
    this.onForgotten(userId);
    this.#attempt.emit({ type: 'participant-left', userId });
    this.onChanged();
  }

  /** Nobody is there whom neither list nor stream nor hand tells of. */
  #forgetUnknown(userId: string): boolean {
    const person = this.#people.get(userId);
    if (!person || person.listed || person.streams.length || this.#hands.has(userId)) return false;
    this.#forget(userId);
    return true;
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
    if (this.#forgetUnknown(userId)) return;
    const { streams } = person;
    const sources = sourcesOf(streams.map(({ streamID }) => streamID));
    for (const source of ['screen', 'camera'] as const)
      streams.forEach((stream, index) => {
        if (sources[index] === source) this.#player.play(stream, source);
      });
  }
}

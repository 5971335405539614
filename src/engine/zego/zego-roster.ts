import type { ZegoAttempt } from './zego-attempt.js';
import type { ZegoPlayer } from './zego-player.js';
import type { ZegoStreamInfo, ZegoUser } from './zego-sdk-types.js';

interface Person {
  /** False for those known by their stream alone: ZEGO lists nobody in rooms above 500. */
  listed: boolean;
  /** In the order they came. The first is the participant's; the next takes over when it goes. */
  readonly streams: ZegoStreamInfo[];
}

/** Who is in the room, and which stream of each is played: keeps joins before streams, and streams gone before leaves. */
export class ZegoRoster {
  readonly #attempt: ZegoAttempt;
  readonly #player: ZegoPlayer;
  readonly #people = new Map<string, Person>();

  constructor(attempt: ZegoAttempt, player: ZegoPlayer) {
    this.#attempt = attempt;
    this.#player = player;
    attempt.on('roomUserUpdate', (_, type, users) => {
      for (const user of users)
        if (type === 'ADD') this.#know(user).listed = true;
        else this.#forget(user.userID);
    });
    attempt.on('roomStreamUpdate', (_, type, streams) => {
      for (const stream of streams)
        if (type === 'ADD') this.#add(stream);
        else this.#remove(stream.streamID);
    });
    attempt.on('streamExtraInfoUpdate', (_, streams) => {
      for (const stream of streams) this.#inform(stream);
    });
  }

  /** How many others are known. */
  get size(): number {
    return this.#people.size;
  }

  #know({ userID, userName }: ZegoUser): Person {
    const known = this.#people.get(userID);
    if (known) return known;
    const person: Person = { listed: false, streams: [] };
    this.#people.set(userID, person);
    this.#attempt.emit({ type: 'participant-joined', userId: userID, userName: userName || userID });
    return person;
  }

  #forget(userId: string): void {
    if (!this.#people.delete(userId)) return;
    this.#player.stop(userId);
    this.#attempt.emit({ type: 'participant-left', userId });
  }

  #add(stream: ZegoStreamInfo): void {
    const { streams } = this.#know(stream.user);
    if (streams.some(({ streamID }) => streamID === stream.streamID)) return;
    streams.push(stream);
    if (streams.length === 1) this.#player.play(stream);
  }

  #remove(streamId: string): void {
    const [userId, person] = this.#ownerOf(streamId) ?? [];
    if (userId === undefined || !person) return;
    const index = person.streams.findIndex(({ streamID }) => streamID === streamId);
    person.streams.splice(index, 1);
    const [next] = person.streams;
    if (index === 0) {
      this.#player.stop(userId);
      if (next) this.#player.play(next);
    }
    if (!next && !person.listed) this.#forget(userId);
  }

  #inform(stream: ZegoStreamInfo): void {
    const streams = this.#ownerOf(stream.streamID)?.[1].streams;
    const index = streams?.findIndex(({ streamID }) => streamID === stream.streamID) ?? -1;
    const known = streams?.[index];
    if (!streams || !known) return;
    streams[index] = { ...known, extraInfo: stream.extraInfo ?? '' };
    if (index === 0) this.#player.inform(streams[index]);
  }

  #ownerOf(streamId: string): [userId: string, person: Person] | undefined {
    return [...this.#people].find(([, { streams }]) => streams.some(({ streamID }) => streamID === streamId));
  }
}

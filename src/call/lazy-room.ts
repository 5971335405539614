/** The room of a session, whose code is fetched when a call is about to be joined. */
import { loadError } from '../internal/load-error.js';
import type { RoomFile } from './call-files.js';
import type { CallRoom, RoomOwner } from './call-room.js';
import type { SoundLevels } from './sound-levels.js';

/** There is one as soon as its code is there. */
export class LazyRoom {
  readonly #owner: RoomOwner;
  readonly #file: RoomFile;
  readonly #meters = new Set<() => void>();
  #room: CallRoom | undefined;

  constructor(owner: RoomOwner, file: RoomFile) {
    this.#owner = owner;
    this.#file = file;
  }

  /** How loud everybody is: nobody is heard while there is no room. */
  readonly levels: SoundLevels = {
    get: (userId) => this.#room?.levels.get(userId) ?? 0,
    subscribe: (listener) => {
      this.#meters.add(listener);
      return () => this.#meters.delete(listener);
    },
  };

  /** Undefined while there is none. */
  get now(): CallRoom | undefined {
    return this.#room ?? (this.#file.now && this.#build(this.#file.now));
  }

  /** Fetches the code. Rejects with `engine-load`; the next call tries again. */
  async load(): Promise<CallRoom> {
    try {
      const code = await this.#file.load();
      return this.#room ?? this.#build(code);
    } catch (reason) {
      throw loadError('What joins a call', reason);
    }
  }

  #build({ CallRoom }: NonNullable<RoomFile['now']>): CallRoom {
    this.#room = new CallRoom(this.#owner);
    this.#room.levels.subscribe(() => [...this.#meters].forEach((listener) => listener()));
    return this.#room;
  }
}

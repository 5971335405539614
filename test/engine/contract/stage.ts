/** What the cases of the engine contract stand on: a room, people in it, their media, and what may be waited for. */
import type {
  CallEngine,
  EngineOptions,
  JoinOptions,
  StreamSource,
  StreamStats,
} from '../../../src/engine/call-engine.js';
import { CallError } from '../../../src/errors.js';
import type { CallErrorCode } from '../../../src/errors.js';
import { Ear } from '../../support/ear.js';
import type { Frame, SyntheticMedia, SyntheticOptions } from '../../support/media.js';
import { audioLevel, frameWhere, nextFrames, syntheticMedia } from '../../support/media.js';
import { pageTime } from '../../support/page-time.js';
import { expect, waitUntil } from '../../support/testing.js';

/** A fresh room of one adapter, for one test. */
export interface ContractRoom {
  /** A new engine that can meet the others of this room. The suite leaves it. */
  create(options?: Partial<EngineOptions>): CallEngine;
  /** What that user joins this room with. The room id must be new for each room. */
  joinOptions(userId: string, userName?: string): JoinOptions;
  /** Cuts the link of a joined engine. */
  interrupt(engine: CallEngine): Promise<void> | void;
  /** Gives the link back. */
  restore(engine: CallEngine): Promise<void> | void;
  /** False where no media flows: cases then stop at the events. */
  readonly realMedia: boolean;
  /** Whether the pictures of others can be had smaller, or not at all. */
  readonly reception: boolean;
  /** Where the network is not real: everybody measures it now. */
  measure?(): void;
  /** How long joining waits at most to hear of those who are there, ms. */
  readonly patience: number;
  /** How much slower than a call inside one page this may be, ms. */
  readonly slack: number;
  /** After all engines were left. */
  dispose(): Promise<void> | void;
}

/** Somebody in the room. */
export interface Seat {
  readonly engine: CallEngine;
  readonly ear: Ear;
}

/** A signal that does not abort. */
export const never = new AbortController().signal;

/** Both kinds on. */
export const ON = { audio: true, video: true };

/** Pictures to tell apart, see `shows()`. */
export const GREEN = 'rgb(0 160 0)';
export const RED = 'rgb(200 0 0)';

/** `work` must reject with a CallError of that code. */
export async function expectRejection(work: Promise<unknown>, code: CallErrorCode): Promise<void> {
  const reason = await work.then(
    () => expect.fail(`resolved, wanted a rejection with ${code}`),
    (error: unknown) => error,
  );
  expect(reason).to.be.instanceOf(CallError);
  expect((reason as CallError).code).to.equal(code);
}

/** Remembers every clone made from now on; `stop(track)` gives those that descend from `track`. */
export function recordClones(): { stop(track: MediaStreamTrack): MediaStreamTrack[] } {
  const parents = new Map<MediaStreamTrack, MediaStreamTrack>();
  const { prototype } = MediaStreamTrack;
  const { clone } = prototype;
  prototype.clone = function (this: MediaStreamTrack) {
    const copy = clone.call(this);
    parents.set(copy, this);
    return copy;
  };
  return {
    stop(ancestor) {
      prototype.clone = clone;
      const descends = (track: MediaStreamTrack | undefined): boolean =>
        track !== undefined && (track === ancestor || descends(parents.get(track)));
      return [...parents.keys()].filter((copy) => copy !== ancestor && descends(copy));
    },
  };
}

/** Opens a new room before each test of the suite it is called in, and clears up and checks after. */
export function setStage(createRoom: () => Promise<ContractRoom> | ContractRoom) {
  let room: ContractRoom;
  let seats: Seat[];
  let media: SyntheticMedia[];

  beforeEach(async () => {
    room = await createRoom();
    seats = [];
    media = [];
  });

  afterEach(async () => {
    await Promise.all(seats.map(leave));
    await Promise.all(media.map((made) => made.stop()));
    await room.dispose();
    expect(seats.flatMap(({ ear }) => ear.faults)).to.deep.equal([]);
  });

  /** Somebody who has not joined yet. */
  function seat(userId: string): Seat {
    const engine = room.create();
    const made = { engine, ear: new Ear(engine, userId, 8000 + room.slack) };
    seats.push(made);
    return made;
  }

  /** Somebody who has joined. */
  async function join(userId: string, userName?: string): Promise<Seat> {
    const made = seat(userId);
    await made.engine.join(room.joinOptions(userId, userName), never);
    return made;
  }

  /** Nothing may be told from here on. */
  async function leave({ engine, ear }: Seat): Promise<void> {
    ear.close();
    await engine.leave();
  }

  /** Media that ends with the test. */
  function synthesize(options?: SyntheticOptions): MediaStream {
    const made = syntheticMedia(options);
    media.push(made);
    return made.stream;
  }

  /** Publishes new media. */
  async function publish(
    { engine }: Seat,
    options?: SyntheticOptions,
    source: StreamSource = 'camera',
  ): Promise<MediaStream> {
    const stream = synthesize(options);
    await engine.publish(source, stream, never);
    return stream;
  }

  /** Waits for a stream of `userId` and for its first statuses. */
  async function receive(
    { ear }: Seat,
    userId: string,
    statuses = ON,
    source: StreamSource = 'camera',
  ): Promise<MediaStream> {
    const stream = await ear.stream(userId, source);
    await ear.statuses(userId, statuses, source);
    return stream;
  }

  /** A picture comes, where media is real. */
  async function seen(stream: MediaStream, frames = 10): Promise<void> {
    if (room.realMedia) await nextFrames(stream, frames, 10_000 + room.slack);
  }

  /** A picture of that colour comes, where media is real. */
  async function shows(stream: MediaStream, colour: 'red' | 'green'): Promise<void> {
    const other = colour === 'red' ? 'green' : 'red';
    const matches = ({ colour: pixel }: Frame) => pixel[colour] > 100 && pixel[other] < 80;
    if (room.realMedia) await frameWhere(stream, matches, `a ${colour} frame`, 10_000 + room.slack);
  }

  /** Sound comes, where media is real. */
  async function heard(stream: MediaStream): Promise<void> {
    if (room.realMedia) await audioLevel(stream, 0.02, 10_000 + room.slack);
  }

  /** The figures of one stream, as soon as they are `ready`. */
  async function figures(
    { engine }: Seat,
    wanted: Pick<StreamStats, 'userId' | 'source' | 'direction'>,
    ready: (stats: StreamStats) => boolean = () => true,
  ): Promise<StreamStats> {
    let found: StreamStats | undefined;
    await waitUntil(
      async () => {
        const { streams } = await engine.getStats();
        found = streams.find(
          ({ userId, source, direction }) =>
            userId === wanted.userId && source === wanted.source && direction === wanted.direction,
        );
        return found !== undefined && ready(found);
      },
      `figures of ${JSON.stringify(wanted)}`,
      { timeout: 8000 + room.slack, interval: 100 },
    );
    return found!;
  }

  /** `work` must settle at once: half a second of `pageTime()` and the adapter's slack. */
  async function promptly<T>(work: Promise<T>): Promise<T> {
    const begin = pageTime();
    try {
      return await work;
    } finally {
      expect(pageTime() - begin, 'ms').to.be.below(500 + room.slack);
    }
  }

  return {
    /** Of the test that runs. */
    get room() {
      return room;
    },
    seat,
    join,
    leave,
    synthesize,
    publish,
    receive,
    seen,
    shows,
    heard,
    figures,
    promptly,
  };
}

/** What a case gets. */
export type Stage = ReturnType<typeof setStage>;

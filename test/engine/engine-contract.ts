/**
 * What every adapter of `src/engine/call-engine.ts` must do, as tests: call {@link engineContract} from the adapter's own
 * test file. The invariants of {@link Ear} are checked in every case.
 */
import type { CallEngine, EngineEvent, EngineOptions, JoinOptions } from '../../src/engine/call-engine.js';
import { CallError } from '../../src/errors.js';
import type { CallErrorCode } from '../../src/errors.js';
import type { SyntheticMedia, SyntheticOptions } from '../support/media.js';
import { audioLevel, frameWhere, nextFrames, syntheticMedia } from '../support/media.js';
import { Ear } from '../support/ear.js';
import { expect } from '../support/testing.js';

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
  /** How much slower than a call inside one page this may be, ms. */
  readonly slack: number;
  /** After all engines were left. */
  dispose(): Promise<void> | void;
}

/** Somebody in the room. */
interface Seat {
  readonly engine: CallEngine;
  readonly ear: Ear;
}

/** Registers the whole contract for one adapter. */
export function engineContract(name: string, createRoom: () => Promise<ContractRoom> | ContractRoom): void {
  describe(`${name}: the engine contract`, function () {
    this.timeout(60_000);

    let room: ContractRoom;
    let seats: Seat[];
    let media: SyntheticMedia[];

    const never = new AbortController().signal;

    function seat(userId: string): Seat {
      const engine = room.create();
      const made = { engine, ear: new Ear(engine, userId, 8000 + room.slack) };
      seats.push(made);
      return made;
    }

    async function join(userId: string, userName?: string): Promise<Seat> {
      const made = seat(userId);
      await made.engine.join(room.joinOptions(userId, userName), never);
      return made;
    }

    async function leave({ engine, ear }: Seat): Promise<void> {
      ear.close();
      await engine.leave();
    }

    function synthesize(options?: SyntheticOptions): MediaStream {
      const made = syntheticMedia(options);
      media.push(made);
      return made.stream;
    }

    async function publish({ engine }: Seat, options?: SyntheticOptions): Promise<MediaStream> {
      const stream = synthesize(options);
      await engine.publish(stream, never);
      return stream;
    }

    const on = { audio: true, video: true };

    /** Waits for the stream of `userId` and for its first statuses. */
    async function receive({ ear }: Seat, userId: string, statuses = on): Promise<MediaStream> {
      const stream = await ear.stream(userId);
      await ear.statuses(userId, statuses);
      return stream;
    }

    async function seen(stream: MediaStream, frames = 10): Promise<void> {
      if (room.realMedia) await nextFrames(stream, frames, 10_000 + room.slack);
    }

    async function heard(stream: MediaStream): Promise<void> {
      if (room.realMedia) await audioLevel(stream, 0.02, 10_000 + room.slack);
    }

    async function expectRejection(work: Promise<unknown>, code: CallErrorCode): Promise<void> {
      const reason = await work.then(
        () => expect.fail(`resolved, wanted a rejection with ${code}`),
        (error: unknown) => error,
      );
      expect(reason).to.be.instanceOf(CallError);
      expect((reason as CallError).code).to.equal(code);
    }

    /** `work` must settle at once: half a second and the adapter's slack. */
    async function promptly<T>(work: Promise<T>): Promise<T> {
      const begin = performance.now();
      try {
        return await work;
      } finally {
        expect(performance.now() - begin, 'ms').to.be.below(500 + room.slack);
      }
    }

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

    describe('while joining', () => {
      it('enters an empty room and hears nothing', async () => {
        const ann = await join('ann');
        expect(ann.ear.events).to.deep.equal([]);
      });

      it('announces those already there, with their names, before it resolves', async () => {
        await join('ann', 'Ann <b>A</b>');
        await join('bob', 'Бобо');
        const cid = await join('cid');
        expect(Object.fromEntries(cid.ear.people)).to.deep.equal({ ann: 'Ann <b>A</b>', bob: 'Бобо' });
      });

      it('rejects with cancelled when the signal is aborted already, and nobody sees it', async () => {
        const ann = await join('ann');
        const bob = seat('bob');
        const work = bob.engine.join(room.joinOptions('bob'), AbortSignal.abort());
        await expectRejection(promptly(work), 'cancelled');
        await leave(bob);
        const cid = await join('cid');
        await ann.ear.present('cid');
        expect(ann.ear.people.has('bob')).to.equal(false);
        expect(cid.ear.people.has('bob')).to.equal(false);
      });

      it('rejects with cancelled as soon as the signal aborts, and is gone once left', async () => {
        const ann = await join('ann');
        const bob = seat('bob');
        const abort = new AbortController();
        const work = bob.engine.join(room.joinOptions('bob'), abort.signal);
        abort.abort();
        await expectRejection(promptly(work), 'cancelled');
        await leave(bob);
        await join('cid');
        await ann.ear.present('cid');
        await ann.ear.absent('bob');
      });

      it('cannot be used after a rejection', async () => {
        const ann = seat('ann');
        await expectRejection(ann.engine.join(room.joinOptions('ann'), AbortSignal.abort()), 'cancelled');
        await leave(ann);
        await expectRejection(ann.engine.join(room.joinOptions('ann'), never), 'cancelled');
      });
    });

    describe('while people come and go', () => {
      it('tells who comes and who goes', async () => {
        const ann = await join('ann');
        const bob = await join('bob', 'Bob');
        await ann.ear.present('bob');
        expect(ann.ear.people.get('bob')).to.equal('Bob');
        await leave(bob);
        await ann.ear.absent('bob');
      });

      it('takes back the stream of somebody who goes', async () => {
        const ann = await join('ann');
        const bob = await join('bob');
        await publish(bob);
        await receive(ann, 'bob');
        await leave(bob);
        await ann.ear.absent('bob');
        expect(ann.ear.types('bob').slice(-2)).to.deep.equal(['stream-removed', 'participant-left']);
      });

      it('tells of somebody who comes back', async () => {
        const ann = await join('ann');
        await leave(await join('bob', 'Bob'));
        await ann.ear.absent('bob');
        const again = await join('bob', 'Robert');
        await ann.ear.present('bob');
        expect(ann.ear.people.get('bob')).to.equal('Robert');
        await publish(again);
        await receive(ann, 'bob');
      });

      it('ends with replaced when the same user joins elsewhere', async () => {
        const ann = await join('ann');
        const bob = await join('bob');
        await ann.ear.present('bob');
        const elsewhere = await join('bob');
        const end = await bob.ear.until(() => bob.ear.events.find(({ type }) => type === 'ended'), 'ended');
        expect(end).to.deep.equal({ type: 'ended', reason: 'replaced' });
        await publish(elsewhere);
        await receive(ann, 'bob');
        expect([...ann.ear.people.keys()]).to.deep.equal(['bob']);
        expect([...elsewhere.ear.people.keys()]).to.deep.equal(['ann']);
      });
    });

    describe('while publishing', () => {
      it('carries sound and picture both ways', async () => {
        const ann = await join('ann');
        const bob = await join('bob');
        await Promise.all([publish(ann), publish(bob)]);
        const streams = await Promise.all([receive(ann, 'bob'), receive(bob, 'ann')]);
        await Promise.all(streams.flatMap((stream) => [seen(stream), heard(stream)]));
      });

      it('gives the stream to those who come later', async () => {
        const ann = await join('ann');
        await publish(ann);
        const bob = await join('bob');
        await seen(await receive(bob, 'ann'));
      });

      for (const { what, options, statuses } of [
        { what: 'no picture', options: { video: false }, statuses: { audio: true, video: false } },
        { what: 'no sound', options: { audio: false }, statuses: { audio: false, video: true } },
        {
          what: 'nothing yet',
          options: { audio: false, video: false },
          statuses: { audio: false, video: false },
        },
      ]) {
        it(`tells both statuses with a stream of ${what}`, async () => {
          const ann = await join('ann');
          const bob = await join('bob');
          await publish(ann, options);
          await receive(bob, 'ann', statuses);
        });
      }

      it('tells a disabled track as off', async () => {
        const ann = await join('ann');
        const bob = await join('bob');
        const stream = synthesize();
        for (const track of stream.getAudioTracks()) track.enabled = false;
        await ann.engine.publish(stream, never);
        await receive(bob, 'ann', { audio: false, video: true });
        await ann.engine.setTrackEnabled('audio', true);
        await bob.ear.statuses('ann', on);
        await heard(await bob.ear.stream('ann'));
        expect(stream.getAudioTracks().map(({ enabled }) => enabled)).to.deep.equal([false]);
      });

      it('brings a picture later to a stream published without one', async () => {
        const ann = await join('ann');
        const bob = await join('bob');
        await publish(ann, { audio: false, video: false });
        const stream = await receive(bob, 'ann', { audio: false, video: false });
        const [track] = synthesize({ audio: false }).getVideoTracks();
        await ann.engine.replaceTrack('video', track);
        await ann.engine.setTrackEnabled('video', true);
        await bob.ear.statuses('ann', { audio: false, video: true });
        await seen(stream);
      });

      it('rejects with cancelled when the signal is aborted, and can publish then', async () => {
        const ann = await join('ann');
        const bob = await join('bob');
        const stream = synthesize();
        await expectRejection(promptly(ann.engine.publish(stream, AbortSignal.abort())), 'cancelled');
        await ann.engine.publish(stream, never);
        await receive(bob, 'ann');
      });

      it('neither ends nor disables the tracks it is given', async () => {
        const ann = await join('ann');
        const stream = await publish(ann);
        const [track] = synthesize({ audio: false }).getVideoTracks();
        await ann.engine.setTrackEnabled('audio', false);
        await ann.engine.setTrackEnabled('video', false);
        await ann.engine.replaceTrack('video', track);
        await ann.engine.replaceTrack('video', null);
        await ann.engine.replaceTrack('audio', null);
        await leave(ann);
        for (const { kind, readyState, enabled } of [...stream.getTracks(), track])
          expect({ kind, readyState, enabled }).to.deep.equal({ kind, readyState: 'live', enabled: true });
      });
    });

    describe('while tracks change', () => {
      it('tells everybody of a mute and goes on afterwards on the same stream', async () => {
        const ann = await join('ann');
        const bob = await join('bob');
        const cid = await join('cid');
        await publish(ann);
        const stream = await receive(bob, 'ann');
        await receive(cid, 'ann');
        await ann.engine.setTrackEnabled('video', false);
        await ann.engine.setTrackEnabled('audio', false);
        for (const { ear } of [bob, cid]) await ear.statuses('ann', { audio: false, video: false });
        await ann.engine.setTrackEnabled('video', true);
        await ann.engine.setTrackEnabled('audio', true);
        for (const { ear } of [bob, cid]) await ear.statuses('ann', on);
        expect(await bob.ear.stream('ann')).to.equal(stream);
        await seen(stream);
        await heard(stream);
      });

      it('sends the new picture on the same stream when the track is replaced', async () => {
        const ann = await join('ann');
        const bob = await join('bob');
        await publish(ann, { colour: 'rgb(0 160 0)' });
        const stream = await receive(bob, 'ann');
        await seen(stream, 1);
        const told = bob.ear.events.length;
        const [track] = synthesize({ audio: false, colour: 'rgb(200 0 0)' }).getVideoTracks();
        await ann.engine.replaceTrack('video', track);
        if (room.realMedia) {
          const isRed = ({ colour: { red, green } }: { colour: { red: number; green: number } }) =>
            red > 120 && green < 80;
          await frameWhere(stream, isRed, 'a red frame', 10_000 + room.slack);
        }
        expect(bob.ear.events.slice(told)).to.deep.equal([]);
      });

      it('keeps a muted kind muted when its track is replaced', async () => {
        const ann = await join('ann');
        const bob = await join('bob');
        await publish(ann);
        await receive(bob, 'ann');
        await ann.engine.setTrackEnabled('video', false);
        await bob.ear.statuses('ann', { audio: true, video: false });
        const [track] = synthesize({ audio: false, colour: 'rgb(200 0 0)' }).getVideoTracks();
        const copies = recordClones();
        await ann.engine.replaceTrack('video', track);
        const sent = copies.stop(track);
        expect(sent.filter(({ enabled, readyState }) => enabled && readyState === 'live')).to.deep.equal([]);
      });

      it('ends its copy when a track is replaced by nothing', async () => {
        const ann = await join('ann');
        const copies = recordClones();
        const stream = await publish(ann);
        await ann.engine.replaceTrack('video', null);
        const [track] = stream.getVideoTracks();
        const live = copies.stop(track).filter(({ readyState }) => readyState === 'live');
        expect(live).to.deep.equal([]);
        expect(track.readyState).to.equal('live');
      });
    });

    describe('while chatting', () => {
      it('carries the text as it is, with the sender and the time', async () => {
        const ann = await join('ann');
        const bob = await join('bob');
        await ann.ear.present('bob');
        const before = Date.now();
        const text = '<img src=x onerror="alert(1)">\n"quoted" & ünïcödé 👋🏽';
        await ann.engine.sendMessage(text);
        const isMessage = (event: EngineEvent) => event.type === 'message';
        const message = await bob.ear.until(() => bob.ear.events.find(isMessage), 'the message');
        expect(message.userId).to.equal('ann');
        expect(message.text).to.equal(text);
        expect(message.sentAt).to.be.within(before - 1000, Date.now() + 1000);
        expect(ann.ear.events.filter(isMessage)).to.deep.equal([]);
      });

      it('carries 1 KB and rejects more with message-failed', async () => {
        const ann = await join('ann');
        const bob = await join('bob');
        await ann.ear.present('bob');
        await ann.engine.sendMessage('é'.repeat(512));
        await bob.ear.until(() => bob.ear.events.some(({ type }) => type === 'message'), 'the message');
        await expectRejection(ann.engine.sendMessage('é'.repeat(512) + '.'), 'message-failed');
      });
    });

    it('takes a fresh token', async () => {
      const ann = await join('ann');
      await ann.engine.renewToken(room.joinOptions('ann').token);
    });

    describe('while the link is lost', () => {
      it('says so, keeps the people and goes on when it is back', async () => {
        const ann = await join('ann');
        const bob = await join('bob', 'Bob');
        await Promise.all([publish(ann), publish(bob)]);
        const fromBob = await receive(ann, 'bob');
        const fromAnn = await receive(bob, 'ann');
        await seen(fromBob, 1);
        await room.interrupt(ann.engine);
        await ann.ear.heard('reconnecting');
        await room.restore(ann.engine);
        await ann.ear.heard('reconnected');
        await Promise.all([seen(fromBob), seen(fromAnn), heard(fromBob), heard(fromAnn)]);
        expect(ann.ear.people.get('bob')).to.equal('Bob');
        expect(ann.ear.types('bob').filter((type) => type !== 'media-changed')).to.deep.equal([
          'participant-joined',
          'stream-added',
        ]);
        await ann.engine.setTrackEnabled('audio', false);
        await bob.ear.statuses('ann', { audio: false, video: true });
      });

      it('tells afterwards who went and who came meanwhile', async () => {
        const ann = await join('ann');
        const bob = await join('bob');
        await ann.ear.present('bob');
        await room.interrupt(ann.engine);
        await ann.ear.heard('reconnecting');
        await leave(bob);
        const cid = await join('cid');
        await publish(cid);
        expect([...ann.ear.people.keys()]).to.deep.equal(['bob']);
        await room.restore(ann.engine);
        await ann.ear.absent('bob');
        await receive(ann, 'cid');
        expect(ann.ear.events.slice(0, 3).map(({ type }) => type)).to.deep.equal([
          'participant-joined',
          'reconnecting',
          'reconnected',
        ]);
      });

      it('can be left', async () => {
        const ann = await join('ann');
        await room.interrupt(ann.engine);
        await ann.ear.heard('reconnecting');
        await leave(ann);
      });
    });

    describe('while leaving', () => {
      it('may never have joined', async () => {
        const ann = seat('ann');
        await leave(ann);
        await expectRejection(promptly(ann.engine.join(room.joinOptions('ann'), never)), 'cancelled');
      });

      it('cancels a join under way', async () => {
        const ann = await join('ann');
        const bob = seat('bob');
        const work = expectRejection(bob.engine.join(room.joinOptions('bob'), never), 'cancelled');
        await leave(bob);
        await promptly(work);
        await join('cid');
        await ann.ear.present('cid');
        await ann.ear.absent('bob');
      });

      it('settles a publish under way', async () => {
        const ann = await join('ann');
        await join('bob');
        const work = ann.engine.publish(synthesize(), never).catch((error: unknown) => error);
        await leave(ann);
        const reason = await promptly(work);
        if (reason !== undefined) expect(reason).to.include({ name: 'CallError', code: 'cancelled' });
      });

      it('may be done twice, also at once', async () => {
        const ann = await join('ann');
        await Promise.all([ann.engine.leave(), ann.engine.leave()]);
        await ann.engine.leave();
      });

      it('ends every copy of the tracks', async () => {
        const ann = await join('ann');
        const copies = recordClones();
        const stream = await publish(ann);
        await leave(ann);
        const made = stream.getTracks().flatMap((track) => copies.stop(track));
        expect(made.filter(({ readyState }) => readyState === 'live')).to.deep.equal([]);
      });

      it('hears nothing from the call on', async () => {
        const ann = await join('ann');
        const bob = await join('bob');
        const cid = await join('cid');
        await ann.ear.present('cid');
        const left = leave(ann);
        await publish(bob);
        await bob.engine.sendMessage('still there?');
        await leave(bob);
        await cid.ear.absent('bob');
        await left;
      });

      it('rejects commands with cancelled', async () => {
        const ann = await join('ann');
        await publish(ann);
        await leave(ann);
        await expectRejection(ann.engine.publish(synthesize(), never), 'cancelled');
        await expectRejection(ann.engine.setTrackEnabled('audio', false), 'cancelled');
        await expectRejection(ann.engine.replaceTrack('audio', null), 'cancelled');
      });
    });

    describe('while listening', () => {
      it('stops telling a listener that unsubscribed', async () => {
        const ann = await join('ann');
        const told: EngineEvent[] = [];
        const unsubscribe = ann.engine.subscribe((event) => told.push(event));
        unsubscribe();
        await join('bob');
        await ann.ear.present('bob');
        expect(told).to.deep.equal([]);
      });

      it('hands the exception of one listener to reportError() and goes on with the others', async () => {
        const fault = new Error('thrown by a listener');
        const reports: unknown[] = [];
        const { reportError } = globalThis;
        globalThis.reportError = (error) => reports.push(error);
        try {
          const engine = room.create();
          engine.subscribe(() => {
            throw fault;
          });
          const ann = { engine, ear: new Ear(engine, 'ann', 8000 + room.slack) };
          seats.push(ann);
          await engine.join(room.joinOptions('ann'), never);
          await join('bob');
          await ann.ear.present('bob');
          await leave(ann);
        } finally {
          globalThis.reportError = reportError;
        }
        expect(reports).to.deep.equal([fault]);
      });
    });
  });
}

/** Remembers every clone made from now on; `stop(track)` gives those that descend from `track`. */
function recordClones(): { stop(track: MediaStreamTrack): MediaStreamTrack[] } {
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

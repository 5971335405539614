/** The page of `measure-people.ts`: a call, the people in it, and what they cost. */
import { define } from '../../src/define.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { simulate } from '../../src/simulate/simulate.js';
import { FakeRoom, type FakeEngine } from '../support/fake-engine.js';
import { RenderCount, storm } from '../support/renders.js';

/** Of a storm. */
export interface Storm {
  readonly events: number;
  readonly renders: number;
  readonly frames: number;
  /** The most renders of the call between two frames. */
  readonly worst: number;
}

let longTasks: number[] = [];
let hall: { readonly room: FakeRoom; readonly call: ZegoCallElement } | undefined;
/** Every picture there was, with its frames by `watch()`. */
const pictures = new Map<HTMLVideoElement, Frames>();

interface Frames {
  readonly shown: number;
  readonly dropped: number;
}

function framesOf(video: HTMLVideoElement): Frames {
  const { totalVideoFrames: all, droppedVideoFrames: dropped } = video.getVideoPlaybackQuality();
  return { shown: all - dropped, dropped };
}

export const bench = {
  /** Lets people into a room; they stay as long as the page. */
  async invite(room: string, people: number): Promise<void> {
    await simulate(room, { people, activity: 'all' }).ready;
  },

  /** Joins as one who watches, and resolves when everybody is seen. */
  async join(room: string, people: number): Promise<void> {
    const call = document.createElement('zego-call');
    Object.assign(call, { engine: 'loopback', userId: 'me', viewOnly: true, room });
    document.body.append(call);
    await call.join();
    const streams = () => call.snapshot.streams.filter(({ source }) => source === 'camera').length;
    while (streams() < people) await new Promise(requestAnimationFrame);
  },

  /** Lays everybody out anew. */
  lay(layout: ZegoCallElement['layout']): void {
    document.querySelector('zego-call')!.layout = layout;
  },

  /** Forgets the long tasks and the frames so far. */
  watch(): void {
    longTasks = [];
    for (const video of pictures.keys()) pictures.set(video, framesOf(video));
  },

  /** ms of the tasks above 50 ms, and how many of the frames since `watch()` were not shown, %. */
  seen() {
    let [shown, dropped] = [0, 0];
    for (const [video, before] of pictures) {
      const now = framesOf(video);
      shown += Math.max(0, now.shown - before.shown); // begins anew with each stream
      dropped += Math.max(0, now.dropped - before.dropped);
    }
    return { longTasks, dropped: (100 * dropped) / (shown + dropped || 1) };
  },

  /** Joins a room in which nobody else is yet. */
  async wait(): Promise<void> {
    const room = new FakeRoom();
    const call = document.createElement('zego-call');
    Object.assign(call, { engine: room.factory, userId: 'me', viewOnly: true, room: 'audience' });
    document.body.append(call);
    await call.join();
    await new Promise((later) => setTimeout(later, 1000));
    hall = { room, call };
  },

  /** People who only watch come, or leave, each in a task of their own. */
  async audience(people: number, come: boolean): Promise<Storm> {
    const { room, call } = hall!;
    longTasks = [];
    const count = new RenderCount();
    await storm(people, (i) => {
      const userId = `user-${i}`;
      if (come) room.last.emit({ type: 'participant-joined', userId, userName: `Guest ${i}` });
      else room.last.emit({ type: 'participant-left', userId });
    });
    await new Promise(requestAnimationFrame);
    const { of, frames, worstOf } = count.stop();
    return { events: people, renders: of(call), frames, worst: worstOf(call) };
  },

  /** Everybody turns the microphone off or on, ten times a second, each in a task of their own. */
  async storm(people: number, seconds: number): Promise<Storm> {
    const room = new FakeRoom();
    const call = document.createElement('zego-call');
    Object.assign(call, { engine: room.factory, userId: 'me', viewOnly: true, appId: 1, token: 'none' });
    call.room = 'storm';
    document.body.append(call);
    const others: FakeEngine[] = [];
    for (let number = 0; number < people; number++) {
      const engine = await room.enter('storm', `user-${number}`);
      await engine.publish('camera', new MediaStream(), new AbortController().signal);
      others.push(engine);
    }
    await call.join();
    await new Promise((later) => setTimeout(later, 1000));
    longTasks = [];
    const count = new RenderCount();
    let events = 0;
    for (let round = 0; round < seconds * 10; round++) {
      const next = new Promise((later) => setTimeout(later, 100));
      await storm(others.length, (i) => {
        const userId = others[i].userId!;
        const stream = { userId, source: 'camera', streamId: `${userId}/camera` } as const;
        room.last.emit({ type: 'media-changed', ...stream, audio: round % 2 === 0 });
        events++;
      });
      await next;
    }
    const { of, frames, worstOf } = count.stop();
    await call.leave();
    call.remove();
    await room.dispose();
    return { events, renders: of(call), frames, worst: worstOf(call) };
  },
};

declare global {
  /** Of the page of this module. */
  var peopleBench: typeof bench;
}

define();
const { play } = HTMLMediaElement.prototype;
HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
  if (this instanceof HTMLVideoElement && !pictures.has(this)) pictures.set(this, framesOf(this));
  return play.call(this);
};
new PerformanceObserver((list) => {
  longTasks.push(...list.getEntries().map(({ duration }) => duration));
}).observe({ type: 'longtask' });
globalThis.peopleBench = bench;

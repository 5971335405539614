/** A `<zego-call>` on a scripted engine, for tests through the DOM. */
import type { CallState } from '../../src/call/call-state.js';
import { loadPart } from '../../src/elements/lazy-parts.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import type { ZegoCallEventMap } from '../../src/events.js';
import '../../src/index.js';
import { FakeRoom, type FakeEngine, type Hold } from '../support/fake-engine.js';
import { syntheticMedia } from '../support/media.js';
import { fixture, html } from '../support/testing.js';

// What most tests look at is there at once, as for the second call of a page.
await loadPart('in-call');

/** What a test has in hand. */
export class CallFixture {
  /** Where the engines meet. */
  readonly room = new FakeRoom();
  /** Held or failed joins of the next engines, in order. */
  readonly holds: ((engine: FakeEngine) => void)[] = [];
  readonly #stops: (() => Promise<void>)[] = [];

  /** Builds engines like the room's, and lets the test hold their join. */
  readonly engine = (options: Parameters<FakeRoom['factory']>[0]) => {
    const engine = this.room.factory(options) as FakeEngine;
    this.holds.shift()?.(engine);
    return engine;
  };

  /** The next engine's join waits for the handle. */
  holdJoin(): Promise<Hold> {
    return new Promise((resolve) => this.holds.push((engine) => resolve(engine.holdNext('join'))));
  }

  /** Own sound and picture, ended by {@link dispose}. */
  media(options?: Parameters<typeof syntheticMedia>[0]): MediaStream {
    const { stream, stop } = syntheticMedia(options);
    this.#stops.push(stop);
    return stream;
  }

  /** A call that publishes nothing, in the page and not joined. */
  async call(properties: Partial<ZegoCallElement> = {}): Promise<ZegoCallElement> {
    const call = await fixture<ZegoCallElement>(html`<zego-call></zego-call>`);
    Object.assign(call, this.description, properties);
    await call.updateComplete;
    return call;
  }

  /** What makes a `<zego-call>` complete here. */
  get description(): Partial<ZegoCallElement> {
    return { engine: this.engine, room: 'daily', userId: 'ann', userName: 'Ann', viewOnly: true };
  }

  /** A joined call with sound and picture, both on. */
  async joined(properties: Partial<ZegoCallElement> = {}): Promise<ZegoCallElement> {
    const call = await this.call({ viewOnly: false, source: this.media(), ...properties });
    const on = [next(call, 'call-media', ({ kind, status }) => kind === 'camera' && status === 'on')];
    await call.join();
    await Promise.all(on);
    await call.updateComplete;
    return call;
  }

  /** Somebody else with sound and picture. */
  async guest(userId: string, userName = userId, media = this.media()): Promise<FakeEngine> {
    const guest = await this.room.enter('daily', userId, userName);
    await guest.publish('camera', media, new AbortController().signal);
    return guest;
  }

  /** Ends everybody and everything: for an `afterEach`. */
  async dispose(): Promise<void> {
    await this.room.dispose();
    await Promise.all(this.#stops.splice(0).map((stop) => stop()));
  }
}

/** The detail of the next event of that name that is `wanted`. */
export function next<Name extends keyof ZegoCallEventMap>(
  target: EventTarget,
  name: Name,
  wanted: (detail: ZegoCallEventMap[Name]['detail']) => boolean = () => true,
): Promise<ZegoCallEventMap[Name]['detail']> {
  const done = new AbortController();
  return new Promise((resolve) => {
    target.addEventListener(
      name,
      (event) => {
        const { detail } = event as ZegoCallEventMap[Name];
        if (!wanted(detail)) return;
        done.abort();
        resolve(detail);
      },
      { signal: done.signal },
    );
  });
}

/** Resolves when the call is, or next comes to be, in that state. */
export async function reached(call: ZegoCallElement, state: CallState): Promise<void> {
  if (call.state !== state) await next(call, 'call-state', (detail) => detail.state === state);
  await call.updateComplete;
}

/** One element in the call's shadow root; throws when it is not there. */
export function inside<E extends Element = HTMLElement>(host: Element, selector: string): E {
  const found = host.shadowRoot?.querySelector<E>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

/** A text without the marks that keep names in it apart, which nobody sees. */
export function unmarked(text: string): string {
  return text.replace(/[\u2068\u2069]/g, '');
}

/** The text a user sees in the host's shadow root, without what only screen readers get. */
export function visibleText(host: Element): string {
  return [...(host.shadowRoot?.querySelectorAll('.panel, .notice, .notices button') ?? [])]
    .filter((element) => element.checkVisibility())
    .map((element) => unmarked(element.textContent).replace(/\s+/g, ' ').trim())
    .join(' | ');
}

/** What a server sends, put into `page`; its first element, which is alive at once, as in Firefox without this it is not. */
export function drawnByServer(page: HTMLElement, markup: string): ZegoCallElement {
  page.setHTMLUnsafe(markup);
  customElements.upgrade(page);
  return page.firstElementChild as ZegoCallElement;
}

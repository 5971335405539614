/** How often elements draw themselves between two frames. */
import { ReactiveElement } from 'lit';

/** What was drawn since counting began. */
export interface Renders {
  /** Of that element. */
  readonly of: (element: Element) => number;
  readonly frames: number;
  /** The most drawings of that element between two frames. */
  readonly worstOf: (element: Element) => number;
}

/** Elements draw without a frame where none comes for 250 ms; what is drawn then must not count with what was before. */
const LATE = 200;

/** The next frame, or so late that elements draw without one. */
const nextFrame = () =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, LATE);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });

/** Counts the drawings of all elements in the page. */
export class RenderCount {
  readonly #all = new Map<Element, number>();
  readonly #thisFrame = new Map<Element, number>();
  readonly #stop: () => void;
  #frames = 0;
  readonly #worst = new Map<Element, number>();

  constructor() {
    const prototype = ReactiveElement.prototype as unknown as { performUpdate(): void };
    const { performUpdate } = prototype;
    const draw = (element: Element) => this.#draw(element);
    prototype.performUpdate = function (this: Element) {
      draw(this);
      performUpdate.call(this);
    };
    let running = true;
    this.#stop = () => {
      prototype.performUpdate = performUpdate;
      running = false;
    };
    // As elements see it: what draws without a frame, as those are late, draws in another one.
    const count = async () => {
      for (await nextFrame(); running; await nextFrame()) {
        this.#frames++;
        this.#thisFrame.clear();
      }
    };
    void count();
  }

  /** Ends counting. */
  stop(): Renders {
    this.#stop();
    return {
      of: (element) => this.#all.get(element) ?? 0,
      frames: this.#frames,
      worstOf: (element) => this.#worst.get(element) ?? 0,
    };
  }

  #draw(element: Element): void {
    this.#all.set(element, (this.#all.get(element) ?? 0) + 1);
    const now = (this.#thisFrame.get(element) ?? 0) + 1;
    this.#thisFrame.set(element, now);
    this.#worst.set(element, Math.max(this.#worst.get(element) ?? 0, now));
  }
}

/** Does `work` for each number below `count`, every time in a task of its own, as news of a network come. */
export async function storm(count: number, work: (index: number) => unknown): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  for (let index = 0; index < count; index++) {
    const next = new Promise((resolve) => (port1.onmessage = resolve));
    work(index);
    port2.postMessage(null);
    await next;
  }
  port1.close();
}

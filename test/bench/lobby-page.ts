/** The page of `measure-lobby.ts`: loads one of those compared, shows its lobby, and says when it can be used. */
import { installZegoCloud } from '../zego-cloud/in-page.js';

/** Files of the bundle of one of those compared. */
export interface Bundle {
  readonly entry: string;
  readonly styles: readonly string[];
}

interface Rival {
  show(container: HTMLElement): void | Promise<void>;
}

const cloud = installZegoCloud();
for (const level of ['error', 'warn', 'info', 'log', 'debug'] as const) console[level] = () => undefined;

function* allOf(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* allOf(element.shadowRoot);
  }
}

const says = ({ childNodes }: Element, words: RegExp) =>
  [...childNodes].some((node) => node instanceof Text && words.test(node.data));

/** Whether the own picture is seen, and a button to join. */
function usable(): boolean {
  const all = [...allOf(document.body)];
  const picture = all.some((video) => video instanceof HTMLVideoElement && video.currentTime > 0);
  return picture && all.some((element) => says(element, /\bjoin\b/i) && element.checkVisibility());
}

let rival: Rival;

const bench = {
  /** Fetches, compiles and evaluates what is loaded at once. */
  async load({ entry, styles }: Bundle): Promise<void> {
    for (const href of styles)
      document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
    rival = (await import(/* @vite-ignore */ entry)) as Rival;
  },

  /** Resolves when the lobby can be used, with what was fetched by then. */
  async show(): Promise<string[]> {
    await rival.show(document.querySelector('main')!);
    while (!usable()) await new Promise((later) => setTimeout(later, 20));
    return performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
  },

  /** What would have left the machine but for the stand-in, and was not for it. */
  leaks: () => cloud.traffic.filter(({ fate }) => fate === 'leak').map(({ url }) => url),
};

declare global {
  /** Of the page of this module. */
  var lobbyBench: typeof bench;
}
globalThis.lobbyBench = bench;

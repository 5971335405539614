/**
 * What tests with ZEGO's own client stand on: users of UIKit Prebuilt in the room of a call-stage.ts, each in a page of
 * their own, used and looked at through what a person has of it.
 */
import { within } from '../support/media.js';
import { expect, fixture, html, waitUntil } from '../support/testing.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { hostCloud } from './broadcast.js';
import { setCallStage } from './call-stage.js';
import type { KitConfig } from './kit-page.js';

const FRAMES = 5;
const TIMEOUT = 10_000;

/** What a host of the client can ask for, in its own words. */
export type KitOrder = 'Mute' | 'Turn off camera' | 'Remove participant';

type KitPanel = NonNullable<KitConfig['rightPanelExpandedType']>;

/** Opens the panel with everybody, and what can be asked of them. */
export const AS_HOST: KitConfig = {
  rightPanelExpandedType: 'RoomMembers' as KitPanel,
  showTurnOffRemoteCameraButton: true,
  showTurnOffRemoteMicrophoneButton: true,
  showRemoveUserButton: true,
};

/** Opens the panel of messages. */
export const WITH_CHAT: KitConfig = {
  rightPanelExpandedType: 'RoomMessages' as KitPanel,
};

/** Somebody with the client. Names are those it shows: user ids in capitals. */
export class KitUser {
  readonly userId: string;
  readonly #frame: HTMLIFrameElement;

  constructor(userId: string, frame: HTMLIFrameElement) {
    this.userId = userId;
    this.#frame = frame;
  }

  get #document(): Document {
    return this.#frame.contentDocument!;
  }

  /** What is written in the page. */
  get text(): string {
    return this.#document.body.innerText;
  }

  /** The names under the pictures, the user's own included. */
  get names(): string[] {
    return this.#tiles.map(({ name }) => name).sort();
  }

  get #tiles(): { name: string; plate: Element; tile: Element }[] {
    return [...this.#document.querySelectorAll('#ZegoVideoPlayerName')].map((plate) => ({
      name: plate.querySelector('p')?.textContent ?? '',
      plate,
      tile: plate.parentElement!,
    }));
  }

  /** Presses one of the large buttons; resolves when it shows so: until then the client takes no other press. */
  async press(button: 'Mic' | 'Camera' | 'Screen' | 'Leave'): Promise<void> {
    const find = () => this.#document.querySelector<HTMLElement>(`#ZegoRoom${button}Button`);
    const before = find()?.className;
    this.#find(`#ZegoRoom${button}Button`).click();
    await waitUntil(() => find()?.className !== before, `${button} is pressed`);
  }

  /** Whether somebody is shown with a picture, or with initials over it. */
  camera(name: string): 'on' | 'off' {
    const video = this.#of(name)?.tile.querySelector('video');
    return video && uncovered(video) ? 'on' : 'off';
  }

  /** Whether somebody is shown with a level, or with a crossed-out microphone. */
  microphone(name: string): 'on' | 'off' {
    return this.#of(name)?.plate.querySelector('span:first-child > span') ? 'on' : 'off';
  }

  /** The picture of somebody, once it is seen and changes. */
  async sees(name: string): Promise<HTMLVideoElement> {
    await waitUntil(() => this.camera(name) === 'on', `${this.userId}'s client shows ${name}`);
    const video = this.#of(name)!.tile.querySelector('video')!;
    await seen(video);
    return video;
  }

  /** The picture of a screen that somebody else shares: the one that is no person's. */
  get screen(): HTMLVideoElement | undefined {
    const people = this.#tiles.map(({ tile }) => tile);
    return [...this.#document.querySelectorAll('video')].find(
      (video) => !people.some((tile) => tile.contains(video)),
    );
  }

  /** Resolves once the screen of somebody else is seen and changes. */
  async seesScreen(): Promise<void> {
    const find = () => this.screen && uncovered(this.screen);
    await waitUntil(find, `${this.userId}'s client shows a screen`);
    await seen(this.screen!);
  }

  /** Resolves once there is sound in what the client plays beside the picture of somebody. */
  async hears(name: string): Promise<void> {
    const { sounds, audioLevel } = this.#frame.contentWindow!.kitPage!;
    const id = this.#of(name)?.tile.querySelector('video')?.id.replace('video', 'audio');
    const find = () => [...sounds].find((sound) => sound.id === id && !sound.paused && !sound.muted);
    await waitUntil(find, `${this.userId}'s client plays ${name}`);
    await audioLevel(find()!.srcObject as MediaStream);
  }

  /** Writes to everybody; the panel of messages must be open. */
  async say(text: string): Promise<void> {
    const input = this.#find<HTMLInputElement>('input[placeholder]');
    const { value } = Object.getOwnPropertyDescriptors(
      (this.#frame.contentWindow as Window & typeof globalThis).HTMLInputElement.prototype,
    );
    value.set?.call(input, text); // the client keeps the value it set itself and takes no other for news
    input.dispatchEvent(new Event('input', { bubbles: true }));
    const button = input.parentElement!.querySelector('button')!;
    await waitUntil(() => !button.disabled, 'the message can be sent');
    button.click();
  }

  /** Asks something of somebody; the panel of members must be open. */
  async order(userId: string, order: KitOrder): Promise<void> {
    await this.#choose(`[data-id="${userId}"] div`, order);
    if (order === 'Remove participant') await this.#choose('button, div', 'Confirm');
  }

  /** Ends the client and its page; returns what nobody caught in it, and what would have left the machine. */
  end(): string[] {
    const { faults = [], traffic = [] } = this.#frame.contentWindow?.kitPage ?? {};
    const leaks = traffic.filter(({ fate }) => fate === 'leak').map(({ url }) => `leak: ${url}`);
    this.#frame.contentWindow?.kitPage?.end();
    this.#frame.remove();
    return [...faults, ...leaks];
  }

  /** Presses what has exactly these words. */
  async #choose(selector: string, words: string): Promise<void> {
    const find = () =>
      [...this.#document.querySelectorAll<HTMLElement>(selector)].find(
        ({ textContent }) => textContent === words,
      );
    await waitUntil(find, `${this.userId}'s client offers '${words}'`);
    find()?.click();
  }

  #of(name: string) {
    return this.#tiles.find((tile) => tile.name === name);
  }

  #find<E extends HTMLElement>(selector: string): E {
    const found = this.#document.querySelector<E>(selector);
    if (!found) throw new Error(`${this.userId}'s client has no ${selector}`);
    return found;
  }
}

/** Registers the hooks of {@link setCallStage} and those of its users with ZEGO's client. */
export function setKitStage() {
  const users: KitUser[] = [];
  let close: () => void = () => undefined;
  afterEach(() => {
    const found = users.splice(0).flatMap((user) => user.end());
    close();
    expect(found, 'in the pages of the clients').to.deep.equal([]);
  });
  const stage = setCallStage();
  beforeEach(() => {
    close = hostCloud(stage.cloud, stage.room);
  });
  return Object.assign(stage, {
    /** Somebody with the client, in the room and published with camera and microphone. */
    async kit(userId: string, config: KitConfig = {}): Promise<KitUser> {
      const page = new URL(`./kit-page.html?cloud=${stage.room}`, import.meta.url);
      const frame = await fixture<HTMLIFrameElement>(
        html`<iframe style="inline-size: 900px; block-size: 600px" src=${page.href}></iframe>`,
      );
      const user = new KitUser(userId, frame);
      users.push(user);
      await waitUntil(() => frame.contentWindow?.kitPage, 'the client is loaded', { timeout: 20_000 });
      const joining = frame.contentWindow!.kitPage!.join(stage.room, userId, config);
      await within(joining, TIMEOUT, () => `${userId}'s client joins`);
      const published = () => stage.cloud.streams(stage.room).includes(`${stage.room}_${userId}_main`);
      await waitUntil(published, `${userId}'s client publishes`);
      return user;
    },
  });
}

/** The picture of a tile of `<zego-call>`, once it is seen and changes. */
export async function tileSeen(
  call: ZegoCallElement,
  userId: string,
  source: 'camera' | 'screen' = 'camera',
): Promise<HTMLVideoElement> {
  const find = () => {
    const tiles = [...(call.shadowRoot?.querySelectorAll('zego-remote-video') ?? [])];
    const tile = tiles.find((one) => one.participant?.userId === userId && one.source === source);
    const video = tile?.shadowRoot?.querySelector('video');
    video?.scrollIntoView({ block: 'nearest' }); // beyond the window nothing is at any point
    return video && uncovered(video) ? video : undefined;
  };
  await waitUntil(find, `the ${source} of ${userId} is shown`);
  const video = find()!;
  await seen(video);
  return video;
}

/** Whether a person could see the picture: it has a size, is not hidden, and nothing lies over it. */
function uncovered(video: HTMLVideoElement): boolean {
  const { left, top, width, height } = video.getBoundingClientRect();
  if (Math.min(width, height) < 40) return false;
  if (!video.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  const root = video.getRootNode() as Document | ShadowRoot;
  return root.elementFromPoint(left + width / 2, top + height / 2) === video;
}

/** Resolves when frames came to a picture that can be seen. */
async function seen(video: HTMLVideoElement): Promise<void> {
  for (let frame = 0; frame < FRAMES; frame++)
    await within(
      new Promise((resolve) => video.requestVideoFrameCallback(resolve)),
      TIMEOUT,
      () => `frame ${frame} of ${FRAMES} is presented`,
    );
  expect(uncovered(video), 'the picture can be seen').to.equal(true);
}

/** The elements of a call that play others. */
export const sounds = (call: ZegoCallElement): HTMLAudioElement[] => [
  ...(call.shadowRoot?.querySelectorAll('audio') ?? []),
];

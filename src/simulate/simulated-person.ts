import type { CallEngine, StreamSource } from '../engine/call-engine.js';
import type { Easel } from './easel.js';
import type { Appearance } from './look.js';
import { CameraPicture, ScreenPicture } from './picture.js';
import type { Random } from './random.js';
import type { Voice, Voices } from './voices.js';

/** What a person needs of the simulation they are in. */
export interface Surroundings {
  readonly room: string;
  readonly easel: Easel;
  readonly voices: Voices;
  readonly random: Random;
  /** Of what a camera takes now, pixels. */
  readonly pictureWidth: number;
  readonly still: boolean;
  /** A member of the room, not joined yet. */
  engine(): CallEngine;
  /** Somebody real came (1) or went (-1), as this person sees it. */
  onAudience(change: number): void;
  /** The person is out of the room. */
  onGone(person: SimulatedPerson): void;
}

/** Who somebody is, and how they come. */
export interface PersonOptions {
  readonly userId: string;
  readonly userName: string;
  readonly microphone: boolean;
  readonly camera: boolean;
  /** Of their looks and their voice. */
  readonly seed: number;
  /** What of their looks is settled. */
  readonly appearance?: Appearance;
}

/** Somebody in the room who is not there. What is asked of them happens in order, and not at all once they have left. */
export class SimulatedPerson {
  readonly userId: string;
  readonly userName: string;
  readonly #around: Surroundings;
  readonly #engine: CallEngine;
  readonly #life = new AbortController();
  readonly #picture: CameraPicture;
  #screen: ScreenPicture | undefined;
  #voice: Voice | undefined;
  #microphone: boolean;
  #camera: boolean;
  #hand = false;
  #talking = false;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #audience = 0;
  #work: Promise<void>;

  /** Comes in at once. */
  constructor(options: PersonOptions, around: Surroundings) {
    this.userId = options.userId;
    this.userName = options.userName;
    this.#microphone = options.microphone;
    this.#camera = options.camera;
    this.#around = around;
    this.#picture = new CameraPicture(options.seed, around.pictureWidth, around.still, options.appearance);
    this.#engine = around.engine();
    this.#engine.subscribe(({ type }) => {
      if (type === 'participant-joined') this.#hear(1);
      else if (type === 'participant-left') this.#hear(-1);
      else if (type === 'ended' || type === 'failed') void this.leave();
    });
    this.#work = this.#enter();
  }

  /** Whether the microphone is on. */
  get microphone(): boolean {
    return this.#microphone;
  }

  /** Whether the camera is on. */
  get camera(): boolean {
    return this.#camera;
  }

  /** Whether a screen is shared. */
  get screen(): boolean {
    return this.#screen !== undefined;
  }

  /** Whether the hand is up. */
  get hand(): boolean {
    return this.#hand;
  }

  /** Whether the person has the word. */
  get talking(): boolean {
    return this.#talking;
  }

  /** Resolves when the person is in the room and all that was asked of them is done; rejects if some of it failed. */
  get ready(): Promise<void> {
    return this.#work;
  }

  /** Turns the microphone on or off; off, the person stops talking. */
  setMicrophone(on: boolean): Promise<void> {
    return this.#do(async () => {
      this.#microphone = on;
      if (!on) await this.#hush();
      await this.#engine.setTrackEnabled('camera', 'audio', on);
    });
  }

  /** Turns the camera on or off. */
  setCamera(on: boolean): Promise<void> {
    return this.#do(async () => {
      if (on === this.#camera) return;
      this.#camera = on;
      if (on) this.#around.easel.add(this.#picture);
      else this.#around.easel.delete(this.#picture);
      await this.#engine.replaceTrack('camera', 'video', on ? this.#picture.track : null);
      await this.#engine.setTrackEnabled('camera', 'video', on);
    });
  }

  /** Shares a drawn screen, or stops it. */
  setScreen(on: boolean): Promise<void> {
    return this.#do(async () => {
      if (on === this.screen) return;
      if (!on) return this.#unshare();
      const screen = (this.#screen = new ScreenPicture(`${this.userName} · 2026`, this.#around.still));
      this.#around.easel.add(screen);
      try {
        await this.#publish('screen', new MediaStream([screen.track]));
      } catch (error) {
        this.#stopScreen();
        throw error;
      }
    });
  }

  /** Says something for so many seconds, unless the microphone is off. Resolves when it begins. */
  talk(seconds: number): Promise<void> {
    return this.#do(async () => {
      await this.#hush();
      if (!this.#microphone || this.#life.signal.aborted) return;
      const { voices, random } = this.#around;
      const voice = (this.#voice = voices.speak(this.#picture.pitch, seconds, random));
      this.#talking = this.#picture.talking = true;
      // A microphone that hears nothing need not be sent, which is what lets forty-nine of them be.
      await this.#engine.replaceTrack('camera', 'audio', voice.track);
      this.#silence = setTimeout(() => void this.#do(() => this.#hush()).catch(ignore), seconds * 1000 + 300);
    });
  }

  /** Writes to the room, at most 1 KB of UTF-8. */
  sendMessage(text: string): Promise<void> {
    return this.#do(() => this.#engine.sendMessage(text));
  }

  /** Raises the hand, or takes it down. */
  setHand(raised: boolean): Promise<void> {
    return this.#do(async () => {
      await this.#engine.setHand(raised);
      this.#hand = raised;
    });
  }

  /** Shows everybody an emoji. */
  sendReaction(reaction: string): Promise<void> {
    return this.#do(() => this.#engine.sendReaction(reaction));
  }

  /** Leaves at once, and for good. Never rejects. */
  async leave(): Promise<void> {
    if (this.#life.signal.aborted) return;
    this.#life.abort();
    clearTimeout(this.#silence);
    const { easel, onGone, onAudience } = this.#around;
    easel.delete(this.#picture);
    this.#picture.stop();
    this.#stopScreen();
    this.#voice?.stop();
    await this.#engine.leave();
    onAudience(-this.#audience);
    onGone(this);
  }

  /** Makes the camera's picture larger or smaller, pixels. */
  resize(width: number): void {
    this.#picture.resize(width);
  }

  async #enter(): Promise<void> {
    const { userId, userName } = this;
    const { room, easel } = this.#around;
    await this.#engine.join({ roomId: room, userId, userName, token: '' }, this.#life.signal);
    if (this.#camera) easel.add(this.#picture);
    await this.#publish('camera', new MediaStream(this.#camera ? [this.#picture.track] : []));
    if (this.#microphone) await this.#engine.setTrackEnabled('camera', 'audio', true);
  }

  #publish(source: StreamSource, stream: MediaStream): Promise<void> {
    return this.#engine.publish(source, stream, this.#life.signal);
  }

  async #unshare(): Promise<void> {
    this.#stopScreen();
    await this.#engine.unpublish('screen');
  }

  #stopScreen(): void {
    if (this.#screen) this.#around.easel.delete(this.#screen);
    this.#screen?.stop();
    this.#screen = undefined;
  }

  async #hush(): Promise<void> {
    clearTimeout(this.#silence);
    this.#talking = this.#picture.talking = false;
    const voice = this.#voice;
    if (!voice) return;
    this.#voice = undefined;
    voice.stop();
    await this.#engine.replaceTrack('camera', 'audio', null);
  }

  /** Does it after all that was asked before; what failed then was told to whoever asked. */
  #do(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.catch(ignore).then(() => (this.#life.signal.aborted ? undefined : work()));
    return this.#work;
  }

  #hear(change: number): void {
    this.#audience += change;
    this.#around.onAudience(change);
  }
}

function ignore(): void {
  // Told to whoever asked, or of no account any more.
}

/** Lets everybody be heard, whether or not they are seen. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CallSession } from '../call/call-session.js';
import { CallError } from '../errors.js';
import { isNamed } from '../internal/realms.js';
import { keepPlaying, playMedia, type Players } from './play-media.js';

/**
 * Plays the sound of every stream of the others, each in an `<audio>` of its own in the host's `.sounds`, and tells the
 * session when it may not. The elements are kept here and not drawn: one that is given the stream it has starts over.
 */
export class RemoteAudioController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #session: CallSession;
  readonly #sounds = new Map<string, HTMLAudioElement>();
  /** How loud the user wants somebody, by user id: until this page is left, in every call. */
  readonly #volumes = new Map<string, number>();
  readonly #pictures: Players;
  #connection: AbortController | undefined;
  #blocked = false;
  /** The speaker that was refused last: to be told of once. */
  #refused: string | undefined;

  constructor(host: ReactiveControllerHost & Element, session: CallSession, pictures: Players) {
    this.#host = host;
    this.#session = session;
    this.#pictures = pictures;
    host.addController(this);
  }

  /** Plays all there is, pictures too: for a click handler. Resolves when it plays, or may still not: the session hears which. */
  async resume(): Promise<void> {
    const pictures = [...this.#pictures].map((player) => player.play()); // now: the click does not last
    await this.#play();
    const blocked = await Promise.all(pictures);
    this.#session.reportPlayback(this.#blocked || blocked.includes(true));
  }

  /** Plays on the speaker that was chosen; rejects with the CallError that was reported. */
  async followSpeaker(): Promise<void> {
    const { speaker } = this.#session.devices;
    try {
      await Promise.all([...this.#sounds.values()].map((sound) => playOn(sound, speaker)));
      this.#refused = undefined;
    } catch (cause) {
      if (this.#connection?.signal.aborted) return;
      const code = isNamed(cause, 'NotAllowedError') ? 'permission-denied' : 'device-missing';
      const message = 'The sound stays where it was: the chosen speaker cannot be used. See the cause.';
      const error = new CallError(code, message, { device: 'speaker', cause });
      if (this.#refused !== speaker) this.#session.report(error);
      this.#refused = speaker;
      throw error;
    }
  }

  /** How loud somebody is played, 0 to 1. */
  volumeOf(userId: string): number {
    return this.#volumes.get(userId) ?? 1;
  }

  /** Plays somebody louder or softer, now and whenever they come. */
  setVolume(userId: string, volume: number): void {
    this.#volumes.set(userId, volume);
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#connection = new AbortController();
    const { shadowRoot } = this.#host;
    const onBlocked = () => this.#session.reportPlayback((this.#blocked = true));
    const again = () => void this.resume();
    if (shadowRoot) keepPlaying(shadowRoot, again, onBlocked, this.#connection.signal);
    this.#host.requestUpdate(); // whatever leaves the page is paused by the browser
  }

  hostDisconnected(): void {
    this.#connection?.abort();
  }

  hostUpdated(): void {
    this.#gather();
    this.followSpeaker().catch(() => undefined); // reported
    // The verdict changes the call, hence the host: not in the middle of its update.
    queueMicrotask(() => this.#follow());
  }

  /** One element for each stream of the others; those of streams that went let go of them. */
  #gather(): void {
    const { participants, streams } = this.#session.snapshot;
    const local = participants.find((participant) => participant.local)?.userId;
    const others = new Map(
      streams.filter(({ userId }) => userId !== local).map((stream) => [stream.streamId, stream]),
    );
    for (const [streamId, sound] of [...this.#sounds]) {
      if (others.has(streamId)) continue;
      this.#sounds.delete(streamId);
      sound.srcObject = null;
      sound.remove();
    }
    for (const [streamId, { userId, media }] of others) {
      const sound = this.#sounds.get(streamId) ?? this.#add(streamId);
      sound.volume = this.volumeOf(userId);
      if (sound.srcObject !== media) sound.srcObject = media;
    }
  }

  #add(streamId: string): HTMLAudioElement {
    const sound = new Audio();
    sound.autoplay = true; // starts again where a browser ended it with its tracks
    this.#sounds.set(streamId, sound);
    this.#host.shadowRoot?.querySelector('.sounds')?.append(sound);
    return sound;
  }

  #follow(): void {
    if (!this.#host.isConnected) return;
    void this.#play();
    // Pictures are looked at, and not asked: one that is paused each time it is started would be without end.
    const before = this.#session.snapshot.playbackBlocked;
    const blocked = this.#blocked || (before && [...this.#pictures].some(({ paused }) => paused));
    if (blocked !== before) this.#session.reportPlayback(blocked);
  }

  async #play(): Promise<void> {
    const sounds = [...this.#sounds.values()];
    const blocked = () => (this.#blocked = sounds.some(({ paused }) => paused));
    const starting = sounds
      .filter(({ paused }) => paused)
      .map((sound) => playMedia(sound, () => this.#session.reportPlayback(true)));
    blocked();
    await Promise.all(starting);
    blocked();
  }
}

async function playOn(sound: HTMLAudioElement, speaker: string): Promise<void> {
  if (!('setSinkId' in sound) || sound.sinkId === speaker) return;
  await sound.setSinkId(speaker);
}

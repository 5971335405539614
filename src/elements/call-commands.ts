import type {
  CallStats,
  CallDevice,
  CallSnapshot,
  CallState,
  CallTiming,
  DeviceStatus,
  Participant,
  ScreenOptions,
  StreamSource,
} from '../call/call-state.js';
import { findStream, participantCount } from '../call/call-state.js';
import type { SoundLevels } from '../call/sound-levels.js';
import type { CallController } from '../controllers/call-controller.js';
import type { RemoteAudioController } from '../controllers/remote-audio-controller.js';
import { CallError } from '../errors.js';
import type { CheckStep } from '../call/call-state.js';
import type { BaseMessages } from '../i18n/messages.js';
import { warn } from './accepted.js';
import { CallProperties } from './call-properties.js';
import { loadPart } from './lazy-parts.js';
import type { ViewState } from './view-state.js';

/** What a page reads of a `<zego-call>`, and asks of it. The parts of the interface ask for no more than a page can. */
export abstract class CallCommands extends CallProperties {
  protected abstract readonly call: CallController;
  protected abstract readonly audio: RemoteAudioController;
  protected abstract readonly view: ViewState;
  protected abstract readonly words: () => BaseMessages;

  /** All of the call in one frozen object. */
  get snapshot(): CallSnapshot {
    return this.call.snapshot;
  }

  /** Where the call stands. */
  get state(): CallState {
    return this.snapshot.state;
  }

  /** Why the call failed, while it is `failed`; why there can be none in this browser, while it is `idle`. */
  get error(): CallError | undefined {
    return this.snapshot.error;
  }

  /** Who is in the call: this user first. Empty outside a call. */
  get participants(): readonly Participant[] {
    return this.snapshot.participants;
  }

  /**
   * How many are in the call, this user included; 0 outside of one. More than `participants` has in rooms above 500 people,
   * of whom ZEGO tells only who publishes.
   */
  get participantCount(): number {
    return participantCount(this.snapshot);
  }

  /** The own microphone. */
  get microphone(): DeviceStatus {
    return this.snapshot.microphone;
  }

  /** The own camera. */
  get camera(): DeviceStatus {
    return this.snapshot.camera;
  }

  /** What the user shares of their screen. `unavailable` in a `view-only` call, and where the browser cannot. */
  get screen(): DeviceStatus {
    return this.snapshot.screen;
  }

  /** The microphones, cameras and speakers to choose from; a kind that the page may not use yet has none. */
  get devices(): readonly CallDevice[] {
    return this.snapshot.devices;
  }

  /** How loud everybody is, ten times a second: for meters. `get(userId)` is 0 to 1. */
  get levels(): SoundLevels {
    return this.call.session.levels;
  }

  /** How long each step of joining took, ms. */
  get timing(): CallTiming {
    return this.snapshot.timing;
  }

  /** Joins; while joining, the same promise. Rejects with the CallError of `failed`, or `cancelled` when left meanwhile. */
  join(): Promise<void> {
    return this.call.join();
  }

  /** Leaves, or calls joining off. Resolves when devices and engine are free; never rejects. */
  leave(): Promise<void> {
    return this.call.session.leave();
  }

  /** Turns the microphone on or off; resolves when the others know. Rejects with the CallError that was reported. */
  setMicrophone(on: boolean): Promise<void> {
    return this.call.session.setDevice('microphone', on);
  }

  /** Turns the camera on or off; resolves when the others know. Rejects with the CallError that was reported. */
  setCamera(on: boolean): Promise<void> {
    return this.call.session.setDevice('camera', on);
  }

  /** Turns the microphone to the opposite. Rejects as {@link setMicrophone} does. */
  toggleMicrophone(): Promise<void> {
    return this.call.session.toggleDevice('microphone');
  }

  /** Turns the camera to the opposite. Rejects as {@link setCamera} does. */
  toggleCamera(): Promise<void> {
    return this.call.session.toggleDevice('camera');
  }

  /**
   * Shares the screen, a window or a tab, whichever the user picks, or stops sharing; resolves when the others know. Call
   * it from a click: browsers ask only then. Rejects with `cancelled` when the user picks nothing, otherwise with the
   * CallError that was reported.
   */
  setScreen(on: boolean, options?: ScreenOptions): Promise<void> {
    return this.call.session.acts.setScreen(on, options);
  }

  /** Starts or stops sharing. Rejects as {@link setScreen} does. */
  toggleScreen(): Promise<void> {
    return this.call.session.acts.toggleScreen();
  }

  /**
   * Uses another microphone, in a call at once and without a gap; '' for the system's. Rejects with `device-missing` for
   * an id that is not in `devices`, or with the CallError that was reported: then the one before goes on.
   */
  selectMicrophone(deviceId: string): Promise<void> {
    return this.call.session.devices.select('microphone', deviceId);
  }

  /** Uses another camera. Rejects as {@link selectMicrophone} does. */
  selectCamera(deviceId: string): Promise<void> {
    return this.call.session.devices.select('camera', deviceId);
  }

  /** Plays the others on another speaker; '' for the system's. Rejects likewise, with `unsupported` where the system alone decides. */
  async selectSpeaker(deviceId: string): Promise<void> {
    await this.call.session.devices.select('speaker', deviceId, () => this.audio.followSpeaker());
  }

  /** Turns to the camera that looks the other way, or to the next one. Rejects with `device-missing` where there is one only. */
  flipCamera(): Promise<void> {
    return this.call.session.devices.flip();
  }

  /** Raises or lowers the hand; resolves when the others know. Rejects with the CallError that was reported. */
  setHand(raised: boolean): Promise<void> {
    return this.call.session.acts.setHand(raised);
  }

  /** Turns the hand to the opposite. Rejects as {@link setHand} does. */
  toggleHand(): Promise<void> {
    return this.call.session.acts.toggleHand();
  }

  /** Shows one emoji to everybody, at most three times a second. Rejects with `message-failed`. */
  sendReaction(reaction: string): Promise<void> {
    return this.call.session.acts.sendReaction(reaction);
  }

  /**
   * Looks whether a call would work: `devices`, `token`, `service`, `media`, each told by `call-check` as well. On ZEGO the
   * user enters the room for a moment, with everything off, and leaves it: the others see that, and the same user elsewhere
   * is put out. On the loopback it happens in a room of its own. In a call only the devices are looked at. Joining calls it
   * off. Rejects with `configuration`, `engine-load` where the check could not be fetched, or `cancelled`.
   */
  checkConnection(): Promise<readonly CheckStep[]> {
    return this.call.check(() => loadPart('connection-check'));
  }

  /** Writes to everybody in the room, at most 1 KB of UTF-8. Rejects with `message-failed`. */
  sendMessage(text: string): Promise<void> {
    return this.call.session.sendMessage(text);
  }

  /** Figures of every stream: bit rates, loss, round trip, frame rate. Rejects with `cancelled` outside a call. */
  getStats(): Promise<CallStats> {
    return this.call.session.getStats();
  }

  /** Puts a fresh token in use. Rejects with a CallError. */
  renewToken(token: string): Promise<void> {
    return this.call.session.renewToken(token);
  }

  /** Plays the sound and pictures that the browser has blocked; call it from a click. `snapshot.playbackBlocked` tells the outcome. */
  resumePlayback(): Promise<void> {
    return this.audio.resume();
  }

  /** Shows a participant large, a screen of theirs if they share one, until another is pinned; null ends it. */
  pin(userId: string | null): void {
    this.view.set({ pinned: userId ?? undefined });
  }

  /** How loud somebody is heard here, 0 to 1. */
  volumeOf(userId: string): number {
    return this.audio.volumeOf(userId);
  }

  /** Lets somebody be heard louder or softer here, 0 to 1; where the system alone decides, as on an iPhone, nothing changes. */
  setVolume(userId: string, volume: number): void {
    if (Number.isFinite(volume)) this.audio.setVolume(userId, Math.min(Math.max(0, volume), 1));
    else warn('setVolume(): volume', volume, '0 to 1');
  }

  /**
   * A PNG of what somebody's camera, or the screen they share, shows now. Rejects with `play-failed` where there is no
   * picture.
   */
  async takeSnapshot(userId: string, source: StreamSource = 'camera'): Promise<Blob> {
    const { pngOf } = await loadPart('extras');
    const stream = findStream(this.snapshot, userId, source);
    const done = this.call.glance(userId, source);
    try {
      return await pngOf(stream?.video ? stream.media : undefined, this.ownerDocument);
    } finally {
      done();
    }
  }

  /**
   * Shows the call in a window that stays above all others, until that is closed; where browsers have it for a picture only,
   * the large one. Call it from a click. Rejects with `not-authorized` without one, with `unsupported` where it is
   * impossible; both are reported.
   */
  async requestPictureInPicture(): Promise<void> {
    try {
      const [{ showInWindow }, { allOf }] = await Promise.all([loadPart('extras'), loadPart('in-call')]);
      await showInWindow(this, allOf(this.words()).inWindow, largestVideo(this.renderRoot));
    } catch (reason) {
      throw this.#reported(reason as CallError);
    }
  }

  /** Shows the call on the whole screen, or ends that, as Escape does. Call it from a click. Rejects with `unsupported`, which is reported. */
  async toggleFullscreen(): Promise<void> {
    try {
      if (this.matches(':fullscreen')) await this.ownerDocument.exitFullscreen();
      else await this.requestFullscreen();
    } catch (reason) {
      const message = 'The call cannot fill the screen: it needs a click, and a frame that allows it.';
      throw this.#reported(CallError.from(reason, 'unsupported', message));
    }
  }

  #reported(error: CallError): CallError {
    this.call.session.report(error);
    return error;
  }
}

function largestVideo(root: ParentNode): HTMLVideoElement | undefined {
  const tile = root.querySelector('.large') ?? root.querySelector('.tiles > *');
  return tile?.shadowRoot?.querySelector('video') ?? undefined;
}

import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { CallStream, Participant, StreamSource } from '../call/call-state.js';
import { findStream } from '../call/call-state.js';
import type { Darkness } from '../call/seats.js';
import { CallBinding } from '../controllers/call-binding.js';
import { FrameWatch } from '../controllers/frame-watch.js';
import { LocaleController } from '../controllers/locale-controller.js';
import { MediaStreamController } from '../controllers/media-stream-controller.js';
import { emit } from '../events.js';
import { isolated } from '../i18n/isolated.js';
import { tokens } from '../styles/tokens.js';
import { choice, SOURCES } from './accepted.js';
import { setStates } from './custom-states.js';
import { MovableElement } from './movable-element.js';
import { tileStyles } from './tile/tile.styles.js';
import { signsOf, tileTemplate } from './tile/tile.js';

/**
 * One other participant of the `<zego-call>` above, a screen they share, or a `MediaStream` in `stream`.
 * A participant's picture is silent: the call plays everybody's sound, seen or not. A `stream` plays its own.
 *
 * @tagname zego-remote-video
 * @summary One remote participant.
 *
 * @fires {CustomEvent<CallPlaybackBlockedDetail>} call-playback-blocked - Without a call only: the browser wants a tap before it plays `stream`.
 *
 * @csspart video - The picture.
 * @csspart avatar - The initials, while there is no picture.
 * @csspart name - The name.
 * @csspart badge - The sign of a microphone that is off.
 * @csspart network - The sign of a poor connection.
 * @csspart hand - The sign of a raised hand.
 * @csspart paused - What is written on a picture that stands still.
 *
 * @cssstate camera-off - There is no picture.
 * @cssstate microphone-off - The participant's microphone is off.
 * @cssstate connecting - The first frame of the picture is on the way.
 * @cssstate paused - The picture stands still.
 * @cssstate empty - Nobody is here yet.
 * @cssstate screen - It is for a shared screen.
 * @cssstate speaking - The participant speaks.
 *
 * @cssprop --zego-call-tile - Colour behind the picture.
 * @cssprop --zego-call-radius - Corner radius.
 * @cssprop --zego-call-video-fit - `object-fit` of the picture.
 */
export class ZegoRemoteVideoElement extends MovableElement {
  static override styles = [tokens, tileStyles];

  /** Shows this participant only; without it, the next free one. */
  @property({ attribute: 'user-id' }) userId = '';

  /** What to show instead of a participant; needs no call. Its tracks are never stopped. */
  @property({ attribute: false }) stream: MediaStream | undefined;

  /**
   * What to show of the participant. Of several screens of one user each element shows another.
   * @default 'camera'
   */
  @choice('source', SOURCES, 'camera')
  @property()
  source: StreamSource = 'camera';

  readonly #internals = this.attachInternals();
  readonly #locale = new LocaleController(this);
  readonly #media = new MediaStreamController(this, {
    stream: () => this.#shown,
    onBlocked: () => this.#onBlocked(),
    onFrame: () => this.stream ?? this.#binding.call?.session.reportRemoteFrame(),
  });
  readonly #binding = new CallBinding(this, this.#media, () => [
    this.participant,
    this.#callStream,
    this.#dark,
  ]);
  readonly #frames = new FrameWatch(
    this,
    () => (this.#picture ? this.#shown : undefined),
    () => this.#dark,
  );

  /** Who is shown, undefined while nobody is. */
  get participant(): Participant | undefined {
    const { session, seats } = this.#binding.call ?? {};
    const userId = seats?.occupant(this)?.userId;
    return session?.snapshot.participants.find((participant) => participant.userId === userId);
  }

  get #callStream(): CallStream | undefined {
    const { session, seats } = this.#binding.call ?? {};
    const place = seats?.occupant(this);
    if (!session || !place) return undefined;
    const { userId, streamId } = place;
    if (streamId === undefined) return findStream(session.snapshot, userId);
    return session.snapshot.streams.find((stream) => stream.streamId === streamId);
  }

  get #shown(): MediaStream | undefined {
    return this.stream ?? this.#callStream?.media;
  }

  get #picture(): boolean {
    if (this.stream) return this.stream.getVideoTracks().length > 0;
    return this.#dark !== 'spared' && this.#callStream?.video === true;
  }

  /** Whether the picture is not received for now. */
  get #dark(): Darkness | undefined {
    return this.#binding.call?.seats.darkness(this);
  }

  /** A screen without sound is no news. */
  get #microphoneOff(): boolean {
    return this.source === 'camera' && this.participant?.microphone === 'off';
  }

  get #paused(): boolean {
    return this.#frames.still && this.source === 'camera';
  }

  /** Keeps the picture while `moveBefore()` moves the element. */
  connectedMoveCallback(): void {
    this.#binding.hostMoved();
    this.#locale.hostMoved();
  }

  protected override willUpdate(): void {
    const seats = this.#binding.call?.seats;
    if (this.stream) seats?.release(this);
    else seats?.take(this, { userId: this.userId || undefined, source: this.source });
  }

  protected override render(): TemplateResult {
    const { userId = '', userName = '' } = this.participant ?? {};
    const messages = this.#locale.messages;
    const fullName = userName || userId;
    const screen = this.source === 'screen';
    return tileTemplate({
      ...{
        messages,
        direction: this.#locale.direction,
        userId,
        fullName,
        screen,
        picture: this.#picture,
        spared: this.#dark === 'spared' && this.#callStream?.video === true,
        microphoneOff: this.#microphoneOff,
        signs: signsOf(this.participant, screen),
        connecting: this.#frames.waiting,
        paused: this.#paused,
      },
      name: fullName && screen ? messages.screenOf(isolated(fullName)) : fullName,
      silent: this.#binding.call !== undefined && !this.stream,
    });
  }

  protected override updated(): void {
    const { participant, stream } = this;
    setStates(this.#internals, {
      'camera-off': !this.#picture,
      'microphone-off': this.#microphoneOff,
      connecting: this.#frames.waiting,
      paused: this.#paused,
      screen: this.source === 'screen',
      speaking: this.source === 'camera' && !stream && participant?.speaking === true,
      empty: !participant && !stream,
    });
  }

  #onBlocked(): void {
    const { call } = this.#binding;
    if (call) call.session.reportPlayback(true);
    else emit(this, 'call-playback-blocked', { resume: async () => void (await this.#media.play()) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'zego-remote-video': ZegoRemoteVideoElement;
  }
}

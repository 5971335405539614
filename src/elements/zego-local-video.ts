import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { CallSnapshot, CallStream, Participant, StreamSource } from '../call/call-state.js';
import { findStream } from '../call/call-state.js';
import type { PreviewState } from '../call/preview.js';
import { CallBinding } from '../controllers/call-binding.js';
import { FrameWatch } from '../controllers/frame-watch.js';
import { isMirrored } from '../controllers/mirroring.js';
import { LocaleController } from '../controllers/locale-controller.js';
import { MediaStreamController } from '../controllers/media-stream-controller.js';
import { css } from '../styles/css.js';
import { tokens } from '../styles/tokens.js';
import { choice, MIRRORS, SOURCES } from './accepted.js';
import { setStates } from './custom-states.js';
import { MovableElement } from './movable-element.js';
import { tileStyles } from './tile/tile.styles.js';
import { signsOf, tileTemplate } from './tile/tile.js';

/**
 * The user's own camera or shared screen: of the `<zego-call>` above, or of a `MediaStream` in `stream`. Never makes a
 * sound. A camera that faces the user is shown as in a mirror.
 *
 * @tagname zego-local-video
 * @summary The user's own camera preview.
 *
 * @csspart video - The picture.
 * @csspart avatar - The initials, while there is no picture.
 * @csspart name - The name.
 * @csspart badge - The sign of a microphone that is off.
 * @csspart network - The sign of a poor connection.
 * @csspart hand - The sign of a raised hand.
 *
 * @cssstate camera-off - There is no picture.
 * @cssstate microphone-off - The microphone is off.
 * @cssstate mirrored - The picture is shown as in a mirror.
 * @cssstate connecting - The first frame of the picture is on the way.
 * @cssstate screen - It is for the shared screen.
 * @cssstate speaking - The user speaks, and the microphone is on.
 *
 * @cssprop --zego-call-tile - Colour behind the picture.
 * @cssprop --zego-call-radius - Corner radius.
 * @cssprop --zego-call-video-fit - `object-fit` of the picture.
 */
export class ZegoLocalVideoElement extends MovableElement {
  static override styles = [
    tokens,
    tileStyles,
    css`
      .mirrored {
        scale: -1 1;
      }
    `,
  ];

  /** What to show instead of the call's preview; needs no call. Its tracks are never stopped. */
  @property({ attribute: false }) stream: MediaStream | undefined;

  /**
   * What to show of the user.
   * @default 'camera'
   */
  @choice('source', SOURCES, 'camera')
  @property()
  source: StreamSource = 'camera';

  /**
   * Whether the picture is shown as in a mirror; `auto`: if it is of a camera that faces the user.
   * @default 'auto'
   */
  @choice('mirror', MIRRORS, 'auto')
  @property()
  mirror: 'auto' | 'on' | 'off' = 'auto';

  readonly #internals = this.attachInternals();
  readonly #locale = new LocaleController(this);
  readonly #media = new MediaStreamController(this, {
    stream: () => this.#shown,
    silent: true,
    onBlocked: () => this.#binding.call?.session.reportPlayback(true),
  });
  readonly #binding = new CallBinding(this, this.#media, () => [
    this.#self,
    this.#callStream,
    this.#snapshot?.camera,
    this.#snapshot?.microphone,
    this.#preview,
  ]);
  readonly #frames = new FrameWatch(this, () => (this.#looks.picture ? this.#shown : undefined));

  get #snapshot(): CallSnapshot | undefined {
    return this.#binding.call?.session.snapshot;
  }

  get #self(): Participant | undefined {
    return this.#snapshot?.participants.find(({ local }) => local);
  }

  get #callStream(): CallStream | undefined {
    return this.#self && this.#snapshot && findStream(this.#snapshot, this.#self.userId, this.source);
  }

  /** Before a call. */
  get #preview(): PreviewState | undefined {
    const preview = this.#self ? undefined : this.#binding.call?.session.preview.now;
    return preview?.open ? preview : undefined;
  }

  get #shown(): MediaStream | undefined {
    return (
      this.stream ?? this.#callStream?.media ?? (this.source === 'camera' ? this.#preview?.stream : undefined)
    );
  }

  get #looks(): { picture: boolean; microphoneOff: boolean; mirrored: boolean; screen: boolean } {
    const screen = this.source === 'screen';
    // A camera that is starting is `pending`: the preview shows as soon as there is a track.
    const devices = this.#self ? this.#snapshot : this.#preview;
    const wanted = this.stream || (screen ? this.#callStream?.video : devices && devices.camera !== 'off');
    return {
      picture: Boolean(wanted && this.#shown?.getVideoTracks().length),
      microphoneOff: !screen && devices?.microphone === 'off',
      mirrored: !screen && isMirrored(this.mirror, this.#shown),
      screen,
    };
  }

  /** Keeps the picture while `moveBefore()` moves the element. */
  connectedMoveCallback(): void {
    this.#binding.hostMoved();
    this.#locale.hostMoved();
  }

  protected override render(): TemplateResult {
    const messages = this.#locale.messages;
    const { userId = '', userName = '' } = this.#self ?? {};
    return tileTemplate({
      ...{
        messages,
        direction: this.#locale.direction,
        userId,
        fullName: userName,
        ...this.#looks,
        signs: signsOf(this.#self, this.source === 'screen'),
        connecting: this.#frames.waiting,
        paused: false,
        silent: true,
      },
      name: this.source === 'screen' ? messages.yourScreen : messages.you,
    });
  }

  protected override updated(): void {
    const { picture, microphoneOff, mirrored, screen } = this.#looks;
    setStates(this.#internals, {
      'camera-off': !picture,
      'microphone-off': microphoneOff,
      mirrored,
      connecting: this.#frames.waiting,
      screen,
      speaking: !screen && !this.stream && this.#self?.speaking === true,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'zego-local-video': ZegoLocalVideoElement;
  }
}

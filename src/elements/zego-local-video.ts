import { css, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { CallSnapshot, Participant } from '../call/call-state.js';
import { CallBinding } from '../controllers/call-binding.js';
import { MediaStreamController } from '../controllers/media-stream-controller.js';
import { localeOf, messagesFor } from '../i18n/i18n.js';
import { tokens } from '../styles/tokens.js';
import { setStates } from './custom-states.js';
import { tileStyles } from './tile.styles.js';
import { tileTemplate } from './tile.js';

/**
 * The user's own camera, mirrored: of the `<zego-call>` above, or of a `MediaStream` in `stream`. Never makes a sound.
 *
 * @tagname zego-local-video
 * @summary The user's own camera preview.
 *
 * @csspart video - The picture.
 * @csspart avatar - The initials, while there is no picture.
 * @csspart name - The name.
 * @csspart badge - The sign of a microphone that is off.
 *
 * @cssstate camera-off - There is no picture.
 * @cssstate microphone-off - The microphone is off.
 *
 * @cssprop --zego-call-tile - Colour behind the picture.
 * @cssprop --zego-call-radius - Corner radius.
 * @cssprop --zego-call-video-fit - `object-fit` of the picture.
 */
export class ZegoLocalVideoElement extends LitElement {
  static override styles = [
    tokens,
    tileStyles,
    css`
      video {
        scale: -1 1;
      }
    `,
  ];

  /** What to show instead of the call's preview; needs no call. Its tracks are never stopped. */
  @property({ attribute: false }) stream: MediaStream | undefined;

  readonly #internals = this.attachInternals();
  readonly #binding = new CallBinding(this);

  constructor() {
    super();
    new MediaStreamController(this, {
      stream: () => this.#shown,
      onBlocked: () => this.#binding.call?.session.reportPlayback(true),
    });
  }

  get #snapshot(): CallSnapshot | undefined {
    return this.#binding.call?.session.snapshot;
  }

  get #self(): Participant | undefined {
    return this.#snapshot?.participants.find(({ local }) => local);
  }

  get #shown(): MediaStream | undefined {
    return this.stream ?? (this.#self && this.#snapshot?.streams.get(this.#self.userId));
  }

  get #looks(): { picture: boolean; microphoneOff: boolean } {
    // A camera that is starting is `pending`: the preview shows as soon as there is a track.
    const wanted = this.stream || (this.#self && this.#snapshot?.camera !== 'off');
    return {
      picture: Boolean(wanted && this.#shown?.getVideoTracks().length),
      microphoneOff: Boolean(this.#self) && this.#snapshot?.microphone === 'off',
    };
  }

  /** Keeps the picture while `moveBefore()` moves the element. */
  connectedMoveCallback(): void {
    this.#binding.hostMoved();
  }

  protected override render(): TemplateResult {
    const messages = messagesFor(localeOf(this));
    const { userId = '', userName = '' } = this.#self ?? {};
    const { picture, microphoneOff } = this.#looks;
    return tileTemplate({
      ...{ messages, userId, name: messages.you, fullName: userName, picture, microphoneOff },
      silent: true,
    });
  }

  protected override updated(): void {
    const { picture, microphoneOff } = this.#looks;
    setStates(this.#internals, { 'camera-off': !picture, 'microphone-off': microphoneOff });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'zego-local-video': ZegoLocalVideoElement;
  }
}

/** One person: picture or initials, name, and what is off. The inside of both video elements. */
import { html, nothing, type TemplateResult } from 'lit';
import { isWeak, type Participant } from '../../call/call-state.js';
import type { BaseMessages } from '../../i18n/messages.js';
import { hue, initials } from './avatar.js';
import { ownStyle } from '../own-style.js';
import { icon } from '../icons.js';

/** What else there is to tell of a participant. */
export interface Signs {
  /** Their connection is poor. */
  readonly weak: boolean;
  /** They have raised their hand. */
  readonly hand: boolean;
}

/** The signs of a participant; of a shared screen there are none. */
export function signsOf(participant: Participant | undefined, screen: boolean): Signs {
  const { quality = 0, hand } = (!screen && participant) || {};
  return { weak: isWeak(quality), hand: hand === 'on' };
}

/** What a tile shows. */
export interface Tile {
  readonly messages: BaseMessages;
  /** Of the texts, where it is not the page's. */
  readonly direction: 'rtl' | undefined;
  /** Gives the colour behind the initials. */
  readonly userId: string;
  /** '' where nobody is. */
  readonly name: string;
  /** Whose initials stand in for the picture. */
  readonly fullName: string;
  /** Whether there is a picture to show. */
  readonly picture: boolean;
  /** There would be one, but it is not received, to spare the network. */
  readonly spared?: boolean;
  readonly microphoneOff: boolean;
  readonly signs: Signs;
  /** Its first frame is on the way. */
  readonly connecting: boolean;
  /** Its frames have stopped. */
  readonly paused: boolean;
  /** A shared screen: shown whole. */
  readonly screen: boolean;
  /** As in a mirror. */
  readonly mirrored?: boolean;
  /** True when the sound is played elsewhere, or is the user's own. */
  readonly silent: boolean;
}

/** The template of a tile; names are rendered as text. */
export function tileTemplate({
  messages,
  direction,
  userId,
  name,
  fullName,
  picture,
  spared,
  microphoneOff,
  signs: { weak, hand },
  connecting,
  paused,
  screen,
  mirrored,
  silent,
}: Tile): TemplateResult {
  const about = [
    name || messages.waiting,
    ...(microphoneOff ? [messages.isOff.microphone] : []),
    ...(name && !picture && !spared && !screen ? [messages.isOff.camera] : []),
    ...(paused ? [messages.paused] : []),
    ...(weak ? [messages.weak] : []),
    ...(hand ? [messages.handRaised] : []),
  ];
  return html`<div
    class="tile ${connecting ? 'connecting' : ''} ${paused ? 'still' : ''}"
    role="group"
    lang=${messages.lang}
    dir=${direction ?? nothing}
    aria-label=${about.reduce(messages.named)}
  >
    <div
      class="avatar ${userId ? '' : 'nobody'}"
      part="avatar"
      aria-hidden="true"
      ${ownStyle('--hue', hue(userId))}
    >
      <span class="initials">${screen ? icon('screen') : initials(fullName) || icon('person')}</span>
    </div>
    <video
      part="video"
      class="${picture ? (connecting ? '' : 'shown') : 'off'} ${screen ? 'whole' : ''} ${mirrored ? 'mirrored' : ''}"
      aria-hidden="true"
      autoplay
      playsinline
      .muted=${silent}
      @resize=${onResize}
    ></video>
    ${paused ? html`<span class="paused" part="paused" aria-hidden="true">${messages.paused}</span>` : nothing}
    ${hand ? html`<span class="hand" part="hand" aria-hidden="true">${icon('hand')}</span>` : nothing}
    ${
      name
        ? html`<div class="label" aria-hidden="true">
            <span class="name" part="name" dir="auto">${name}</span>
            ${microphoneOff ? html`<span class="badge" part="badge">${icon('microphone-off')}</span>` : nothing}
            ${weak ? html`<span class="weak" part="network">${icon('weak')}</span>` : nothing}
          </div>`
        : nothing
    }
    <slot name="over"></slot><slot name="menu"></slot>
  </div>`;
}

function onResize({ currentTarget }: Event): void {
  const video = currentTarget as HTMLVideoElement;
  video.toggleAttribute('data-upright', video.videoHeight > video.videoWidth);
}

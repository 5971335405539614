/** One person: picture or initials, name, and what is off. The inside of both video elements. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/messages.js';
import { hue, initials } from './avatar.js';
import { customProperty } from '../custom-property.js';
import { icon } from '../icons.js';

/** What a tile shows. */
export interface Tile {
  readonly messages: Messages;
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
  readonly microphoneOff: boolean;
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
  microphoneOff,
  screen,
  mirrored,
  silent,
}: Tile): TemplateResult {
  const about = [
    name || messages.waiting,
    ...(microphoneOff ? [messages.isOff.microphone] : []),
    ...(name && !picture && !screen ? [messages.isOff.camera] : []),
  ];
  return html`<div
    class="tile"
    role="group"
    lang=${messages.lang}
    dir=${direction ?? nothing}
    aria-label=${about.reduce(messages.named)}
  >
    <div
      class="avatar ${userId ? '' : 'nobody'}"
      part="avatar"
      aria-hidden="true"
      ${customProperty('--hue', hue(userId))}
    >
      ${screen ? icon('screen') : initials(fullName) || icon('person')}
    </div>
    <video
      part="video"
      class="${picture ? '' : 'off'} ${screen ? 'whole' : ''} ${mirrored ? 'mirrored' : ''}"
      aria-hidden="true"
      autoplay
      playsinline
      .muted=${silent}
      @resize=${onResize}
    ></video>
    ${
      name
        ? html`<div class="label" aria-hidden="true">
            ${microphoneOff ? html`<span class="badge" part="badge">${icon('microphone-off')}</span>` : nothing}
            <span class="name" part="name" dir="auto">${name}</span>
          </div>`
        : nothing
    }
  </div>`;
}

function onResize({ currentTarget }: Event): void {
  const video = currentTarget as HTMLVideoElement;
  video.toggleAttribute('data-upright', video.videoHeight > video.videoWidth);
}

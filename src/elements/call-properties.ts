import { property } from 'lit/decorators.js';
import type { CallInput } from '../call/call-config.js';
import type { TokenProvider } from '../call/token-source.js';
import { tabUserId } from '../internal/tab-user-id.js';
import { choice, flag, idList, MIRRORS, positiveInteger } from './accepted.js';
import { MovableElement } from './movable-element.js';
import type { StageLayout } from './stage/arrangement.js';

const QUALITIES: readonly CallInput['quality'][] = ['180p', '360p', '540p', '720p', '1080p'];
const CODECS: readonly CallInput['codec'][] = ['h264', 'vp8'];
const ENGINES: readonly Extract<CallInput['engine'], string>[] = ['zego', 'loopback'];
const LAYOUTS: readonly StageLayout[] = ['auto', 'grid', 'speaker', 'sidebar'];
const SWITCH = ['on', 'off'] as const;
const BANDWIDTHS = ['auto', 'low'] as const;
const SIMULCAST = ['auto', 'on', 'off'] as const;

/** An attribute that is taken away is ''. */
const text = (value: string | null) => value ?? '';

/** There is true, whatever it says; but "false" goes on to the property, which warns of it. */
const present = (value: string | null) => (value === 'false' ? value : value !== null);

/** What a page writes on a `<zego-call>`: the description of the call. A bad value is warned about and ignored. */
export abstract class CallProperties extends MovableElement {
  /** Service URLs, separated by spaces; '' lets the SDK choose. */
  @property({ converter: text }) server = '';

  /** The room to join, at most 128 characters. */
  @property({ converter: text }) room = '';

  /** A token04 from the site's server. Never reflected, logged or put in an event. Set a fresh one to renew it. */
  @property({ converter: text }) token = '';

  /** Asked for a token, with `app_id`, `room_id` and `user_id`; answers JSON `{"token": "…"}` or plain text. */
  @property({ attribute: 'token-url', converter: text }) tokenUrl = '';

  /** Asked for a token; wins over `tokenUrl`. */
  @property({ attribute: false }) tokenProvider: TokenProvider | undefined;

  /** What others see, at most 256 bytes; the user id when empty. */
  @property({ attribute: 'user-name', converter: text }) userName = '';

  /** Joins as soon as the configuration is complete, once for each configuration. */
  @flag('autojoin')
  @property({ type: Boolean, converter: present })
  autojoin = false;

  /** Enters with the microphone off. */
  @flag('muted')
  @property({ type: Boolean, converter: present })
  muted = false;

  /** Enters with the camera off. */
  @flag('camera-off')
  @property({ type: Boolean, converter: present, attribute: 'camera-off' })
  cameraOff = false;

  /** Never touches the camera. */
  @flag('audio-only')
  @property({ type: Boolean, converter: present, attribute: 'audio-only' })
  audioOnly = false;

  /** Watches and listens only: publishes nothing, asks for no permission. */
  @flag('view-only')
  @property({ type: Boolean, converter: present, attribute: 'view-only' })
  viewOnly = false;

  /** The page draws its own buttons. What needs the user's attention is still shown. */
  @flag('hide-controls')
  @property({ type: Boolean, converter: present, attribute: 'hide-controls' })
  hideControls = false;

  /**
   * Whether single keys press buttons, while the focus is in the call and nobody types: `m` for the microphone, `?` for a
   * list of all.
   * @default 'on'
   */
  @choice('shortcuts', SWITCH, 'on')
  @property()
  shortcuts: 'on' | 'off' = 'on';

  /** Published instead of camera and microphone. Its tracks are never stopped. */
  @property({ attribute: false }) source: MediaStream | undefined;

  #appId: number | undefined;
  #maxStreams: number | undefined;
  #userId = '';
  #hosts: readonly string[] = Object.freeze([]);

  /** ZEGO application id, a positive whole number. */
  @property({ attribute: 'app-id', converter: (text) => text })
  get appId(): number | undefined {
    return this.#appId;
  }
  set appId(value: number | undefined) {
    this.#appId = positiveInteger('app-id', value, this.#appId);
  }

  /**
   * How many pictures of others come at once, those that count most; the sound of all whose microphone is on does. Default:
   * all that are seen, on ZEGO at most 50.
   */
  @property({ attribute: 'max-streams', converter: (text) => text })
  get maxStreams(): number | undefined {
    return this.#maxStreams;
  }
  set maxStreams(value: number | undefined) {
    this.#maxStreams = positiveInteger('max-streams', value, this.#maxStreams);
  }

  /** Who this is, at most 64 bytes of letters, digits and punctuation. Default: made up once per tab. */
  @property({ attribute: 'user-id', converter: text, noAccessor: true })
  get userId(): string {
    return this.#userId || tabUserId();
  }
  set userId(value: string) {
    const old = this.#userId;
    this.#userId = value;
    this.requestUpdate('userId', old); // Lit's own accessor would make up an id, to compare with
  }

  /**
   * What carries the call: an engine of the package, or the factory of another.
   * @type {'zego' | 'loopback' | EngineFactory}
   * @default 'zego'
   */
  @choice('engine', ENGINES, 'zego', (value) => typeof value === 'function')
  @property()
  engine: CallInput['engine'] = 'zego';

  /**
   * How the people are laid out: in a grid, with whoever speaks large over the others, or large beside them. `auto` is a
   * grid, or a sidebar while somebody shares a screen or is pinned. What the user chooses wins.
   * @type {'auto' | 'grid' | 'speaker' | 'sidebar'}
   * @default 'auto'
   */
  @choice('layout', LAYOUTS, 'auto')
  @property()
  layout: StageLayout = 'auto';

  /**
   * Size and bit rate of the own picture.
   * @type {'180p' | '360p' | '540p' | '720p' | '1080p'}
   * @default '540p'
   */
  @choice('quality', QUALITIES, '540p')
  @property()
  quality: CallInput['quality'] = '540p';

  /**
   * What the own picture is coded with.
   * @type {'h264' | 'vp8'}
   * @default 'h264'
   */
  @choice('codec', CODECS, 'h264')
  @property()
  codec: CallInput['codec'] = 'h264';

  /**
   * Whether a small picture is published beside the large one, for those who show it small. `auto`: where there are many.
   * @default 'auto'
   */
  @choice('simulcast', SIMULCAST, 'auto')
  @property()
  simulcast: 'auto' | 'on' | 'off' = 'auto';

  /**
   * `low` spares the network: sound first; of the others one small picture at a time, and the own camera as with a `quality`
   * of `180p`. Counts at once, also in a call.
   * @default 'auto'
   */
  @choice('bandwidth', BANDWIDTHS, 'auto')
  @property()
  bandwidth: 'auto' | 'low' = 'auto';

  /**
   * `off` keeps the SDK's own loggers from reaching anybody.
   * @default 'on'
   */
  @choice('telemetry', SWITCH, 'on')
  @property()
  telemetry: 'on' | 'off' = 'on';

  /**
   * User ids whose "remove" is obeyed; in the attribute separated by spaces. Frozen.
   * @default []
   */
  @property({ converter: text })
  get hosts(): readonly string[] {
    return this.#hosts;
  }
  set hosts(value: readonly string[] | string) {
    this.#hosts = idList('hosts', value, this.#hosts);
  }

  /**
   * Whether the own picture is shown as in a mirror: `auto` mirrors a camera that faces the user, nothing else. The
   * others always see it as it is.
   * @default 'auto'
   */
  @choice('mirror', MIRRORS, 'auto')
  @property()
  mirror: 'auto' | 'on' | 'off' = 'auto';
}

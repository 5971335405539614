import { property } from 'lit/decorators.js';
import type { CallInput } from '../call/call-config.js';
import { tabUserId } from '../internal/tab-user-id.js';
import { flag, idList, MIRRORS, oneOf, positiveInteger } from './accepted.js';
import { MovableElement } from './movable-element.js';

const QUALITIES: readonly CallInput['quality'][] = ['180p', '360p', '540p', '720p', '1080p'];
const CODECS: readonly CallInput['codec'][] = ['h264', 'vp8'];
const ENGINES: readonly Extract<CallInput['engine'], string>[] = ['zego', 'loopback'];
const SWITCH = ['on', 'off'] as const;

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
  @property({ attribute: false }) tokenProvider: CallInput['tokenProvider'];

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

  /** Published instead of camera and microphone. Its tracks are never stopped. */
  @property({ attribute: false }) source: MediaStream | undefined;

  #appId: number | undefined;
  #userId = '';
  #engine: CallInput['engine'] = 'zego';
  #quality: CallInput['quality'] = '540p';
  #codec: CallInput['codec'] = 'h264';
  #telemetry: 'on' | 'off' = 'on';
  #hosts: readonly string[] = Object.freeze([]);
  #mirror: 'auto' | 'on' | 'off' = 'auto';

  /** ZEGO application id, a positive whole number. */
  @property({ attribute: 'app-id', converter: (text) => text })
  get appId(): number | undefined {
    return this.#appId;
  }
  set appId(value: number | undefined) {
    this.#appId = positiveInteger('app-id', value, this.#appId);
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
  @property()
  get engine(): CallInput['engine'] {
    return this.#engine;
  }
  set engine(value: CallInput['engine']) {
    const current = typeof this.#engine === 'string' ? this.#engine : 'zego';
    this.#engine = typeof value === 'function' ? value : oneOf('engine', ENGINES, value, current, 'zego');
  }

  /**
   * Size and bit rate of the own picture.
   * @type {'180p' | '360p' | '540p' | '720p' | '1080p'}
   * @default '540p'
   */
  @property()
  get quality(): CallInput['quality'] {
    return this.#quality;
  }
  set quality(value: CallInput['quality']) {
    this.#quality = oneOf('quality', QUALITIES, value, this.#quality, '540p');
  }

  /**
   * What the own picture is coded with.
   * @type {'h264' | 'vp8'}
   * @default 'h264'
   */
  @property()
  get codec(): CallInput['codec'] {
    return this.#codec;
  }
  set codec(value: CallInput['codec']) {
    this.#codec = oneOf('codec', CODECS, value, this.#codec, 'h264');
  }

  /**
   * `off` keeps the SDK's own loggers from reaching anybody.
   * @default 'on'
   */
  @property()
  get telemetry(): 'on' | 'off' {
    return this.#telemetry;
  }
  set telemetry(value: 'on' | 'off') {
    this.#telemetry = oneOf('telemetry', SWITCH, value, this.#telemetry, 'on');
  }

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
  @property()
  get mirror(): 'auto' | 'on' | 'off' {
    return this.#mirror;
  }
  set mirror(value: 'auto' | 'on' | 'off') {
    this.#mirror = oneOf('mirror', MIRRORS, value, this.#mirror, 'auto');
  }
}

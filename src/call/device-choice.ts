/** What the user wants of microphone and camera: belongs to the session, so that a rejoin keeps it. */
import type { MediaKind } from '../errors.js';
import type { CallInput, MediaConfig } from './call-config.js';

const ATTRIBUTE = { microphone: 'muted', camera: 'cameraOff' } as const;

/** The page's attributes say how to enter, until the user says otherwise; and again once the page changes them. */
export class DeviceChoice {
  readonly #chosen = new Map<MediaKind, boolean>();
  readonly #attributes = new Map<MediaKind, boolean>();

  /** The user, or a host who was obeyed, turned a device on or off. */
  choose(kind: MediaKind, on: boolean): void {
    this.#chosen.set(kind, on);
  }

  /** The same, entered with what was chosen. `input` is what the configuration was made from. */
  applyTo<Config extends MediaConfig>(config: Config, input: CallInput): Config {
    return {
      ...config,
      ...this.#entry('microphone', config, input),
      ...this.#entry('camera', config, input),
    };
  }

  #entry(kind: MediaKind, config: MediaConfig, input: CallInput): Partial<MediaConfig> {
    const off = input[ATTRIBUTE[kind]];
    if (this.#attributes.get(kind) !== off) this.#chosen.delete(kind);
    this.#attributes.set(kind, off);
    const on = this.#chosen.get(kind);
    return on === undefined || config[kind] === 'unavailable' ? {} : { [kind]: on ? 'on' : 'off' };
  }
}

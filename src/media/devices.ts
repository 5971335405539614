/** Which devices the user has. The one place that asks the browser for the list. */
import type { DeviceKind } from '../errors.js';

/** One device, as the browser names it. */
export interface Device {
  readonly kind: DeviceKind;
  /** Of this site in this browser; `default` is whatever the system uses. */
  readonly deviceId: string;
  /** Plain text; may be ''. */
  readonly label: string;
}

const KINDS: Readonly<Record<MediaDeviceKind, DeviceKind>> = {
  audioinput: 'microphone',
  videoinput: 'camera',
  audiooutput: 'speaker',
};

/** Another name of a device that is in the list by its own. */
const ALIAS = 'communications';

/** Whether this browser lets a page choose where it plays sound. */
export function canChooseSpeaker(): boolean {
  return 'Audio' in globalThis && 'setSinkId' in Audio.prototype;
}

/**
 * The devices that can be chosen, in the browser's order. Those of a kind are told once the page may use one of that
 * kind; before, and where there is no way to ask, there are none.
 */
export async function listDevices(): Promise<readonly Device[]> {
  // Typed as always there; an insecure page lacks it.
  const media = navigator.mediaDevices as MediaDevices | undefined;
  let found: MediaDeviceInfo[] = [];
  try {
    found = (await media?.enumerateDevices()) ?? [];
  } catch {
    // The page's policy forbids it: as if there were none.
  }
  return found
    .filter(
      ({ kind, deviceId }) =>
        deviceId && deviceId !== ALIAS && (kind !== 'audiooutput' || canChooseSpeaker()),
    )
    .map(({ kind, deviceId, label }) => ({ kind: KINDS[kind], deviceId, label }));
}

/** Calls `changed` whenever a device is plugged in or taken away, until `signal` aborts. */
export function watchDevices(changed: () => void, signal: AbortSignal): void {
  const media = navigator.mediaDevices as MediaDevices | undefined;
  media?.addEventListener('devicechange', changed, { signal });
}

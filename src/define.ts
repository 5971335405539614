/** Registers the tags. The only place that does. */
import { ZegoCallElement, ZegoLocalVideoElement, ZegoRemoteVideoElement } from './elements.js';

/** The call first: the others look for it when they are upgraded. */
const TAGS = {
  'zego-call': ZegoCallElement,
  'zego-local-video': ZegoLocalVideoElement,
  'zego-remote-video': ZegoRemoteVideoElement,
} as const;

/** Registers what is not registered yet: a page that includes the package twice keeps the first. Does nothing without a DOM. */
export function define(): void {
  if (!('window' in globalThis)) return;
  for (const [tag, element] of Object.entries(TAGS))
    if (!customElements.get(tag)) customElements.define(tag, element);
}

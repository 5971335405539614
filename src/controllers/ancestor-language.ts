/** Which language and direction the page has given to an element, and when that changes. */
import { isShadowRoot } from '../internal/realms.js';

/** What an element inherits. */
export interface AncestorLanguage {
  /** The `lang` of the nearest ancestor, or the element itself, that has one; '' if none. */
  readonly lang: string;
  /** Whether one of them has a direction, which then applies by itself. */
  readonly hasDirection: boolean;
}

/** Language and direction come from different ancestors, and through shadow roots. */
export function ancestorLanguage(element: Element): AncestorLanguage {
  return {
    lang: nearest(element, '[lang]')?.getAttribute('lang') ?? '',
    hasDirection: nearest(element, '[dir=ltr i], [dir=rtl i], [dir=auto i]') !== null,
  };
}

function nearest(element: Element, selector: string): Element | null {
  const found = element.closest(selector);
  const root = element.getRootNode();
  return found ?? (isShadowRoot(root) ? nearest(root.host, selector) : null);
}

interface Watch {
  readonly observer: MutationObserver;
  readonly listeners: Set<() => void>;
}

/** One observer a tree, however many elements in it ask. */
const watches = new Map<Node, Watch>();

/** Calls `changed` when a language or direction may have changed for `element`. Returns how to stop. */
export function watchLanguage(element: Element, changed: () => void): () => void {
  const roots: Node[] = [];
  for (let root = element.getRootNode(); ; root = root.host.getRootNode()) {
    roots.push(root);
    if (!isShadowRoot(root)) break;
  }
  for (const root of roots) watchOf(root).listeners.add(changed);
  return () => {
    for (const root of roots) {
      const { listeners, observer } = watchOf(root);
      listeners.delete(changed);
      if (listeners.size) continue;
      observer.disconnect();
      watches.delete(root);
    }
  };
}

function watchOf(root: Node): Watch {
  const known = watches.get(root);
  if (known) return known;
  const listeners = new Set<() => void>();
  const observer = new MutationObserver(() => listeners.forEach((listener) => listener()));
  observer.observe(root, { subtree: true, attributeFilter: ['lang', 'dir'] });
  const watch = { observer, listeners };
  watches.set(root, watch);
  return watch;
}

/** Tells what came out of another document, whose classes are others than this page's, by what it has. */

/** Whether `reason` is an exception of that name, as of `DOMException`. */
export function isNamed(reason: unknown, name: string): boolean {
  return (reason as { name?: unknown } | null | undefined)?.name === name;
}

/** Whether an event's target, or what stands for a place, is an element. */
export function isElement(target: object): target is Element {
  return 'matches' in target;
}

/** Whether `root` is a shadow root. */
export function isShadowRoot(root: Node): root is ShadowRoot {
  return root.nodeType === Node.DOCUMENT_FRAGMENT_NODE && 'host' in root;
}

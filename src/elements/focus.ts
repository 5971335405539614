/** Focuses the first that can be seen of what the selectors find in `root`: a page may have put something in its place. */
export function focusFirst(root: ParentNode, ...selectors: readonly string[]): void {
  const found = selectors.flatMap((selector) => [...root.querySelectorAll<HTMLElement>(selector)]);
  found.find((element) => element.checkVisibility())?.focus();
}

/** Draws what `root` shows; where that takes away what had the focus, the first of `next` that can be seen gets it. */
export function keepFocus(root: ShadowRoot | null, draw: () => void, ...next: readonly string[]): void {
  const focused = root?.activeElement;
  draw();
  if (root && focused && !focused.isConnected) focusFirst(root, ...next);
}

/** Focuses the first that can be seen of what the selectors find in `root`: a page may have put something in its place. */
export function focusFirst(root: ParentNode, ...selectors: readonly string[]): void {
  const found = selectors.flatMap((selector) => [...root.querySelectorAll<HTMLElement>(selector)]);
  found.find((element) => element.checkVisibility())?.focus();
}

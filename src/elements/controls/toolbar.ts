/** The keyboard in a toolbar, as the ARIA practices have it: one stop for Tab, the arrows from button to button. */

/** Moves the focus among the buttons of the toolbar that hears the key. For its `keydown`. */
export function onToolbarKeydown(event: KeyboardEvent): void {
  const bar = event.currentTarget as HTMLElement;
  const buttons = [...bar.querySelectorAll('button')].filter((button) => button.checkVisibility());
  const at = buttons.findIndex((button) => button === event.target);
  const rtl = getComputedStyle(bar).direction === 'rtl';
  const to = step(event.key, at, buttons.length, rtl);
  if (at < 0 || to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  buttons[to]?.focus();
}

/** Which of `count` buttons a key leads to from number `at`; undefined for any other key. */
export function step(key: string, at: number, count: number, rtl: boolean): number | undefined {
  switch (key) {
    case rtl ? 'ArrowLeft' : 'ArrowRight':
      return (at + 1) % count;
    case rtl ? 'ArrowRight' : 'ArrowLeft':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

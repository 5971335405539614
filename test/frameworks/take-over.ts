/** Added to a page before its own scripts: watches how the element takes the place of what a server drew, for visit.ts. */

/** What was seen of the first call of the page, frame by frame. */
export interface TakeOver {
  /** Whether there was a shadow root before the tag was defined. */
  parsed: boolean;
  /** Of the call and of its stage, each once. */
  readonly sizes: string[];
  /** By whom it was drawn, each once; `nobody` is a flash. */
  readonly drawn: string[];
}

declare global {
  interface Window {
    takeOver: TakeOver;
  }
}

const takeOver: TakeOver = { parsed: false, sizes: [], drawn: [] };
window.takeOver = takeOver;

const note = (list: string[], value: string) => {
  if (!list.includes(value)) list.push(value);
};

function look(): void {
  requestAnimationFrame(look);
  const call = document.querySelector('zego-call');
  // A parser may rest inside the call: what counts is from when it is through with it.
  if (!call || (!call.nextElementSibling && document.readyState === 'loading')) return;
  const root = call.shadowRoot;
  if (!customElements.get('zego-call')) takeOver.parsed = root !== null;
  const stage = root?.querySelector('.stage');
  note(takeOver.drawn, !stage ? 'nobody' : stage.closest('[inert]') ? 'server' : 'element');
  const boxes = [call, stage].map((each) => each?.getBoundingClientRect());
  note(takeOver.sizes, boxes.map((box) => `${box?.width} x ${box?.height}`).join(', '));
}
look();

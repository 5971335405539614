import { LitElement } from 'lit';
import { Pace } from '../../src/controllers/pace.js';
import { expect, nextFrame } from '../support/testing.js';

class PacedElement extends LitElement {
  readonly pace = new Pace(this);
  drawings = 0;

  protected override scheduleUpdate(): void | Promise<unknown> {
    const turn = this.pace.turn();
    return turn ? turn.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override updated(): void {
    this.drawings++;
  }
}
customElements.define('test-paced', PacedElement);

describe('Pace', () => {
  let element: PacedElement;

  beforeEach(async () => {
    element = new PacedElement();
    document.body.append(element);
    await element.updateComplete;
    element.drawings = 0;
  });
  afterEach(() => element.remove());

  /** In a task of its own, as news come. */
  async function ask(): Promise<void> {
    element.pace.ask();
    await new Promise((resolve) => setTimeout(resolve));
  }

  it('draws at once, and once more with the next frame, however often it is asked', async () => {
    await nextFrame();
    element.pace.ask();
    await element.updateComplete;
    expect(element.drawings).to.equal(1);
    for (let asked = 0; asked < 9; asked++) element.pace.ask();
    await Promise.resolve();
    expect(element.drawings).to.equal(1);
    await element.updateComplete;
    expect(element.drawings).to.equal(2);
  });

  it('draws at once what is not asked of it', async () => {
    await nextFrame();
    element.pace.ask();
    await element.updateComplete;
    element.requestUpdate();
    await Promise.resolve();
    expect(element.drawings).to.equal(2);
  });

  it('draws what waits with what does not', async () => {
    const original = window.requestAnimationFrame;
    await nextFrame();
    window.requestAnimationFrame = () => 0; // no frame comes to end the wait
    try {
      await ask();
      element.pace.ask();
      for (let turn = 0; turn < 9; turn++) await Promise.resolve();
      expect(element.drawings).to.equal(1);
      element.pace.now();
      for (let turn = 0; turn < 9; turn++) await Promise.resolve();
      expect(element.drawings).to.equal(2);
      expect(element.isUpdatePending).to.equal(false);
    } finally {
      window.requestAnimationFrame = original;
    }
  });

  it('does not wait for frames where there are none', async () => {
    const original = window.requestAnimationFrame;
    window.requestAnimationFrame = () => 0;
    try {
      await ask();
      await ask();
      await element.updateComplete;
      expect(element.drawings).to.equal(2);
    } finally {
      window.requestAnimationFrame = original;
    }
  });
});

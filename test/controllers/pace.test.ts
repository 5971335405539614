import { Pace } from '../../src/controllers/pace.js';
import { expect, nextFrame } from '../support/testing.js';

describe('Pace', () => {
  it('acts at once, and once more with the next frame, however often it is asked', async () => {
    let acts = 0;
    const pace = new Pace(() => acts++);
    for (let asked = 0; asked < 9; asked++) pace.ask();
    expect(acts).to.equal(1);
    await nextFrame();
    await nextFrame();
    expect(acts).to.equal(2);
    await nextFrame();
    pace.ask();
    expect(acts).to.equal(3);
  });

  it('does not wait for frames where there are none', async () => {
    const original = window.requestAnimationFrame;
    window.requestAnimationFrame = () => 0;
    try {
      const twice = new Promise<void>((resolve) => {
        let acts = 0;
        const pace = new Pace(() => ++acts === 2 && resolve());
        pace.ask();
        pace.ask();
      });
      await twice;
    } finally {
      window.requestAnimationFrame = original;
    }
  });
});

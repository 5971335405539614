import { Pace } from '../../src/controllers/pace.js';
import { expect, nextFrame } from '../support/testing.js';

describe('Pace', () => {
  it('lets draw at once, and then with the next frame', async () => {
    const pace = new Pace();
    expect(pace.rest).to.equal(undefined);
    pace.drawn();
    let rested = false;
    const rest = pace.rest?.then(() => (rested = true));
    await Promise.resolve();
    expect(rested).to.equal(false);
    await nextFrame();
    await rest;
    expect(pace.rest).to.equal(undefined);
  });

  it('lets draw what is urgent', async () => {
    const pace = new Pace();
    pace.drawn();
    const { rest } = pace;
    pace.hurry();
    await rest;
    pace.drawn();
    expect(pace.rest, 'since the second drawing').not.to.equal(undefined);
    await nextFrame();
    await pace.rest;
  });

  it('does not wait for frames where there are none', async () => {
    const original = window.requestAnimationFrame;
    window.requestAnimationFrame = () => 0;
    try {
      const pace = new Pace();
      pace.drawn();
      await pace.rest;
    } finally {
      window.requestAnimationFrame = original;
    }
  });
});

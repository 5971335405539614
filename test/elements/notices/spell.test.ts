import { Spell } from '../../../src/elements/notices/spell.js';
import { expect, waitUntil } from '../../support/testing.js';
import { CallFixture, inside } from '../call-fixture.js';

describe('a notice that is there while something lasts', () => {
  const { setTimeout: realSet, clearTimeout: realClear } = globalThis;
  let due: (() => void) | undefined;
  let told: string[];
  let notice: Spell;

  beforeEach(() => {
    [told, due] = [[], undefined];
    Object.assign(globalThis, {
      setTimeout: (run: () => void) => ((due = run), 1),
      clearTimeout: () => (due = undefined),
    });
    notice = withPatience(0);
  });
  afterEach(() => {
    Object.assign(globalThis, { setTimeout: realSet, clearTimeout: realClear });
  });

  const withPatience = (before: number) =>
    new Spell(
      { before, after: 5000 },
      () => told.push('began'),
      () => told.push('changed'),
    );
  const follow = (lasts: boolean, matters = true) => notice.follow(lasts, matters);

  it('comes once, whatever the breaths in it', () => {
    follow(true);
    follow(false);
    expect(notice.shown).to.equal(true);
    follow(true);
    expect(due).to.equal(undefined);
    follow(false);
    due?.();
    expect(notice.shown).to.equal(false);
    expect(told).to.deep.equal(['began', 'changed']);
    follow(true);
    expect(notice.shown).to.equal(true);
    expect(told).to.deep.equal(['began', 'changed', 'began']);
  });

  it('stays away for the rest of the time once it was put away', () => {
    follow(true);
    notice.dismiss();
    follow(false);
    follow(true);
    expect(notice.shown).to.equal(false);
    expect(told).to.deep.equal(['began', 'changed']);
    follow(false);
    due?.();
    follow(true);
    expect(notice.shown).to.equal(true);
  });

  it('goes when it matters no more', () => {
    follow(true);
    follow(true, false);
    expect(notice.shown).to.equal(false);
    follow(true);
    follow(false);
    follow(false, false);
    expect([notice.shown, due]).to.deep.equal([false, undefined]);
  });

  it('waits as long as it is told to, for what may pass', () => {
    notice = withPatience(6000);
    follow(true);
    expect([notice.shown, typeof due]).to.deep.equal([false, 'function']);
    follow(false);
    expect(due, 'it passed').to.equal(undefined);
    follow(true);
    follow(true);
    due?.();
    expect([notice.shown, ...told]).to.deep.equal([true, 'began']);
  });
});

describe('in a call', () => {
  let test: CallFixture;
  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  const shown = (call: Element) => call.shadowRoot!.querySelector<HTMLElement>('[part~="muted-speech"]');

  it('speaking while muted is told, and can be mended at once', async function () {
    this.timeout(30_000);
    // The browser's fake microphone beeps.
    const call = await test.call({ viewOnly: false, audioOnly: true });
    await call.join();
    await waitUntil(() => call.microphone === 'on');
    await call.setMicrophone(false);
    await waitUntil(() => shown(call), 'the notice');
    expect(shown(call)!.textContent).to.include('your microphone is off');
    expect(inside(call, '[aria-live]').textContent).to.include('You are speaking, but');
    await expect(call).to.be.accessible();
    inside(call, '[part~="unmute-button"]').focus();
    inside(call, '[part~="unmute-button"]').click();
    await waitUntil(() => !shown(call));
    expect(call.microphone).to.equal('on');
    expect(call.shadowRoot!.activeElement).to.not.equal(null);
    await call.setMicrophone(false);
    await waitUntil(() => shown(call), 'the next one');
    inside(call, '[part~="muted-speech"] [part~="dismiss-button"]').click();
    await call.updateComplete;
    expect(shown(call)).to.equal(null);
  });

  it('a weak connection is told when it lasts, with what helps', async () => {
    const call = await test.joined();
    const weak = () => call.shadowRoot!.querySelector<HTMLElement>('[part~="weak-link"]');
    const { setTimeout } = globalThis;
    let due: (() => void) | undefined;
    globalThis.setTimeout = ((run: () => void, ms?: number) =>
      ms === 6000 ? ((due = run), 0) : setTimeout(run, ms)) as typeof setTimeout;
    try {
      test.room.last.emit({ type: 'quality', userId: 'ann', up: 1, down: 4 });
    } finally {
      globalThis.setTimeout = setTimeout;
    }
    expect(weak()).to.equal(null);
    due?.();
    await call.updateComplete;
    expect(weak()!.textContent).to.include('connection is weak');
    await expect(call).to.be.accessible();
    inside(call, '[part~="camera-off-button"]').click();
    await waitUntil(() => !weak() && call.camera === 'off');
  });

  it('the own voice is a ring around the button of the microphone, drawn without a render', async () => {
    const call = await test.joined();
    const level = () => Number(inside(call, '[data-key="microphone"]').style.getPropertyValue('--level'));
    let drawn = 0;
    call.addController({ hostUpdated: () => void drawn++ });
    await waitUntil(() => call.participants[0].speaking && level() > 0.2, 'a ring');
    await call.updateComplete;
    drawn = 0;
    let ticks = 0;
    await new Promise<void>((resolve) => {
      const stop = call.levels.subscribe(() => {
        if (++ticks < 5) return;
        stop();
        resolve();
      });
    });
    expect(drawn).to.equal(0);
    await call.setMicrophone(false);
    await waitUntil(() => level() === 0, 'silence');
  });
});

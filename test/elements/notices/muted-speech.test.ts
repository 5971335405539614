import { MutedSpeech } from '../../../src/elements/notices/muted-speech.js';
import { expect, waitUntil } from '../../support/testing.js';
import { CallFixture, inside } from '../call-fixture.js';

describe('the notice to who speaks while muted', () => {
  const { setTimeout: realSet, clearTimeout: realClear } = globalThis;
  let due: (() => void) | undefined;
  let told: string[];
  let notice: MutedSpeech;

  beforeEach(() => {
    [told, due] = [[], undefined];
    Object.assign(globalThis, {
      setTimeout: (run: () => void) => ((due = run), 1),
      clearTimeout: () => (due = undefined),
    });
    notice = new MutedSpeech(
      () => told.push('began'),
      () => told.push('changed'),
    );
  });
  afterEach(() => {
    Object.assign(globalThis, { setTimeout: realSet, clearTimeout: realClear });
  });

  const follow = (speakingWhileMuted: boolean, microphone: 'on' | 'off' | 'unavailable' = 'off') =>
    notice.follow({ speakingWhileMuted, microphone });

  it('comes once in a stretch of speaking, whatever the breaths in it', () => {
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

  it('stays away for the rest of the stretch once it was put away', () => {
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

  it('goes when the microphone is on, or the call over', () => {
    follow(true);
    follow(false, 'on');
    expect(notice.shown).to.equal(false);
    follow(true);
    follow(false, 'unavailable');
    expect([notice.shown, due]).to.deep.equal([false, undefined]);
  });
});

describe('in a call', () => {
  let test: CallFixture;
  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  const shown = (call: Element) => call.shadowRoot!.querySelector<HTMLElement>('[part~="muted-speech"]');

  it('speaking while muted is told, and can be mended at once', async () => {
    // The browser's fake microphone beeps.
    const call = await test.call({ viewOnly: false, audioOnly: true });
    await call.join();
    await waitUntil(() => call.microphone === 'on');
    await call.setMicrophone(false);
    await waitUntil(() => shown(call), 'the notice', { timeout: 5000 });
    expect(shown(call)!.textContent).to.include('your microphone is off');
    expect(inside(call, '[aria-live]').textContent).to.include('You are speaking, but');
    await expect(call).to.be.accessible();
    inside(call, '[part~="unmute-button"]').focus();
    inside(call, '[part~="unmute-button"]').click();
    await waitUntil(() => !shown(call));
    expect(call.microphone).to.equal('on');
    expect(call.shadowRoot!.activeElement).to.not.equal(null);
    await call.setMicrophone(false);
    await waitUntil(() => shown(call), 'the next one', { timeout: 5000 });
    inside(call, '[part~="muted-speech"] [part~="dismiss-button"]').click();
    await call.updateComplete;
    expect(shown(call)).to.equal(null);
  });

  it('the own voice is a ring around the button of the microphone, drawn without a render', async () => {
    const call = await test.joined();
    const level = () => Number(inside(call, '[data-key="microphone"]').style.getPropertyValue('--level'));
    let drawn = 0;
    call.addController({ hostUpdated: () => void drawn++ });
    await waitUntil(() => call.participants[0].speaking && level() > 0.2, 'a ring', { timeout: 5000 });
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
    await waitUntil(() => level() === 0, 'silence', { timeout: 5000 });
  });
});

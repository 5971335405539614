import '../../../src/elements/panels/diagnostics-panel.js';
import type { CallStats, StreamStats } from '../../../src/call/call-state.js';
import type { DiagnosticsElement } from '../../../src/elements/panels/diagnostics-panel.js';
import { person } from '../../support/call-input.js';
import { expect, fixture, html, waitUntil } from '../../support/testing.js';
import { CallFixture, inside } from '../call-fixture.js';

const figures: Omit<StreamStats, 'userId' | 'direction'> = {
  ...{ source: 'camera', audioBitrate: 32, videoBitrate: 800, packetLoss: 0.02, roundTripTime: 40 },
  ...{ jitter: 3, width: 640, height: 360, frameRate: 15 },
};
const stats = (): Promise<CallStats> =>
  Promise.resolve({
    at: Date.now(),
    streams: [
      { ...figures, userId: 'ann', direction: 'up' },
      { ...figures, userId: 'bob', direction: 'down', videoBitrate: 400, packetLoss: 0 },
    ],
  });
const participants = [person('ann', { local: true, userName: 'Ann' }), person('bob', { userName: 'Bob' })];
const timing = { engine: 20, media: 150, login: 90 };

describe('diagnostics', () => {
  const panel = async (more: Partial<DiagnosticsElement> = {}): Promise<DiagnosticsElement> => {
    const place = await fixture(html`<div style="inline-size: 20rem"></div>`);
    const element = document.createElement('zego-call-diagnostics');
    Object.assign(element, { participants, timing, stats, locale: 'en', ...more });
    place.append(element);
    await waitUntil(() => text(element).includes('ms'));
    return element;
  };
  const text = (element: Element) =>
    [...element.shadowRoot!.querySelectorAll('figcaption')]
      .map((caption) => caption.textContent.replace(/\s+/g, ' ').trim())
      .join(' | ');
  const choose = async (element: DiagnosticsElement, userId: string) => {
    const select = inside<HTMLSelectElement>(element, 'select');
    select.value = userId;
    select.dispatchEvent(new Event('change'));
    await element.updateComplete;
  };

  it('says in words what the plots show', async () => {
    const element = await panel();
    expect(text(element)).to.equal(
      'Bit rate Sent 832 kb/s Received 432 kb/s | Packets lost Sent 2% Received 0% | ' +
        'Round trip Sent 40 ms Received 40 ms | Frames per second Sent 15 Received 15',
    );
    expect(element.shadowRoot!.querySelectorAll('canvas')).to.have.length(4);
    await expect(element).to.be.accessible();
  });

  it('shows one person, and everybody again when they go', async () => {
    const element = await panel();
    const options = [...element.shadowRoot!.querySelectorAll('option')].map((option) =>
      option.textContent.trim(),
    );
    expect(options).to.deep.equal(['Everybody', 'You', 'Bob']);
    await choose(element, 'bob');
    expect(text(element)).to.include('Bit rate Sent – Received 432 kb/s');
    element.participants = participants.slice(0, 1);
    await element.updateComplete;
    expect(text(element)).to.include('Bit rate Sent 832 kb/s');
  });

  it('shows how long each step of joining took', async () => {
    const element = await panel();
    const steps = [...element.shadowRoot!.querySelectorAll('.step')].map((step) =>
      step.textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(steps).to.deep.equal([
      'Software loaded20 ms',
      'Microphone and camera open150 ms',
      'In the room90 ms',
    ]);
  });

  it('copies all figures, or says that it may not', async () => {
    const { clipboard } = navigator;
    const written: string[] = [];
    const fake = (writeText: (copied: string) => Promise<void>) =>
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    try {
      fake((copied) => Promise.resolve(void written.push(copied)));
      const element = await panel();
      inside(element, '.copy').click();
      await waitUntil(() => inside(element, '.outcome').textContent === 'Copied.');
      expect(JSON.parse(written[0])).to.have.all.keys('participants', 'timing', 'samples');
      expect(written[0]).not.to.include('Bob');
      fake(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
      inside(element, '.copy').click();
      await waitUntil(() => inside(element, '.outcome').textContent.includes('did not allow'));
    } finally {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    }
  });

  it('copies by the window it is in', async () => {
    const frame = document.createElement('iframe');
    (await fixture(html`<div></div>`)).append(frame);
    const written: string[] = [];
    const clipboard = { writeText: (copied: string) => Promise.resolve(void written.push(copied)) };
    Object.defineProperty(frame.contentWindow!.navigator, 'clipboard', { value: clipboard });
    const element = await panel();
    frame.contentDocument!.body.append(element);
    await element.updateComplete;
    inside(element, '.copy').click();
    await waitUntil(() => inside(element, '.outcome').textContent === 'Copied.');
    expect(written).to.have.length(1);
  });

  it('looks at the figures only while it is in the page', async () => {
    const { setInterval, clearInterval } = globalThis;
    const looks = new Map<number, () => void>();
    Object.assign(globalThis, {
      setInterval: (look: () => void) => looks.set(looks.size + 1, look).size,
      clearInterval: (id: number) => looks.delete(id),
    });
    try {
      let asked = 0;
      const element = await panel({ stats: () => (asked++, stats()) });
      const parent = element.parentElement!;
      expect([asked, looks.size]).to.deep.equal([1, 1]);
      looks.forEach((look) => look());
      expect(asked, 'looks again').to.equal(2);
      element.remove();
      expect(looks.size, 'and no more').to.equal(0);
      expect(element.shadowRoot!.querySelectorAll('canvas')).to.have.length(0);
      parent.append(element);
      await waitUntil(() => element.shadowRoot!.querySelectorAll('canvas').length === 4);
      expect([asked, looks.size]).to.deep.equal([3, 1]);
      element.remove();
    } finally {
      Object.assign(globalThis, { setInterval, clearInterval });
    }
  });

  it('survives the end of the call', async () => {
    let over = false;
    const element = await panel({ stats: () => (over ? Promise.reject(new Error('over')) : stats()) });
    over = true;
    element.remove();
    (await fixture(html`<div></div>`)).append(element);
    await element.updateComplete;
    expect(text(element)).to.include('Bit rate');
  });

  it('is opened from the menu "More", and closed by Escape', async () => {
    const test = new CallFixture();
    try {
      await test.guest('bob');
      const call = await test.joined();
      inside(call, '[part~="more-button"]').click();
      await waitUntil(() =>
        call.shadowRoot!.querySelector('zego-call-menu')?.shadowRoot?.querySelector('button'),
      );
      const menu = inside(call, 'zego-call-menu');
      const item = [...menu.shadowRoot!.querySelectorAll('button')].find((each) =>
        each.textContent.includes('Connection'),
      );
      item!.click();
      await waitUntil(() => {
        const opened = call.shadowRoot!.querySelector('zego-call-diagnostics');
        return opened && text(opened).includes('kb/s');
      });
      const opened = inside(call, 'zego-call-diagnostics');
      expect(opened.shadowRoot!.activeElement?.localName).to.equal('select');
      expect(inside(call, '.side').getAttribute('aria-label')).to.equal('Connection');
      opened.shadowRoot!.activeElement!.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }),
      );
      await call.updateComplete;
      expect(call.shadowRoot!.querySelector('zego-call-diagnostics')).to.equal(null);
      expect(call.shadowRoot!.activeElement?.part.contains('more-button')).to.equal(true);
    } finally {
      await test.dispose();
    }
  });
});

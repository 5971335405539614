import { sendKeys } from '@web/test-runner-commands';
import type { ZegoCallElement } from '../../../src/elements/zego-call.js';
import { prefer } from '../../support/person.js';
import { expect, nextFrame, waitUntil } from '../../support/testing.js';
import { CallFixture, inside, next, unmarked } from '../call-fixture.js';

describe('hands and reactions in the interface', () => {
  let test: CallFixture;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  const button = (call: Element, key: string) => inside(call, `[data-key="${key}"]`);
  const spoken = (call: Element) => unmarked(inside(call, '[aria-live]').textContent).trim();
  const reactions = (call: Element) => [...call.shadowRoot!.querySelectorAll<HTMLElement>('.reaction')];
  const own = (call: ZegoCallElement) => test.room.engines.find(({ userId }) => userId === call.userId)!;

  async function menu(call: ZegoCallElement): Promise<HTMLElement[]> {
    const shown = () => call.shadowRoot!.querySelector('zego-call-menu')?.shadowRoot;
    await waitUntil(() => shown()?.querySelector(':popover-open'), 'the menu');
    return [...shown()!.querySelectorAll<HTMLElement>('.item')];
  }

  it('raise the hand and lower it, by button and by key', async () => {
    const call = await test.joined();
    const hand = button(call, 'hand');
    expect([hand.ariaLabel, hand.ariaPressed, hand.title]).to.deep.equal([
      'Raise your hand',
      'false',
      'Raise your hand (H)',
    ]);
    hand.click();
    await waitUntil(() => call.participants[0].hand === 'on');
    await call.updateComplete;
    expect(own(call).hand).to.equal(true);
    expect([hand.ariaLabel, hand.ariaPressed, hand.title]).to.deep.equal([
      'Raise your hand',
      'true',
      'Lower your hand (H)',
    ]);
    expect(spoken(call)).to.include('Hand raised');
    await expect(call).to.be.accessible();
    inside(call, '.call').focus();
    await sendKeys({ press: 'h' });
    await waitUntil(() => call.participants[0].hand === 'off');
    await call.updateComplete;
    expect(spoken(call)).to.equal('Hand lowered');
  });

  it('show a few emojis by name, which the arrows lead through', async () => {
    const call = await test.joined();
    button(call, 'reactions').focus();
    await sendKeys({ press: 'Enter' });
    const items = await menu(call);
    expect(button(call, 'reactions').ariaExpanded).to.equal('true');
    expect(items.map(({ ariaLabel }) => ariaLabel)).to.deep.equal([
      ...['Thumbs up', 'Applause', 'Heart', 'Laughter', 'Surprise', 'Celebration'],
    ]);
    const root = items[0].getRootNode() as ShadowRoot;
    expect(root.activeElement).to.equal(items[0]);
    await sendKeys({ press: 'ArrowRight' });
    expect(root.activeElement).to.equal(items[1]);
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'ArrowLeft' });
    expect(root.activeElement).to.equal(items[5]);
    await sendKeys({ press: 'l' });
    expect(root.activeElement).to.equal(items[3]);
    await expect(call).to.be.accessible();
    const reacted = next(call, 'call-reaction');
    await sendKeys({ press: 'Enter' });
    expect((await reacted).reaction).to.equal('😂');
    expect(call.shadowRoot!.activeElement).to.equal(button(call, 'reactions'));
  });

  it('lead the other way in a right-to-left call', async () => {
    const call = await test.joined();
    call.dir = 'rtl';
    button(call, 'reactions').click();
    const items = await menu(call);
    await sendKeys({ press: 'ArrowLeft' });
    expect((items[0].getRootNode() as ShadowRoot).activeElement).to.equal(items[1]);
  });

  it('are lines of the menu where the bar has no room', async () => {
    const call = await test.joined();
    call.style.width = '160px';
    await waitUntil(() => !call.shadowRoot!.querySelector('[data-key="reactions"]'));
    button(call, 'more').click();
    const line = (label: string) => async () =>
      (await menu(call)).find(({ textContent }) => textContent.trim() === label)!;
    (await line('Reactions')()).click();
    await waitUntil(() => call.shadowRoot!.querySelector('zego-call-menu')?.label === 'Reactions');
    const [first] = await menu(call);
    const reacted = next(call, 'call-reaction');
    first.click();
    expect((await reacted).reaction).to.equal('👍');
    button(call, 'more').click();
    (await line('Raise your hand')()).click();
    await waitUntil(() => call.participants[0].hand === 'on');
    button(call, 'more').click();
    expect(await line('Lower your hand')()).to.not.equal(undefined);
  });

  it('rise over the tile of who sent them, and go', async () => {
    const call = await test.joined();
    const bob = await test.guest('bob', 'Bob');
    await call.updateComplete;
    await bob.sendReaction('🎉');
    const [reaction] = reactions(call);
    expect(reaction.textContent).to.equal('🎉');
    expect(reaction.parentElement?.getAttribute('user-id')).to.equal('bob');
    expect(reaction.ariaHidden).to.equal('true');
    await waitUntil(() => {
      const tile = reaction.parentElement!.getBoundingClientRect();
      const glyph = reaction.firstElementChild!.getBoundingClientRect();
      return glyph.left > tile.left && glyph.right < tile.right;
    }, 'it is over the tile, once that has its place');
    for (const animation of reaction.getAnimations()) animation.finish();
    await waitUntil(() => !reactions(call).length);
    await call.sendReaction('👏');
    expect(reactions(call)[0].parentElement?.localName).to.equal('zego-local-video');
  });

  it('are shown by name where there is no tile of theirs', async () => {
    const call = await test.joined();
    call.innerHTML = '<main></main>';
    await nextFrame();
    const bob = await test.guest('bob', '<b>Bob</b>');
    await bob.sendReaction('👏');
    expect(reactions(call)[0].textContent).to.equal('👏<b>Bob</b>');
    expect(reactions(call)[0].parentElement?.parentElement).to.equal(inside(call, '.stage'));
  });

  it('do not pile up', async () => {
    const call = await test.joined();
    const guests = await Promise.all([...'bcdefgh'].map((id) => test.guest(id)));
    for (const guest of guests) for (let i = 0; i < 5; i++) await guest.sendReaction('👏');
    expect(reactions(call).length).to.equal(24);
  });

  it('do not move where less motion is wanted', async function () {
    if (!(await prefer({ reducedMotion: 'reduce' }))) this.skip();
    try {
      const call = await test.joined();
      await call.sendReaction('👍');
      const [animation] = reactions(call)[0].getAnimations();
      expect((animation as CSSAnimation).animationName).to.equal('show');
      animation.finish();
      await waitUntil(() => !reactions(call).length);
    } finally {
      await prefer({ reducedMotion: 'no-preference' });
    }
  });

  it('are heard, several in one sentence', async () => {
    const call = await test.joined();
    const [bob, cem] = [await test.guest('bob', 'Bob'), await test.guest('cem', 'Cem')];
    await waitUntil(() => spoken(call).includes('joined'), 'they came');
    await Promise.all([bob.sendReaction('👏'), cem.sendReaction('👏'), cem.setHand(true)]);
    await bob.publish('screen', test.media({ audio: false }), new AbortController().signal);
    await waitUntil(() => /Applause/.test(spoken(call)), 'said');
    expect(spoken(call)).to.equal('Bob and Cem, Applause. Cem raised a hand. Bob started sharing');
    await bob.unpublish('screen');
    await waitUntil(() => spoken(call) === 'Bob stopped sharing', 'the end');
  });

  it('that were up before are no news', async () => {
    const bob = await test.guest('bob', 'Bob');
    await bob.setHand(true);
    const call = await test.joined();
    const updated = next(call, 'call-participant-update');
    await bob.setTrackEnabled('camera', 'audio', false);
    await updated;
    await bob.sendReaction('👍');
    await waitUntil(() => /Thumbs up/.test(spoken(call)), 'said');
    expect(spoken(call)).to.equal('Bob, Thumbs up');
  });
});

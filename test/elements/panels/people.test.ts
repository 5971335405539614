import { sendKeys } from '@web/test-runner-commands';
import type { Participant } from '../../../src/call/call-state.js';
import { keptOrder, matching, ordered } from '../../../src/elements/panels/people-order.js';
import type { PeopleElement } from '../../../src/elements/panels/people.js';
import type { ZegoCallElement } from '../../../src/elements/zego-call.js';
import { person } from '../../support/call-input.js';
import { plugIn, realDevices } from '../../support/fake-devices.js';
import { expect, nextFrame, waitUntil } from '../../support/testing.js';
import { CallFixture, inside, unmarked } from '../call-fixture.js';

describe('the list of people', () => {
  let test: CallFixture;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  const somebody = (
    userName: string,
    more: Partial<Participant> & { hand?: 'on' | 'off' } = {},
  ): Participant => ({
    ...person(userName),
    userName,
    ...more,
  });
  const namesOf = (people: readonly Participant[]) => people.map(({ userName }) => userName);
  const listOf = (call: Element) =>
    call.shadowRoot?.querySelector<PeopleElement>('zego-call-people') ?? undefined;
  const rows = (list: PeopleElement) => [...list.shadowRoot!.querySelectorAll<HTMLElement>('.row')];
  const names = (list: PeopleElement) =>
    rows(list).map((row) => unmarked(inside0(row, '.name').textContent.trim()));
  const inside0 = (row: Element, selector: string) => row.querySelector(selector)!;

  async function opened(call: ZegoCallElement): Promise<PeopleElement> {
    inside(call, '[part~="people-button"]').click();
    await waitUntil(() => listOf(call)?.hasUpdated);
    return listOf(call)!;
  }
  async function crowd(call: ZegoCallElement, count: number): Promise<void> {
    for (let i = 1; i <= count; i++)
      test.room.last.emit({ type: 'participant-joined', userId: `u${i}`, userName: `Guest ${i}` });
    await call.updateComplete;
  }

  it('has raised hands first, then who speaks, then the names as the language sorts them', () => {
    const people = [
      somebody('Zoe'),
      somebody('Émile'),
      somebody('Guest 10'),
      somebody('Guest 9'),
      somebody('Tom', { speaking: true }),
      somebody('Uma', { hand: 'on' }),
    ];
    expect(namesOf(ordered(people, 'fr'))).to.deep.equal([
      'Uma',
      'Tom',
      'Émile',
      'Guest 9',
      'Guest 10',
      'Zoe',
    ]);
    expect(namesOf(ordered(people, 'no such language!'))).to.have.length(6);
    const before = [people[1], people[0]];
    expect(namesOf(keptOrder([people[0], people[4], people[1]], before))).to.deep.equal([
      'Émile',
      'Zoe',
      'Tom',
    ]);
  });

  it('finds names whatever their case and accents', () => {
    const people = [somebody('Émile Zola'), somebody('Ann')];
    expect(namesOf(matching(people, 'EMI zo'))).to.deep.equal(['Émile Zola']);
    expect(matching(people, '  ')).to.equal(people);
    expect(matching(people, 'x')).to.deep.equal([]);
  });

  it('says of each what is on and off, and counts those who watch', async () => {
    await test.guest('bob', 'Bob');
    const call = await test.joined();
    await crowd(call, 1);
    await call.setMicrophone(false);
    const list = await opened(call);
    expect(list.shadowRoot?.textContent, 'a name from right to left stays in its place').to.include(
      '\u2068Ann\u2069 (you)',
    );
    expect(names(list)).to.have.members(['Ann (you)', 'Bob', 'Guest 1']);
    const signs = (name: string) => inside0(rows(list)[names(list).indexOf(name)], '.signs').textContent;
    expect(inside(list, '.count').textContent).to.include('3 people').and.to.include('1 watching');
    expect(signs('Ann (you)')).to.include('Microphone off').and.not.to.include('Camera');
    expect(signs('Guest 1')).to.include('Camera off');
    await expect(call).to.be.accessible();
  });

  it('shows somebody large at the press of a button, until it is pressed again', async () => {
    await test.guest('bob', 'Bob');
    const call = await test.joined();
    const list = await opened(call);
    const pin = () => inside(list, '[part~="pin-button"]');
    expect(pin().ariaLabel).to.equal('Show \u2068Bob\u2069 large');
    pin().click();
    await waitUntil(() => pin().ariaPressed === 'true');
    expect(pin().ariaLabel).to.equal('Stop showing \u2068Bob\u2069 large');
    expect(call.shadowRoot?.querySelector('[user-id="bob"][part~="large"]')).not.to.equal(null);
    pin().click();
    await waitUntil(() => pin().ariaPressed === 'false');
  });

  it('has a search for more than ten', async () => {
    const call = await test.joined();
    await crowd(call, 9);
    const list = await opened(call);
    expect(list.shadowRoot?.querySelector('input')).to.equal(null);
    await crowd(call, 12);
    await list.updateComplete;
    const field = inside<HTMLInputElement>(list, 'input');
    field.focus();
    await sendKeys({ type: 'guest 12' });
    await list.updateComplete;
    expect(names(list)).to.deep.equal(['Guest 12']);
    await sendKeys({ type: 'x' });
    await list.updateComplete;
    expect(list.shadowRoot?.textContent).to.include('Nobody of that name');
    await expect(call).to.be.accessible();
  });

  it('keeps the search while it is used, though there are ten again', async () => {
    const call = await test.joined();
    await crowd(call, 10);
    const list = await opened(call);
    await sendKeys({ type: 'guest' });
    test.room.last.emit({ type: 'participant-left', userId: 'u10' });
    await waitUntil(() => inside(list, '.count').textContent.includes('10 people'));
    expect(list.shadowRoot?.activeElement?.localName).to.equal('input');
    expect(names(list)).to.have.length(9);
  });

  it('keeps the focus at its person when others go, and in the list when that one does', async () => {
    const call = await test.joined();
    await crowd(call, 3);
    const list = await opened(call);
    const at = () => list.shadowRoot?.activeElement;
    inside(list, '[part~="pin-button"][aria-label*="Guest 2"]').focus();
    test.room.last.emit({ type: 'participant-left', userId: 'u1' });
    await waitUntil(() => names(list).length === 3);
    expect(at()?.ariaLabel).to.equal('Show \u2068Guest 2\u2069 large');
    test.room.last.emit({ type: 'participant-left', userId: 'u2' });
    await waitUntil(() => names(list).length === 2);
    expect(at()?.className).to.equal('scroll');
  });

  it('draws of hundreds only those in sight', async () => {
    const call = await test.joined();
    call.style.height = '500px';
    await crowd(call, 400);
    const list = await opened(call);
    await nextFrame();
    await nextFrame();
    expect(rows(list).length).to.be.within(8, 60);
    const scroll = inside(list, '.scroll');
    const height = scroll.scrollHeight;
    expect(height).to.be.at.least(401 * 56);
    scroll.scrollTop = height;
    await waitUntil(() => names(list).at(-1) === 'Guest 400');
    expect(rows(list).at(-1)?.getAttribute('aria-posinset')).to.equal('401');
    expect(rows(list).length).to.be.below(60);
    expect(scroll.scrollHeight).to.equal(height);
  });

  it('draws those in sight when the call is moved', async () => {
    const call = await test.joined();
    call.style.height = '500px';
    await crowd(call, 400);
    const list = await opened(call);
    inside(list, '.scroll').scrollTop = 200 * 56;
    await waitUntil(() => names(list).includes('Guest 200'));
    const place = call.parentElement!;
    call.remove();
    place.append(call);
    const inSight = () => {
      const { top, bottom } = inside(list, '.scroll').getBoundingClientRect();
      return rows(list).some((row) => {
        const box = row.getBoundingClientRect();
        return box.bottom > top && box.top < bottom;
      });
    };
    await waitUntil(inSight, 'somebody is in sight');
  });

  it('keeps names beside their pictures, whatever the direction of either', async () => {
    await test.guest('bob', 'Bob');
    await test.guest('dana', 'דנה');
    const call = await test.joined();
    call.lang = 'ar';
    const list = await opened(call);
    await waitUntil(() => getComputedStyle(list).direction === 'rtl');
    const apart = rows(list).map((row) => {
      const [picture, name] = [inside0(row, '.avatar'), inside0(row, '.name bdi')];
      return picture.getBoundingClientRect().left - name.getBoundingClientRect().right;
    });
    for (const gap of apart) expect(gap).to.be.within(0, 24);
  });

  it('gives the focus back to its button', async () => {
    const call = await test.joined();
    inside(call, '[part~="people-button"]').focus();
    await sendKeys({ press: 'p' });
    await waitUntil(() => listOf(call)?.hasUpdated);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !listOf(call));
    expect(call.shadowRoot?.activeElement?.part.contains('people-button')).to.equal(true);
  });
});

describe('the menus of layouts and devices', () => {
  let test: CallFixture;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => {
    realDevices();
    return test.dispose();
  });

  const items = (call: Element) => [
    ...(call.shadowRoot
      ?.querySelector('zego-call-menu')
      ?.shadowRoot?.querySelectorAll<HTMLElement>('.item') ?? []),
  ];
  const checked = (call: Element) => items(call).filter((item) => item.ariaChecked === 'true');

  it('choose the layout', async () => {
    const call = await test.joined();
    call.style.width = '900px';
    await waitUntil(() => call.shadowRoot?.querySelector('[part~="layout-button"]'));
    const button = inside(call, '[part~="layout-button"]');
    button.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => items(call).length === 4);
    expect(checked(call).map((item) => item.textContent.trim())).to.deep.equal(['Automatic']);
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => items(call).length === 0);
    expect(call.shadowRoot?.activeElement).to.equal(button);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => items(call).length === 4);
    expect(checked(call).map((item) => item.textContent.trim())).to.deep.equal(['Grid']);
    await expect(call).to.be.accessible();
  });

  it('keep what they offer beside the ticks, whatever the direction of either', async () => {
    plugIn('audioinput:Headset', 'audioinput:סוללה');
    const call = await test.joined({ lang: 'ar' });
    await waitUntil(() => call.devices.length === 2);
    inside(call, '[part~="devices-button"]').click();
    await waitUntil(() => items(call).length > 1);
    const apart = items(call).map((item) => {
      const [tick, text] = [item.querySelector('.check')!, item.querySelector('.label bdi')!];
      return tick.getBoundingClientRect().left - text.getBoundingClientRect().right;
    });
    for (const gap of apart) expect(gap).to.be.within(0, 24);
  });

  it('open from "More" where the bar has no room', async () => {
    const call = await test.joined();
    call.style.width = '160px';
    await waitUntil(() => !call.shadowRoot?.querySelector('[part~="layout-button"]'));
    inside(call, '[part~="more-button"]').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => items(call).length > 2);
    items(call)
      .find((item) => item.textContent.includes('Layout'))!
      .click();
    await waitUntil(() => checked(call).length === 1);
    expect(items(call)).to.have.length(4);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !items(call).length);
    expect(call.shadowRoot?.activeElement?.part.contains('more-button')).to.equal(true);
  });
});

import { LazyParts } from '../../src/elements/lazy-parts.js';
import { partFiles } from '../../src/elements/part-files.js';
import type { CallError } from '../../src/errors.js';
import { expect, waitUntil } from '../support/testing.js';
import { CallFixture, inside, next, visibleText } from './call-fixture.js';

describe('a part that cannot be fetched', () => {
  const { people, menus } = partFiles;
  let test: CallFixture;
  let asked: number;

  beforeEach(() => {
    test = new CallFixture();
    asked = 0;
  });
  afterEach(() => {
    Object.assign(partFiles, { people, menus });
    return test.dispose();
  });

  const offline = () => {
    asked++;
    return Promise.reject(new TypeError('Failed to fetch'));
  };

  it('is asked for once, however often the call is drawn, until it is opened anew', async () => {
    Object.assign(partFiles, { people: offline });
    const call = await test.joined();
    const failed = next(call, 'call-error', ({ error }) => error.code === 'engine-load');
    inside(call, '[part~=people-button]').click();
    await failed;
    await call.updateComplete;
    expect(visibleText(call)).to.include('could not be loaded');

    for (const name of ['Bob', 'Cem', 'Dan']) {
      const came = next(call, 'call-participant-join');
      await test.guest(name.toLowerCase(), name);
      await came;
      await call.updateComplete;
    }
    expect(asked).to.equal(1);

    partFiles.people = people;
    inside(call, '[part~=panel-close]').click();
    inside(call, '[part~=people-button]').click();
    await waitUntil(() => call.shadowRoot!.querySelector('zego-call-people'), 'the list is there');
    await call.leave();
  });

  it('is told of once, until the user asks again', async () => {
    Object.assign(partFiles, { menus: offline });
    const errors: CallError[] = [];
    const parts = new LazyParts(
      () => undefined,
      (error) => errors.push(error),
      () => undefined,
    );
    parts.get('menus');
    await waitUntil(() => errors.length, 'it failed');
    parts.get('menus');
    expect(asked).to.equal(1);
    expect(errors[0].message).to.match(/check the network/);
    const broken = new SyntaxError("does not provide an export named 'X'");
    Object.assign(partFiles, { menus: () => Promise.reject(broken) });
    parts.tryAgain();
    parts.get('menus');
    await waitUntil(() => errors.length === 2, 'it failed again');
    expect(errors.map(({ code }) => code)).to.deep.equal(['engine-load', 'engine-load']);
    expect(errors[1].message).to.match(/export named 'X'/);
    expect(errors[1].message).not.to.match(/network/);
  });
});

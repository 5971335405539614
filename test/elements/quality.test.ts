import { CallError } from '../../src/errors.js';
import { expect } from '../support/testing.js';
import { CallFixture, next } from './call-fixture.js';

describe('<zego-call>: quality', () => {
  let test: CallFixture;
  beforeEach(() => (test = new CallFixture()));
  afterEach(() => test.dispose());

  it('is told when it changes, and is in the participant by then', async () => {
    await test.guest('bob');
    const call = await test.joined();
    const quality = (userId: string) => call.participants.find((each) => each.userId === userId)?.quality;
    const updated = next(call, 'call-participant-update', ({ participant }) => participant.userId === 'bob');
    let seen: number | undefined;
    const told = next(call, 'call-quality', ({ userId }) => {
      seen = quality('bob');
      return userId === 'bob';
    });
    test.room.last.emit({ type: 'quality', userId: 'bob', up: 2, down: 4 });
    expect(await told).to.deep.equal({ userId: 'bob', up: 2, down: 4 });
    expect(seen).to.equal(2);
    expect((await updated).participant.quality).to.equal(2);
    const own = next(call, 'call-quality');
    test.room.last.emit({ type: 'quality', userId: 'nobody', up: 1, down: 1 });
    test.room.last.emit({ type: 'quality', userId: 'ann', up: 5, down: 0 });
    expect((await own).userId).to.equal('ann');
    expect(quality('ann')).to.equal(5);
    await call.leave();
  });

  it('is unknown at first, and draws nothing when the number stays', async () => {
    await test.guest('bob');
    const call = await test.joined();
    expect(call.participants.map(({ quality }) => quality)).to.deep.equal([0, 0]);
    test.room.last.emit({ type: 'quality', userId: 'bob', up: 2, down: 4 });
    const { snapshot } = call;
    test.room.last.emit({ type: 'quality', userId: 'bob', up: 2, down: 5 });
    expect(call.snapshot).to.equal(snapshot);
  });

  it('stays weak while the network leaves little of the own picture', async () => {
    const call = await test.joined();
    const own = (up: number, heldBack?: number) => {
      test.room.last.emit({
        type: 'quality',
        userId: 'ann',
        up,
        down: 5,
        ...(heldBack !== undefined && { heldBack }),
      });
      return call.participants[0].quality;
    };
    expect([own(2), own(5, 40), own(4, 0), own(5)]).to.deep.equal([2, 2, 2, 5]);
  });

  it('comes with the figures of every stream', async () => {
    await test.guest('bob');
    const call = await test.joined();
    const { at, streams } = await call.getStats();
    expect(at).to.be.closeTo(Date.now(), 1000);
    expect(streams.map(({ userId, direction }) => [userId, direction])).to.deep.include.members([
      ['ann', 'up'],
      ['bob', 'down'],
    ]);
    await call.leave();
    const reason = await call.getStats().catch((error: unknown) => error);
    expect(reason).to.be.instanceOf(CallError).and.include({ code: 'cancelled' });
  });
});

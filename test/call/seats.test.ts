import { expect } from '../support/testing.js';
import { Seats } from '../../src/call/seats.js';
import { person, streamOf } from '../support/call-input.js';

/** A call with these people, all of whom publish. */
const people = (...ids: string[]) => ({
  participants: [person('me', { local: true }), ...ids.map((id) => person(id))],
  streams: ['me', ...ids].map((id) => streamOf(id)),
});
const camera = { source: 'camera' } as const;
const of = (userId: string) => ({ userId, ...camera });

describe('Seats', () => {
  const [one, two, three] = [{}, {}, {}];
  let seats: Seats;
  const seating = () => [one, two, three].map((seat) => seats.occupant(seat)?.userId);
  beforeEach(() => (seats = new Seats()));

  it('fills free seats in the order they were taken, never with the local user', () => {
    seats.take(one, camera);
    seats.take(two, camera);
    seats.update(people('ann', 'bob', 'cid'));
    expect(seating()).to.deep.equal(['ann', 'bob', undefined]);
    seats.take(three, camera);
    expect(seating()).to.deep.equal(['ann', 'bob', 'cid']);
  });

  it('keeps everybody seated when another leaves, and gives the seat to who waits', () => {
    seats.take(one, camera);
    seats.take(two, camera);
    seats.update(people('ann', 'bob', 'cid'));
    seats.update(people('bob', 'cid'));
    expect(seating()).to.deep.equal(['cid', 'bob', undefined]);
  });

  it('leaves a pinned seat empty until its person comes, and nobody else shows them', () => {
    seats.take(one, camera);
    seats.take(two, of('bob'));
    seats.update(people('ann'));
    expect(seating()).to.deep.equal(['ann', undefined, undefined]);
    seats.update(people('bob'));
    expect(seating()).to.deep.equal([undefined, 'bob', undefined]);
  });

  it('moves a person to the seat that is pinned to them', () => {
    seats.take(one, camera);
    seats.update(people('ann', 'bob'));
    expect(seating()).to.deep.equal(['ann', undefined, undefined]);
    seats.take(two, of('ann'));
    expect(seating()).to.deep.equal(['bob', 'ann', undefined]);
  });

  it('gives a released seat away, and follows a changed pin', () => {
    seats.take(one, camera);
    seats.take(two, camera);
    seats.update(people('ann', 'bob', 'cid'));
    seats.release(one);
    expect(seating()).to.deep.equal([undefined, 'bob', undefined]);
    seats.take(two, of('cid'));
    expect(seating()).to.deep.equal([undefined, 'cid', undefined]);
    seats.take(two, of('zoe'));
    expect(seating()).to.deep.equal([undefined, undefined, undefined]);
    seats.take(two, camera);
    expect(seating()).to.deep.equal([undefined, 'ann', undefined]);
  });

  it('tells of changes of the seating only, until unsubscribed', () => {
    let told = 0;
    const unsubscribe = seats.subscribe(() => told++);
    seats.update(people('ann'));
    expect(told).to.equal(0);
    seats.take(one, camera);
    expect(told).to.equal(1);
    seats.update(people('ann', 'bob'));
    seats.take(one, camera);
    expect(told).to.equal(1);
    seats.take(one, of('nobody'));
    expect(told).to.equal(2);
    unsubscribe();
    seats.release(one);
    seats.take(two, camera);
    expect(told).to.equal(2);
  });

  it('shows who publishes nothing only where somebody asks for them, and keeps who stops', () => {
    seats.take(one, camera);
    seats.take(two, of('eve'));
    const { participants, streams } = people('ann', 'bob', 'eve');
    seats.update({ participants, streams: streams.filter(({ userId }) => userId === 'bob') });
    expect(seating()).to.deep.equal(['bob', 'eve', undefined]);
    seats.update({ participants, streams: streams.filter(({ userId }) => userId === 'ann') });
    expect(seating()).to.deep.equal(['bob', 'eve', undefined]);
  });

  it('gives each of several screens a seat of its own, and none of the own', () => {
    const screen = { source: 'screen' } as const;
    const { participants, streams } = people('ann', 'bob');
    const shared = (userId: string, streamId: string) => streamOf(userId, { ...screen, streamId });
    seats.take(one, { userId: 'bob', ...screen });
    seats.take(two, { userId: 'bob', ...screen });
    seats.take(three, screen);
    seats.update({
      participants,
      streams: [...streams, shared('me', 'm'), shared('ann', 'a'), shared('bob', 'b1'), shared('bob', 'b2')],
    });
    const shown = () => [one, two, three].map((seat) => seats.occupant(seat)?.streamId);
    expect(shown()).to.deep.equal(['b1', 'b2', 'a']);
    seats.update({ participants, streams: [...streams, shared('bob', 'b2')] });
    expect(shown()).to.deep.equal([undefined, 'b2', undefined]);
  });
});

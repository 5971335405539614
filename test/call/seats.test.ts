import { expect } from '../support/testing.js';
import type { Participant } from '../../src/call/call-state.js';
import { Seats } from '../../src/call/seats.js';

const people = (...ids: string[]): Participant[] =>
  ['me', ...ids].map((userId) => ({
    userId,
    userName: userId,
    local: userId === 'me',
    microphone: 'off',
    camera: 'off',
    joinedAt: 1,
  }));

describe('Seats', () => {
  const [one, two, three] = [{}, {}, {}];
  let seats: Seats;
  const seating = () => [one, two, three].map((seat) => seats.occupant(seat));
  beforeEach(() => (seats = new Seats()));

  it('fills free seats in the order they were taken, never with the local user', () => {
    seats.take(one);
    seats.take(two);
    seats.update(people('ann', 'bob', 'cid'));
    expect(seating()).to.deep.equal(['ann', 'bob', undefined]);
    seats.take(three);
    expect(seating()).to.deep.equal(['ann', 'bob', 'cid']);
  });

  it('keeps everybody seated when another leaves, and gives the seat to who waits', () => {
    seats.take(one);
    seats.take(two);
    seats.update(people('ann', 'bob', 'cid'));
    seats.update(people('bob', 'cid'));
    expect(seating()).to.deep.equal(['cid', 'bob', undefined]);
  });

  it('leaves a pinned seat empty until its person comes, and nobody else shows them', () => {
    seats.take(one);
    seats.take(two, 'bob');
    seats.update(people('ann'));
    expect(seating()).to.deep.equal(['ann', undefined, undefined]);
    seats.update(people('bob'));
    expect(seating()).to.deep.equal([undefined, 'bob', undefined]);
  });

  it('moves a person to the seat that is pinned to them', () => {
    seats.take(one);
    seats.update(people('ann', 'bob'));
    expect(seating()).to.deep.equal(['ann', undefined, undefined]);
    seats.take(two, 'ann');
    expect(seating()).to.deep.equal(['bob', 'ann', undefined]);
  });

  it('gives a released seat away, and follows a changed pin', () => {
    seats.take(one);
    seats.take(two);
    seats.update(people('ann', 'bob', 'cid'));
    seats.release(one);
    expect(seating()).to.deep.equal([undefined, 'bob', undefined]);
    seats.take(two, 'cid');
    expect(seating()).to.deep.equal([undefined, 'cid', undefined]);
    seats.take(two, 'zoe');
    expect(seating()).to.deep.equal([undefined, undefined, undefined]);
    seats.take(two);
    expect(seating()).to.deep.equal([undefined, 'ann', undefined]);
  });

  it('tells of changes of the seating only, until unsubscribed', () => {
    let told = 0;
    const unsubscribe = seats.subscribe(() => told++);
    seats.update(people('ann'));
    expect(told).to.equal(0);
    seats.take(one);
    expect(told).to.equal(1);
    seats.update(people('ann', 'bob'));
    seats.take(one);
    expect(told).to.equal(1);
    seats.take(one, 'nobody');
    expect(told).to.equal(2);
    unsubscribe();
    seats.release(one);
    seats.take(two);
    expect(told).to.equal(2);
  });
});

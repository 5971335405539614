import type { CallChange } from '../../../src/call/call-changes.js';
import type { Participant } from '../../../src/call/call-state.js';
import { noticesAfter, type Notice } from '../../../src/elements/notices/notices.js';
import { CallError, type CallErrorCode } from '../../../src/errors.js';
import { person } from '../../support/call-input.js';
import { expect } from '../../support/testing.js';

const failed = (code: CallErrorCode, device?: 'camera' | 'microphone'): Notice => ({
  type: 'error',
  error: new CallError(code, 'x', { device }),
});
const asked = (command: 'camera-off' | 'microphone-off' | 'remove'): CallChange => ({
  type: 'host-command-obeyed',
  command,
  from: person('bob'),
});

describe('notices', () => {
  const camera = failed('device-busy', 'camera');
  const publish = failed('publish-failed');

  it('are one of each kind, the newest last', () => {
    const again = failed('device-busy', 'camera');
    if (again.type !== 'error') throw new Error('no error');
    expect(noticesAfter([camera, publish], [again])).to.deep.equal([publish, again]);
  });

  it('go when what failed works again', () => {
    const changes = [{ type: 'media', kind: 'camera', status: 'on' }] as const;
    expect(noticesAfter([camera, publish, failed('not-authorized')], changes)).to.deep.equal([]);
    expect(noticesAfter([camera], [{ type: 'media', kind: 'microphone', status: 'on' }])).to.deep.equal([
      camera,
    ]);
  });

  it('go when who could not be seen or heard is again, or has left', () => {
    const unseen = { ...failed('play-failed'), userId: 'bob' };
    const after = (type: 'participant-update' | 'participant-leave', participant: Participant) =>
      noticesAfter([unseen, camera], [{ type, participant }]);
    expect(after('participant-update', { ...person('bob'), camera: 'on' })).to.deep.equal([camera]);
    expect(after('participant-leave', person('bob'))).to.deep.equal([camera]);
    const still = [
      after('participant-update', { ...person('bob'), camera: 'off', microphone: 'off', screen: 'off' }),
      after('participant-update', { ...person('eve'), camera: 'on' }),
      after('participant-leave', person('eve')),
    ];
    expect(still).to.deep.equal(still.map(() => [unseen, camera]));
  });

  it('are one for each who cannot be seen or heard, and another for what somebody else failed at', () => {
    const [bob, eve] = ['bob', 'eve'].map((userId) => ({ ...failed('play-failed'), userId }));
    const now = [bob, eve, failed('play-failed')].reduce(
      (notices, notice) => noticesAfter(notices, [notice as CallChange]),
      [] as readonly Notice[],
    );
    expect(now).to.have.length(3);
    expect(noticesAfter(now, [eve as CallChange])).to.deep.equal([bob, now[2], eve]);
  });

  it('go with any news of people where the engine does not say who could not be seen or heard', () => {
    const participant = { ...person('eve'), camera: 'off', microphone: 'off' } as const;
    for (const type of ['participant-update', 'participant-leave'] as const)
      expect(noticesAfter([failed('play-failed'), camera], [{ type, participant }])).to.deep.equal([camera]);
  });

  it('tell what a host has turned off until it is on again', () => {
    const now = noticesAfter([], [asked('microphone-off'), asked('remove')]);
    expect(now).to.deep.equal([{ type: 'host-command', command: 'microphone-off', from: person('bob') }]);
    expect(noticesAfter(now, [{ type: 'media', kind: 'camera', status: 'on' }])).to.deep.equal(now);
    expect(noticesAfter(now, [{ type: 'media', kind: 'microphone', status: 'on' }])).to.deep.equal([]);
  });

  it('tell which device took the place of one that was lost, while it is on', () => {
    const replaced = { type: 'device-replaced', kind: 'camera', label: 'Other' } as const;
    const now = noticesAfter([camera], [replaced, { type: 'media', kind: 'camera', status: 'on' }]);
    expect(now).to.deep.equal([replaced]);
    expect(noticesAfter(now, [{ type: 'media', kind: 'camera', status: 'off' }])).to.deep.equal([]);
  });

  it('leave out what its caller has been told', () => {
    const error = new CallError('message-failed', 'x');
    expect(noticesAfter([], [{ type: 'error', error }])).to.deep.equal([]);
  });
});

import { problemsAfter } from '../../src/elements/problems.js';
import { CallError } from '../../src/errors.js';
import { expect } from '../support/testing.js';

describe('problems', () => {
  const camera = new CallError('device-busy', 'x', { device: 'camera' });
  const publish = new CallError('publish-failed', 'x');

  it('keeps one of each kind, the newest last', () => {
    const again = new CallError('device-busy', 'y', { device: 'camera' });
    const now = problemsAfter([camera, publish], [{ type: 'error', error: again }]);
    expect(now).to.deep.equal([publish, again]);
  });

  it('forgets what works again', () => {
    const changes = [{ type: 'media', kind: 'camera', status: 'on' }] as const;
    expect(problemsAfter([camera, publish], changes)).to.deep.equal([]);
    expect(problemsAfter([camera], [{ type: 'media', kind: 'microphone', status: 'on' }])).to.deep.equal([
      camera,
    ]);
  });

  it('leaves out what its caller has been told', () => {
    expect(problemsAfter([], [{ type: 'error', error: new CallError('message-failed', 'x') }])).to.deep.equal(
      [],
    );
  });
});

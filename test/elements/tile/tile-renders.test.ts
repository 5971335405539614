import type { ZegoLocalVideoElement } from '../../../src/elements/zego-local-video.js';
import type { ZegoRemoteVideoElement } from '../../../src/elements/zego-remote-video.js';
import { EVERY } from '../../../src/controllers/frame-watch.js';
import { withoutTimer } from '../../support/hold-timer.js';
import { expect, nextFrame, waitUntil } from '../../support/testing.js';
import { signsOf } from '../../../src/elements/tile/tile.js';
import { CallFixture, inside } from '../call-fixture.js';

describe('a tile', () => {
  let test: CallFixture;

  beforeEach(() => {
    test = new CallFixture();
  });
  afterEach(() => test.dispose());

  /** While a page stands still no frame comes: its tiles would take their pictures for frozen, and draw that. */
  const framesInTime = (work: () => Promise<void>) => () => withoutTimer(EVERY, work);

  it(
    'is drawn anew when its own participant changes, and not when another does',
    framesInTime(async () => {
      const bob = await test.guest('bob');
      const eve = await test.guest('eve');
      const call = await test.joined({ muted: true }); // whoever is heard begins to speak
      const tiles = ['bob', 'eve'].map((id) => inside<ZegoRemoteVideoElement>(call, `[user-id=${id}]`));
      const all = [...tiles, inside<ZegoLocalVideoElement>(call, 'zego-local-video')];
      const settled = async () => {
        for (let i = 0; i < 3; i++) await nextFrame();
      };
      await waitUntil(
        () => !all.some((tile) => tile.matches(':state(connecting)')),
        'every picture is there',
      );
      await waitUntil(
        () => call.participants.filter(({ speaking }) => speaking).length === 2,
        'both are heard',
      );
      await settled();
      const drawn = all.map(() => 0);
      all.forEach((tile, i) =>
        tile.addController({ hostUpdated: () => void (drawn[i] = (drawn[i] ?? 0) + 1) }),
      );
      await bob.setTrackEnabled('camera', 'audio', false);
      await settled();
      expect(drawn).to.deep.equal([1, 0, 0]);
      await eve.setTrackEnabled('camera', 'audio', false);
      await settled();
      expect(drawn).to.deep.equal([1, 1, 0]);
      const zoe = await test.guest('zoe');
      await settled();
      await zoe.leave();
      await settled();
      expect(drawn).to.deep.equal([1, 1, 0]);
      await call.setMicrophone(true);
      await settled();
      expect(drawn.slice(0, 2)).to.deep.equal([1, 1]);
      expect(drawn[2]).to.be.at.least(1);
    }),
  );

  it('has signs of a poor connection and of a raised hand', () => {
    const person = { userId: 'b', userName: 'B', local: false, joinedAt: 0, speaking: false } as const;
    const on = { microphone: 'on', camera: 'on', screen: 'off', hand: 'off', quality: 0 } as const;
    const signs = (more: object, screen = false) => signsOf({ ...person, ...on, ...more }, screen);
    expect([0, 1, 2, 3, 4, 5].map((quality) => signs({ quality }).weak)).to.deep.equal([
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(signs({ hand: 'on' })).to.deep.equal({ weak: false, hand: true });
    expect(signs({ hand: 'on', quality: 1 }, true)).to.deep.equal({ weak: false, hand: false });
  });
});

/** A shared screen, a raised hand and reactions of `<zego-call>` next to ZEGO's own finished client. */
import { expect, waitUntil } from '../support/testing.js';
import { setKitStage, tileSeen } from './kit-stage.js';

describe('<zego-call> sharing beside UIKit Prebuilt', function () {
  this.timeout(90_000);
  const stage = setKitStage();

  it('is seen by the client as a screen, beside the camera, until it stops', async () => {
    const { call } = await stage.joined('ann');
    const kit = await stage.kit('kit');
    await kit.sees('ANN');
    const { names } = kit;
    expect(kit.screen).to.equal(undefined);
    await call.setScreen(true);
    await kit.seesScreen();
    await call.setScreen(false);
    await waitUntil(() => !kit.screen, 'the client shows no screen');
    expect(kit.names).to.deep.equal(names);
    await kit.sees('ANN');
    await tileSeen(call, 'kit');
  });

  it('is passed over by the client where it knows nothing of it', async () => {
    const { call } = await stage.joined('ann');
    const kit = await stage.kit('kit');
    await kit.sees('ANN');
    const text = kit.text;
    await call.setHand(true);
    await call.sendReaction('🎉');
    const late = await stage.kit('late');
    await late.sees('ANN');
    await call.setHand(false);
    await kit.press('Camera');
    await waitUntil(() =>
      call.participants.some(({ userId, camera }) => userId === 'kit' && camera === 'off'),
    );
    expect([kit.text.includes('zego_call'), text.includes('zego_call')]).to.deep.equal([false, false]);
    await kit.sees('ANN');
  });
});

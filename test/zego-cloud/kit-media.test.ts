/** `<zego-call>` and ZEGO's own finished client, UIKit Prebuilt, unmodified, in one room: sound and picture. */
import { audioLevel, frameWhere } from '../support/media.js';
import { expect, waitUntil } from '../support/testing.js';
import { type Actor } from './call-stage.js';
import { type KitUser, setKitStage, sounds, tileSeen } from './kit-stage.js';

const isGreen = ({ colour: { red, green } }: { colour: { red: number; green: number } }) =>
  green > 100 && red < 80;

describe('<zego-call> and UIKit Prebuilt', function () {
  this.timeout(90_000);
  const stage = setKitStage();

  /** All four ways: each sees the other's picture in the place where it belongs, and hears the other. */
  async function meet(ann: Actor, kit: KitUser): Promise<void> {
    const [, video] = await Promise.all([tileSeen(ann.call, 'kit'), kit.sees('ANN')]);
    await frameWhere(video.srcObject as MediaStream, isGreen, 'the picture of ann in the client');
    await kit.hears('ANN');
    expect(kit.microphone('ANN')).to.equal('on');
    const heard = await ann.streamOf('kit');
    await audioLevel(heard);
    const playing = sounds(ann.call).find(({ srcObject }) => srcObject === heard);
    expect(playing).to.include({ paused: false, muted: false });
    expect(ann.log).to.deep.equal(['joining', 'joined']);
  }

  it('see and hear each other when the client comes second', async () => {
    const ann = await stage.joined('ann');
    await meet(ann, await stage.kit('kit'));
  });

  it('see and hear each other when the client was there first', async () => {
    const kit = await stage.kit('kit');
    await meet(await stage.joined('ann'), kit);
  });

  it('show what the client turns off and on', async () => {
    const ann = await stage.joined('ann');
    const kit = await stage.kit('kit');
    await tileSeen(ann.call, 'kit');
    const is = (kind: 'microphone' | 'camera') =>
      ann.call.participants.find(({ userId }) => userId === 'kit')?.[kind];
    for (const [button, kind] of [
      ['Mic', 'microphone'],
      ['Camera', 'camera'],
    ] as const)
      for (const status of ['off', 'on']) {
        await kit.press(button);
        await waitUntil(() => is(kind) === status, `the ${kind} of the client is ${status}`);
      }
    await tileSeen(ann.call, 'kit');
    await audioLevel(await ann.streamOf('kit'));
  });

  it('show in the client what <zego-call> turns off and on', async () => {
    const kit = await stage.kit('kit');
    const { call } = await stage.joined('ann');
    await kit.sees('ANN');
    for (const on of [false, true]) {
      const status = on ? 'on' : 'off';
      await call.setMicrophone(on);
      await waitUntil(() => kit.microphone('ANN') === status, `ann's microphone is ${status}`);
      await call.setCamera(on);
      await waitUntil(() => kit.camera('ANN') === status, `ann's camera is ${status}`);
    }
    await kit.sees('ANN');
    await kit.hears('ANN');
  });

  it('know who comes with everything off', async () => {
    const kit = await stage.kit('kit', { turnOnCameraWhenJoining: false });
    const ann = await stage.joined('ann', { muted: true });
    await kit.sees('ANN');
    expect(kit.microphone('ANN')).to.equal('off');
    const status = () => {
      const { microphone, camera } = ann.call.participants.find(({ userId }) => userId === 'kit') ?? {};
      return `${microphone} ${camera}`;
    };
    await waitUntil(() => status() === 'on off', `the client is heard and not seen: ${status()}`);
  });

  it('show the screen the client shares beside its camera, until it stops', async () => {
    const { call } = await stage.joined('ann');
    const kit = await stage.kit('kit');
    await tileSeen(call, 'kit');
    const shared = () => call.snapshot.streams.find(({ source }) => source === 'screen');
    const screen = () => call.participants.find(({ userId }) => userId === 'kit')?.screen;
    await kit.press('Screen');
    await waitUntil(() => shared()?.video, 'the screen is there');
    expect(shared()).to.include({ userId: 'kit', streamId: `${stage.room}_kit_screensharing` });
    expect(screen()).to.equal('on');
    const picture = await tileSeen(call, 'kit', 'screen');
    expect(picture.srcObject).to.equal(shared()?.media);
    expect(getComputedStyle(picture)).to.include({ objectFit: 'contain', transform: 'none' });
    await tileSeen(call, 'kit');
    await kit.press('Screen');
    await waitUntil(() => !shared() && screen() === 'off', 'the screen is gone');
    await tileSeen(call, 'kit');
  });
});

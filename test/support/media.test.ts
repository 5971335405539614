/** The tools that make and measure sound, in numbers that a browser has no outputs for. */
import { audioLevel, syntheticMedia, within, type SyntheticMedia } from './media.js';
import { expect } from './testing.js';

/** More than the 16 outputs of Chromium on Linux, for the pages of all tests that run. */
const SOUNDS = 20;

describe('the sound of the tests', () => {
  let made: SyntheticMedia[];
  let sender: RTCPeerConnection;
  let receiver: RTCPeerConnection;

  beforeEach(() => {
    made = Array.from({ length: SOUNDS }, () => syntheticMedia({ video: false }));
    sender = new RTCPeerConnection();
    receiver = new RTCPeerConnection();
  });

  afterEach(async () => {
    sender.close();
    receiver.close();
    await Promise.all(made.map((media) => media.stop()));
  });

  /** The sounds as they come out of a peer connection. */
  async function received(): Promise<MediaStream[]> {
    const streams: MediaStream[] = [];
    const all = new Promise<void>((resolve) => {
      receiver.addEventListener('track', ({ track }) => {
        streams.push(new MediaStream([track]));
        if (streams.length === made.length) resolve();
      });
    });
    sender.addEventListener('icecandidate', ({ candidate }) => void receiver.addIceCandidate(candidate));
    receiver.addEventListener('icecandidate', ({ candidate }) => void sender.addIceCandidate(candidate));
    for (const { stream } of made) sender.addTrack(stream.getAudioTracks()[0]);
    await sender.setLocalDescription();
    await receiver.setRemoteDescription(sender.localDescription!);
    await receiver.setLocalDescription();
    await sender.setRemoteDescription(receiver.localDescription!);
    await within(all, 5000, () => `${made.length} tracks (${streams.length} so far)`);
    return streams;
  }

  it('is made and heard in any number at once, as it takes no output', async () => {
    const levels = await Promise.all((await received()).map((stream) => audioLevel(stream)));
    expect(levels.filter((level) => level > 0.02)).to.have.lengthOf(SOUNDS);
  });
});

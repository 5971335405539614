import { streamSource } from '../../src/media/stream-source.js';
import { expect } from '../support/testing.js';

const BOTH = { audio: true, video: true };
const never = () => new AbortController().signal;

describe('streamSource', () => {
  let stream: MediaStream;
  beforeEach(async () => {
    stream = await navigator.mediaDevices.getUserMedia(BOTH);
  });
  afterEach(() => {
    for (const track of stream.getTracks()) track.stop();
  });

  it("opens clones, so that stopping them leaves the page's tracks live", async () => {
    const { audio, video, errors } = await streamSource(stream).open(BOTH, never());
    expect(errors).to.deep.equal([]);
    expect([audio?.kind, video?.kind]).to.deep.equal(['audio', 'video']);
    expect(stream.getTracks()).to.not.include.members([audio, video] as MediaStreamTrack[]);
    audio?.stop();
    video?.stop();
    expect(stream.getTracks().map((track) => track.readyState)).to.deep.equal(['live', 'live']);
  });

  it('opens what is asked for only', async () => {
    const { audio, video, errors } = await streamSource(stream).open({ audio: true, video: false }, never());
    expect(audio?.readyState).to.equal('live');
    expect({ video, errors }).to.deep.equal({ video: undefined, errors: [] });
    audio?.stop();
  });

  it('leaves a track disabled that the page has disabled', async () => {
    for (const track of stream.getTracks()) track.enabled = false;
    const { audio, video } = await streamSource(stream).open(BOTH, never());
    expect([audio?.enabled, video?.enabled]).to.deep.equal([false, false]);
    audio?.stop();
    video?.stop();
  });

  it('passes over a track that has ended', async () => {
    const spare = stream.getVideoTracks()[0]?.clone();
    for (const track of stream.getVideoTracks()) track.stop();
    if (spare) stream.addTrack(spare);
    const { video } = await streamSource(stream).open({ audio: false, video: true }, never());
    expect(video?.readyState).to.equal('live');
    video?.stop();
  });

  for (const [kind, device] of [
    ['audio', 'microphone'],
    ['video', 'camera'],
  ] as const)
    it(`reports the ${device} missing, naming the property, when the stream has no live ${kind} track`, async () => {
      for (const track of stream.getTracks()) if (track.kind === kind) track.stop();
      const { audio, video, errors } = await streamSource(stream).open(BOTH, never());
      expect(errors).to.have.length(1);
      expect(errors[0]).to.include({ code: 'device-missing', device });
      expect(errors[0]?.message).to.include('`source`');
      audio?.stop();
      video?.stop();
    });

  it('rejects with cancelled, cloning nothing, when the signal has aborted', async () => {
    let reason: unknown;
    await streamSource(stream)
      .open(BOTH, AbortSignal.abort())
      .catch((caught: unknown) => (reason = caught));
    expect(reason).to.include({ name: 'CallError', code: 'cancelled' });
  });
});

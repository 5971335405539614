import { VIDEO_QUALITY, type VideoQuality } from '../../src/media/video-quality.js';
import { expect } from '../support/testing.js';

const VIDEO_QUALITIES = Object.keys(VIDEO_QUALITY) as VideoQuality[];

describe('video quality', () => {
  it('lists every quality, lowest first', () => {
    expect(VIDEO_QUALITIES).to.deep.equal(['180p', '360p', '540p', '720p', '1080p']);
  });

  for (const quality of VIDEO_QUALITIES)
    it(`makes ${quality} a 16:9 picture of that height`, () => {
      const { width, height } = VIDEO_QUALITY[quality];
      expect(`${height}p`).to.equal(quality);
      expect(width / height).to.be.closeTo(16 / 9, 0.01);
    });

  it('spends more on a larger picture', () => {
    const rates = VIDEO_QUALITIES.map((quality) => VIDEO_QUALITY[quality].videoBitrate);
    expect(rates).to.deep.equal([...rates].sort((a, b) => a - b));
  });
});

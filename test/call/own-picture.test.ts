import { ownPicture, thrifty, type Thrift } from '../../src/call/own-picture.js';
import type { VideoQuality } from '../../src/media/video-quality.js';
import { expect } from '../support/testing.js';

const LOW: Partial<Thrift> = { bandwidth: 'low' };
const STRAINED: Partial<Thrift> = { strained: true };

describe("the own camera's picture", () => {
  const TABLE: [quality: VideoQuality, cause: Partial<Thrift>, expected: VideoQuality][] = [
    ['1080p', {}, '1080p'],
    ['180p', {}, '180p'],
    ['1080p', LOW, '180p'],
    ['180p', LOW, '180p'],
    ['1080p', STRAINED, '360p'],
    ['540p', STRAINED, '360p'],
    ['360p', STRAINED, '180p'],
    ['180p', STRAINED, '180p'],
    ['720p', { ...LOW, ...STRAINED }, '180p'],
  ];
  for (const [quality, cause, expected] of TABLE)
    it(`is ${expected} of ${quality} with ${JSON.stringify(cause)}`, () => {
      expect(thrifty(quality, { bandwidth: 'auto', strained: false, ...cause })).to.equal(expected);
    });

  it('costs what such a picture may, or what the page says', () => {
    const costs = (quality: VideoQuality, cause: Partial<Thrift>) =>
      ownPicture(quality, { bandwidth: 'auto', strained: false, ...cause }).kbits;
    expect(costs('540p', LOW)).to.equal(300);
    expect(costs('180p', LOW)).to.equal(300);
    expect(costs('720p', STRAINED)).to.equal(600);
    expect(costs('540p', {})).to.equal(undefined);
  });
});

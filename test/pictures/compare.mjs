import pixelmatch from 'pixelmatch';

/** How unlike two pixels may be, 0 to 1: letters are not smoothed alike on all machines. */
const THRESHOLD = 0.2;

/** The share of the pixels of two images of one size that differ, 0 to 1; which ones, is drawn into a third. */
export function difference(one, other, drawn) {
  const { width, height } = one;
  const count = pixelmatch(one.data, other.data, drawn.data, width, height, { threshold: THRESHOLD });
  return count / (width * height);
}

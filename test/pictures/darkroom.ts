/** The page in which pictures are encoded and compared. All of them are data URLs. */
import { difference } from './compare.mjs';

/** Of the WebP files: what is lost is lost in both of two that are compared. */
const QUALITY = 0.9;

const darkroom = {
  /** As a WebP. */
  async develop(image: string): Promise<string> {
    return (await canvasOf(image)).toDataURL('image/webp', QUALITY);
  },

  /** Which share of their pixels differ, and a picture of it. Of another size, all do. */
  async compare(one: string, other: string): Promise<{ share: number; picture: string }> {
    const [a, b] = await Promise.all([canvasOf(one), canvasOf(other)]);
    if (a.width !== b.width || a.height !== b.height) return { share: 1, picture: other };
    const picture = new ImageData(a.width, a.height);
    const share = difference(pixels(a), pixels(b), picture);
    a.getContext('2d')!.putImageData(picture, 0, 0);
    return { share, picture: a.toDataURL('image/webp') };
  },
};

declare global {
  /** Of the page of this module. */
  var pictures: typeof darkroom;
}
globalThis.pictures = darkroom;

async function canvasOf(source: string): Promise<HTMLCanvasElement> {
  const image = Object.assign(new Image(), { src: source });
  await image.decode();
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: image.width, height: image.height });
  canvas.getContext('2d')!.drawImage(image, 0, 0);
  return canvas;
}

function pixels(canvas: HTMLCanvasElement): ImageData {
  return canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
}

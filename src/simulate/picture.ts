/** What a simulated person's camera or screen shows, as a track. */
import type { Drawing } from './easel.js';
import { lookOf, type Appearance, type Look } from './look.js';
import { drawFace, drawFigure, drawRoom, SPACE, type Context } from './portrait.js';
import { Random } from './random.js';

/** A canvas whose content is a video track. */
abstract class CanvasPicture implements Drawing {
  readonly track: MediaStreamTrack;
  protected readonly context: Context;

  constructor(width: number, height: number) {
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    this.context = contextOf(canvas);
    [this.track] = canvas.captureStream().getVideoTracks();
  }

  abstract draw(seconds: number): void;

  /** Ends the track. */
  stop(): void {
    this.track.stop();
  }
}

/** The person, in their room. */
export class CameraPicture extends CanvasPicture {
  /** Whether the mouth moves. */
  talking = false;
  readonly #look: Look;
  readonly #still: boolean;
  readonly #pace: number;
  readonly #shift: number;
  #room: HTMLCanvasElement;
  #figure: HTMLCanvasElement;

  /** `width` in pixels, 16 : 9. A still picture is drawn as often as any other, and never changes. */
  constructor(seed: number, width: number, still: boolean, appearance?: Appearance) {
    super(width, (width / 16) * 9);
    const random = new Random(seed);
    this.#look = lookOf(seed, appearance);
    this.#still = still;
    this.#pace = random.between(0.4, 0.9);
    this.#shift = random.between(0, 20);
    this.#room = this.#layer(drawRoom);
    this.#figure = this.#layer(drawFigure);
  }

  /** Hz, of the voice that goes with it. */
  get pitch(): number {
    return this.#look.pitch;
  }

  /** Goes on with a larger or smaller picture. */
  resize(width: number): void {
    const { canvas } = this.context;
    if (canvas.width === width) return;
    Object.assign(canvas, { width, height: (width / 16) * 9 });
    this.#room = this.#layer(drawRoom);
    this.#figure = this.#layer(drawFigure);
    this.draw(0);
  }

  draw(seconds: number): void {
    const { context } = this;
    const { canvas } = context;
    const time = this.#still ? 0 : seconds * this.#pace + this.#shift;
    const sway = this.#still ? 0 : Math.sin(time) * 5 + Math.sin(time * 2.3) * 2;
    const unit = canvas.width / SPACE.width;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(this.#room, 0, 0);
    context.drawImage(this.#figure, Math.round(sway * unit), 0);
    context.setTransform(unit, 0, 0, unit, Math.round(sway * unit), 0);
    const open = this.#still ? 0.6 : Math.abs(Math.sin(seconds * 9.7) * Math.sin(seconds * 4.1 + 1));
    drawFace(context, this.#look, {
      blinking: !this.#still && time % 4 < 0.12,
      mouth: this.talking ? open : 0,
    });
  }

  #layer(paint: (context: Context, look: Look) => void): HTMLCanvasElement {
    const { width, height } = this.context.canvas;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = contextOf(canvas);
    context.scale(width / SPACE.width, width / SPACE.width);
    paint(context, this.#look);
    return canvas;
  }
}

/** Slides, one after the other. */
export class ScreenPicture extends CanvasPicture {
  readonly #title: string;
  readonly #still: boolean;

  constructor(title: string, still: boolean) {
    super(1280, 720);
    this.track.contentHint = 'detail'; // a busy browser shows fewer pictures, not smaller ones
    this.#title = title;
    this.#still = still;
  }

  draw(seconds: number): void {
    const { context } = this;
    const slide = this.#still ? 0 : Math.floor(seconds / 8);
    const random = new Random(slide + 11);
    context.fillStyle = '#f7f8fb';
    context.fillRect(0, 0, 1280, 720);
    context.fillStyle = '#2457e6';
    context.fillRect(0, 0, 14, 720);
    context.fillStyle = '#171b24';
    context.font = '600 54px sans-serif';
    context.fillText(this.#title, 80, 120, 1120);
    for (const [index, width] of [520, 430, 470, 380].entries()) {
      context.fillStyle = '#c9d1de';
      context.beginPath();
      context.roundRect(80, 200 + index * 46, width, 18, 9);
      context.fill();
    }
    for (let bar = 0; bar < 8; bar++) {
      const height = random.between(70, 360);
      context.fillStyle = bar === 5 ? '#2457e6' : '#a9bdf3';
      context.beginPath();
      context.roundRect(680 + bar * 66, 610 - height, 44, height, 8);
      context.fill();
    }
    context.fillStyle = '#5a6376';
    context.font = '26px sans-serif';
    context.fillText(String(slide + 1), 1200, 675);
    // A pointer that moves, or the picture would count as frozen.
    const [x, y] = this.#still
      ? [900, 420]
      : [900 + Math.cos(seconds) * 160, 420 + Math.sin(seconds * 1.3) * 120];
    context.fillStyle = '#cf2436';
    context.beginPath();
    context.arc(x, y, 9, 0, 7);
    context.fill();
  }
}

/** Kept in memory that is read from all the time. */
function contextOf(canvas: HTMLCanvasElement): Context {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('The browser gives no canvas to draw on.');
  return context;
}

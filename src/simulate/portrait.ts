/** Draws a person in front of a camera, in a space of 320 × 180. */
import type { Look } from './look.js';

/** A drawing surface. */
export type Context = CanvasRenderingContext2D;

/** What moves. */
export interface Pose {
  readonly blinking: boolean;
  /** How far the mouth is open, 0 to 1. */
  readonly mouth: number;
}

/** Of the space that is drawn in. */
export const SPACE = { width: 320, height: 180 } as const;

/** The room behind the person. */
export function drawRoom(context: Context, { wall, room }: Look): void {
  const light = context.createLinearGradient(0, 0, 80, 180);
  light.addColorStop(0, wall[0]);
  light.addColorStop(1, wall[1]);
  fill(context, light, () => context.rect(0, 0, 320, 180));
  if (room === 'window') {
    fill(context, '#f6fbff', () => context.roundRect(22, 18, 74, 92, 3));
    fill(context, '#bcd9f2', () => context.roundRect(26, 22, 31, 84, 2));
    fill(context, '#cfe5f7', () => context.roundRect(61, 22, 31, 84, 2));
    fill(context, '#8fb4a0', () => context.ellipse(44, 104, 24, 12, 0, Math.PI, 0));
  } else if (room === 'shelf') {
    const books = ['#c4574f', '#e3b35b', '#4f7fb8', '#6da37c', '#8d6bb0', '#d98a5b'];
    for (const [row, top] of [34, 88].entries()) {
      fill(context, '#7a5f49', () => context.rect(222, top + 36, 98, 4));
      for (let book = 0; book < 8; book++) {
        const height = 22 + ((book * 7 + row * 5) % 13);
        const colour = books[(book + row * 2) % books.length];
        fill(context, colour, () => context.rect(228 + book * 11, top + 36 - height, 9, height));
      }
    }
  } else {
    fill(context, '#b4694a', () => context.roundRect(244, 128, 34, 40, 5));
    for (const [angle, length] of [
      [-0.9, 52],
      [-0.4, 66],
      [0.1, 60],
      [0.6, 64],
      [1, 48],
    ] as const) {
      context.save();
      context.translate(261, 130);
      context.rotate(angle);
      const green = angle > 0 ? '#5f9368' : '#4c7f57';
      fill(context, green, () => context.ellipse(0, -length / 2, 8, length / 2, 0, 0, 7));
      context.restore();
    }
  }
}

/** The person without what moves in the face. */
export function drawFigure(context: Context, look: Look): void {
  const { skin, shade, hair, hairColour, shirt, beard, glasses } = look;
  if (hair === 'long') fill(context, hairColour, () => context.roundRect(121, 42, 78, 100, 36));
  if (hair === 'curls')
    curls(context, hairColour, [128, 66, 20], [192, 66, 20], [128, 92, 15], [192, 92, 15]);
  if (hair === 'bun') fill(context, hairColour, () => context.ellipse(160, 34, 17, 15, 0, 0, 7));
  if (hair === 'scarf') fill(context, shirt, () => context.roundRect(118, 34, 84, 116, 42));

  fill(context, shirt, () => {
    context.moveTo(66, 182);
    context.bezierCurveTo(68, 144, 98, 134, 138, 124);
    context.lineTo(182, 124);
    context.bezierCurveTo(222, 134, 252, 144, 254, 182);
  });
  if (hair !== 'scarf') {
    fill(context, shade, () => context.ellipse(160, 125, 21, 13, 0, 0, 7));
    fill(context, shade, () => context.roundRect(146, 96, 28, 32, 10));
    for (const x of [129, 191]) fill(context, shade, () => context.ellipse(x, 82, 6, 8, 0, 0, 7));
  } else fill(context, 'rgb(0 0 0 / 0.12)', () => context.ellipse(160, 124, 32, 16, 0, 0, Math.PI));
  fill(context, skin, () => context.ellipse(160, 78, 32, 39, 0, 0, 7));

  if (beard)
    fill(context, hairColour, () => {
      context.moveTo(128, 80);
      context.bezierCurveTo(130, 132, 190, 132, 192, 80);
      context.bezierCurveTo(184, 96, 176, 92, 160, 92);
      context.bezierCurveTo(144, 92, 136, 96, 128, 80);
    });
  drawHair(context, look);
  line(context, shade, 2.5, () => {
    context.moveTo(160, 80);
    context.quadraticCurveTo(166, 90, 159, 91);
  });
  for (const x of [140, 168])
    line(context, hair === 'bald' ? shade : hairColour, 2.6, () => {
      context.moveTo(x, 69);
      context.quadraticCurveTo(x + 6, 65, x + 12, 68);
    });
  if (glasses)
    line(context, '#2b3140', 2, () => {
      context.roundRect(135, 71, 21, 17, 7);
      context.roundRect(164, 71, 21, 17, 7);
      context.moveTo(156, 77);
      context.lineTo(164, 77);
    });
}

/** Eyes and mouth. */
export function drawFace(context: Context, { skin, beard }: Look, { blinking, mouth }: Pose): void {
  for (const x of [146, 174])
    if (blinking) line(context, '#26201e', 2, () => context.ellipse(x, 79, 4, 2, 0, 0, Math.PI));
    else {
      fill(context, '#fbf8f4', () => context.ellipse(x, 79, 5.4, 4.3, 0, 0, 7));
      fill(context, '#26201e', () => context.ellipse(x, 79, 3.1, 3.7, 0, 0, 7));
    }
  const lips = beard ? skin : '#a3484a';
  if (mouth > 0.08)
    fill(context, '#6d2a2c', () => context.ellipse(160, 101, 8 - mouth * 2, 2 + mouth * 6, 0, 0, 7));
  else line(context, lips, 2.6, () => context.ellipse(160, 95, 11, 7, 0, 0.45, Math.PI - 0.45));
}

function drawHair(context: Context, { hair, hairColour, shirt }: Look): void {
  const cap = (colour: string, fringe: number) =>
    fill(context, colour, () => {
      context.moveTo(126, 80);
      context.bezierCurveTo(120, 22, 200, 22, 194, 80);
      context.bezierCurveTo(190, 62, 184, fringe, 172, fringe);
      context.bezierCurveTo(150, fringe + 2, 134, 58, 126, 80);
    });
  if (hair === 'curls')
    curls(context, hairColour, [140, 46, 16], [160, 40, 17], [180, 46, 16], [128, 58, 12], [192, 58, 12]);
  else if (hair === 'scarf') line(context, shirt, 9, () => context.ellipse(160, 79, 35, 42, 0, 0, 7));
  else if (hair !== 'bald') cap(hairColour, hair === 'short' ? 52 : 58);
}

function curls(
  context: Context,
  colour: string,
  ...balls: readonly (readonly [number, number, number])[]
): void {
  for (const [x, y, radius] of balls) fill(context, colour, () => context.arc(x, y, radius, 0, 7));
}

function fill(context: Context, style: string | CanvasGradient, trace: () => void): void {
  context.beginPath();
  trace();
  context.fillStyle = style;
  context.fill();
}

function line(context: Context, style: string, width: number, trace: () => void): void {
  context.beginPath();
  trace();
  context.lineCap = 'round';
  context.lineWidth = width;
  context.strokeStyle = style;
  context.stroke();
}

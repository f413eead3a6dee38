// A phone held before a screen: reads the QR code in a picture.
import decodeQR from 'qr/decode.js';

const VIEW = /viewBox="0 0 (\d+) \1"/;
const PATH = /<path d="([^"]+)"/;
/** Where a square of the path begins: at a place, or so far from where the last one began. */
const MOVE = /([Mm])\s*(-?\d+)[\s,]*(-?\d+)/g;

/** Pixels for each square of the code: fewer, and readers take the finder patterns for noise. */
const SCALE = 4;
const WHITE = 255;

interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Draws an SVG whose path is made of unit squares; `undefined` for any other picture. */
function draw(svg: string): Bitmap | undefined {
  const size = Number(VIEW.exec(svg)?.[1] ?? 0) * SCALE;
  const path = PATH.exec(svg)?.[1];
  if (size === 0 || path === undefined) return undefined;
  const data = new Uint8ClampedArray(size * size * 4).fill(WHITE);
  let x = 0;
  let y = 0;
  for (const [, letter, across, down] of path.matchAll(MOVE)) {
    x = Number(across) + (letter === 'm' ? x : 0);
    y = Number(down) + (letter === 'm' ? y : 0);
    for (let row = y * SCALE; row < (y + 1) * SCALE; row++) {
      for (let column = x * SCALE; column < (x + 1) * SCALE; column++) {
        data.fill(0, (row * size + column) * 4, (row * size + column) * 4 + 3);
      }
    }
  }
  return { width: size, height: size, data };
}

/** What the code says; `undefined` where there is none that can be read. */
export function readQrCode(svg: string): string | undefined {
  const bitmap = draw(svg);
  try {
    return bitmap === undefined ? undefined : decodeQR(bitmap);
  } catch {
    // The reader's way of saying that it sees no code.
    return undefined;
  }
}

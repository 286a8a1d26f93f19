import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Picture } from '../../../src/bot/ports.ts';

/** A decoded picture: one number a point, row by row from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly points: Uint32Array;
}

export async function pixelsOf(picture: Picture): Promise<Pixels> {
  const { width, height } = picture;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(await loadImage(Buffer.from(picture.png)), 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, points: new Uint32Array(data.buffer, data.byteOffset, width * height) };
}

/** A colour written `#rrggbb` as a point has it: the bytes red, green, blue, opaque. */
function point(colour: string): number {
  const bytes = Buffer.from(`${colour.slice(1)}ff`, 'hex');
  return new Uint32Array(new Uint8Array(bytes).buffer)[0] ?? 0;
}

/** How many points have exactly this colour. */
export function countOf(pixels: Pixels, colour: string): number {
  const wanted = point(colour);
  return pixels.points.reduce((count, one) => (one === wanted ? count + 1 : count), 0);
}

/** Points `x,y` of the outermost `depth` rows and columns that have not the colour of the background. */
export function marksAtTheEdge(
  { width, height, points }: Pixels,
  depth: number,
  background: string,
): string[] {
  const paper = point(background);
  const found: string[] = [];
  for (const [i, one] of points.entries()) {
    if (one === paper) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    if (x < depth || y < depth || x >= width - depth || y >= height - depth) found.push(`${x},${y}`);
  }
  return found;
}

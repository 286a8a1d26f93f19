import type { Axis } from '../../src/bot/chart.ts';
import { softInk } from './colours.ts';
import { font, textSize } from './page.ts';
import { cutToWidth, type Face } from './text-fit.ts';

/** An axis's title, cut to the axis's length in pixels. */
export function axisTitle({ title }: Axis, length: number) {
  const face: Face = { size: textSize };
  return {
    display: title !== '',
    text: cutToWidth(title, face, length),
    color: softInk,
    font: font(face),
    padding: 2,
  };
}

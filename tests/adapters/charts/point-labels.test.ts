import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Placement, placeLabels, type Spot } from '../../../adapters/charts/point-labels.ts';

const plot = { width: 960, height: 400, textHeight: 36, lines: [] as Spot[][] };

/** Where a label stands, as its edges. */
function edges(mark: Spot & { width: number }, { align, shift, drop }: Placement) {
  const anchor = mark.left + shift;
  const left = align === 'start' ? anchor : align === 'end' ? anchor - mark.width : anchor - mark.width / 2;
  const top = mark.top + drop - plot.textHeight / 2;
  return { left, right: left + mark.width, top, bottom: top + plot.textHeight };
}

const mark = (left: number, top: number, width = 160) => ({ left, top, width });

describe('a label', () => {
  test('stands to the right of a mark in the open', () => {
    expect(placeLabels([mark(400, 200)], plot)).toEqual([{ align: 'start', shift: 20, drop: 0 }]);
  });

  test('stands to the left where the plot ends at the right, and below at its top', () => {
    expect(placeLabels([mark(950, 200)], plot)[0]).toMatchObject({ align: 'end', drop: 0 });
    const wide = mark(480, 10, 900);
    const [placed] = placeLabels([wide], plot);
    if (placed === undefined) expect.fail('it has no place');
    expect(edges(wide, placed).top).toBeGreaterThanOrEqual(wide.top);
  });

  test('of a mark on a rising line stands above it at the left or below it at the right', () => {
    const line = Array.from({ length: 40 }, (_, i) => ({ left: i * 25, top: 400 - i * 10 }));
    const one = mark(500, 200);
    const [placed] = placeLabels([one], { ...plot, lines: [line] });
    if (placed === undefined) expect.fail('it has no place');
    const { left, right, top, bottom } = edges(one, placed);
    for (const point of line) {
      expect(point.left > left && point.left < right && point.top > top && point.top < bottom).toBe(false);
    }
  });

  test('of one of two marks, one above the other, covers neither', () => {
    const marks = [mark(500, 180), mark(500, 210)];
    const placed = placeLabels(marks, plot).map((place, i) => edges(marks[i]!, place));
    const [upper, lower] = placed;
    if (upper === undefined || lower === undefined) expect.fail('one has no place');
    const apart =
      upper.bottom <= lower.top ||
      lower.bottom <= upper.top ||
      upper.right <= lower.left ||
      lower.right <= upper.left;
    expect(apart).toBe(true);
  });

  test('keeps within the plot, wherever its mark is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 960 }), fc.integer({ min: 0, max: 400 })), {
          minLength: 1,
          maxLength: 4,
        }),
        (places) => {
          const marks = places.map(([left, top]) => mark(left, top, 120));
          placeLabels(marks, plot).forEach((place, i) => {
            const { left, right, top, bottom } = edges(marks[i]!, place);
            expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
            expect(right).toBeLessThanOrEqual(plot.width);
            expect(bottom).toBeLessThanOrEqual(plot.height);
          });
        },
      ),
      {
        examples: [
          [
            [
              [0, 383],
              [0, 389],
              [0, 0],
            ],
          ],
        ],
        numRuns: 1_000,
      },
    );
  });
});

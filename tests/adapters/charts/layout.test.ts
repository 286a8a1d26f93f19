import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainWithRoom } from '../../../adapters/charts/bar-domain.ts';
import { registerFonts } from '../../../adapters/charts/fonts.ts';
import { font } from '../../../adapters/charts/page.ts';
import { charactersOf, cutToWidth, textWidth, wrapText } from '../../../adapters/charts/text-fit.ts';
import { roundTicks, tickTexts, tickValues } from '../../../adapters/charts/ticks.ts';

describe('the fonts that come along', () => {
  it('draw Chinese, and are found by the names that charts ask for', () => {
    const draw = (text: string) => {
      const canvas = createCanvas(300, 60);
      const context = canvas.getContext('2d');
      context.font = `40px ${font({ size: 40 }).family}`;
      context.fillText(text, 0, 50);
      return Buffer.from(context.getImageData(0, 0, 300, 60).data.buffer);
    };
    registerFonts();
    // This machine's own are not there: the tests' configuration keeps them out.
    const known = GlobalFonts.families.map(({ family }) => family);
    const others = known.filter((name) => !/^Noto (Sans(?! CJK| Mono)|Emoji)\b/.test(name));
    expect(others).toEqual([]);
    for (const family of ['Noto Sans', 'Noto Sans SC', 'Noto Emoji']) {
      expect(known.some((name) => name.startsWith(family))).toBe(true);
      expect(font({ size: 40 }).family).toContain(`"${family}"`);
    }
    expect(draw('渠道贡献').equals(draw('每周价值'))).toBe(false);
    expect(draw('🚀').equals(draw('☕'))).toBe(false);
    expect(draw('Ж').equals(draw('λ'))).toBe(false);
  });
});

describe('the width of a text', () => {
  it.each([
    'Hospital partners',
    'patient-app 12.3k',
    '¥88.2万',
    '患者 App 渠道',
    '−¥300',
    'A “quoted” name…',
    'Überraschungs-Café – Ж',
  ])('of “%s” is what the canvas measures, within a twentieth', (text) => {
    registerFonts();
    const context = createCanvas(10, 10).getContext('2d');
    for (const weight of ['normal', 'bold'] as const) {
      context.font = `${weight} 100px ${font({ size: 100 }).family}`;
      const ratio = textWidth(text, { size: 100, weight }) / context.measureText(text).width;
      expect(ratio).toBeGreaterThan(0.95);
      expect(ratio).toBeLessThan(1.08);
    }
  });
});

describe('wrapping', () => {
  const face = { size: 10 };

  it('breaks between words, after hyphens, and between Chinese characters', () => {
    expect(wrapText('Hospital partners and brand-partners', face, 90, 9)).toEqual([
      'Hospital partners',
      'and brand-',
      'partners',
    ]);
    expect(wrapText('华东地区线下门店,与社区合作', face, 60, 9)).toEqual([
      '华东地区线下',
      '门店,与社区',
      '合作',
    ]);
  });

  it('ends in “…” what does not fit', () => {
    expect(wrapText('Hospital partners and brand-partners', face, 90, 2)).toEqual([
      'Hospital partners',
      'and brand-partn…',
    ]);
    expect(cutToWidth('医院合作渠道', face, 45)).toBe('医院合…');
  });

  it('never parts what is one character to people', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(wrapText(family.repeat(5), face, 30, 2)).toEqual([family.repeat(2), `${family}…`]);
  });

  it('keeps to its width and its number of lines, and loses nothing unless it says so', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 90 }),
        fc.integer({ min: 1, max: 3 }),
        (text, lines) => {
          const wrapped = wrapText(text, face, 120, lines);
          expect(wrapped.length).toBeLessThanOrEqual(lines);
          for (const line of wrapped) {
            expect(textWidth(line, face) <= 120 || charactersOf(line).length <= 2).toBe(true);
          }
          const squeeze = (all: string) => all.replace(/\s/g, '');
          if (!wrapped.at(-1)?.endsWith('…')) expect(squeeze(wrapped.join(''))).toBe(squeeze(text));
        },
      ),
    );
  });
});

describe('an axis', () => {
  const value = fc.oneof(
    fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    fc.double({ min: -1e-9, max: 1e-9, noNaN: true }).filter((x) => x === 0 || Math.abs(x) > 1e-200),
    fc.double({ min: -1e15, max: 1e15, noNaN: true }),
  );

  it('of bars begins at zero or holds it, ends at ticks, and leaves every value its room', () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 13 }),
        fc.integer({ min: 40, max: 160 }),
        (ends, room) => {
          const reaches = ends.map((end) => ({
            end,
            left: end < 0 ? room : 0,
            right: end < 0 ? 0 : room,
          }));
          const { min, max, step } = domainWithRoom(reaches, 760);
          const pixels = (amount: number) => (amount / (max - min)) * 760;
          expect(min <= 0 && max >= 0).toBe(true);
          expect(min === 0 || ends.some((end) => end < 0)).toBe(true);
          for (const bound of [min / step, max / step]) expect(bound).toBeCloseTo(Math.round(bound), 6);
          for (const { end, left, right } of reaches) {
            if (end > 0) expect(pixels(max - end)).toBeGreaterThanOrEqual(right - 1e-6);
            if (end < 0) expect(pixels(end - min)).toBeGreaterThanOrEqual(left - 1e-6);
          }
          expect(tickValues({ min, max, step }).length).toBeLessThanOrEqual(7);
        },
      ),
    );
  });

  it('of lines holds both ends in three to six steps', () => {
    fc.assert(
      fc.property(value, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (low, share) => {
        const high = low + Math.max(Math.abs(low), 1e-12) * share;
        const { min, max, step } = roundTicks(low, high);
        expect(min <= low + step * 1e-6 && high - step * 1e-6 <= max).toBe(true);
        expect(Math.round((max - min) / step)).toBeGreaterThanOrEqual(3);
        expect(Math.round((max - min) / step)).toBeLessThanOrEqual(6);
      }),
    );
  });

  it.each([
    [
      { kind: 'money', currency: 'CNY' },
      { min: 0, max: 120_000, step: 20_000 },
      'en',
      '0 ¥20k ¥40k ¥60k ¥80k ¥100k ¥120k',
    ],
    [
      { kind: 'money', currency: 'CNY' },
      { min: 0, max: 100_000, step: 25_000 },
      'zh',
      '0 ¥2.5万 ¥5万 ¥7.5万 ¥10万',
    ],
    [{ kind: 'money', currency: 'USD' }, { min: -2e9, max: 2e9, step: 1e9 }, 'en', '−$2B −$1B 0 $1B $2B'],
    [{ kind: 'money', currency: 'EUR' }, { min: 0, max: 7_500, step: 2_500 }, 'en', '0 €2.5k €5k €7.5k'],
    [
      { kind: 'money', currency: 'CNY' },
      { min: 212_300, max: 212_450, step: 50 },
      'en',
      '¥212.30k ¥212.35k ¥212.40k ¥212.45k',
    ],
    [{ kind: 'percent' }, { min: 0, max: 0.5, step: 0.25 }, 'en', '0 25% 50%'],
    [{ kind: 'number' }, { min: 0, max: 4e-9, step: 2e-9 }, 'en', '0 2E-9 4E-9'],
    [{ kind: 'number' }, { min: 0, max: 40, step: 20 }, 'zh', '0 20 40'],
  ] as const)('%j %j in %s is written %s', (format, ticks, language, texts) => {
    expect(tickTexts({ title: '', format }, ticks, language).join(' ')).toBe(texts);
  });
});

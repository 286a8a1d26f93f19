import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colouring, colourOf, okabeIto } from '../../../adapters/charts/colours.ts';

const { blue, orange, green, purple, skyBlue, vermillion } = okabeIto;

/** The channels of the built-in scenarios, and the colours that people know them by. */
const known = {
  'customer-service': { website: blue, app: green, 'third-party': orange },
  medical: {
    'hospital-partners': orange,
    'patient-app': green,
    'content-marketing': blue,
    'brand-partners': purple,
  },
  driving: { 'in-vehicle': blue, 'app-store': vermillion, 'third-party': orange },
  finance: { bank: blue, insurance: purple, payment: orange },
  education: { 'online-platforms': skyBlue, 'social-media': purple, 'campus-app': orange },
  'smart-home': { 'smart-speaker': vermillion, 'mobile-app': blue, 'third-party': orange },
};

describe('the colours of a scenario’s channels', () => {
  it.each(Object.entries(known))('are those by themselves, where no two share one: %s', (_, channels) => {
    const colourIn = colouring(Object.keys(channels));
    expect(Object.fromEntries(Object.keys(channels).map((key) => [key, colourIn(key)]))).toEqual(channels);
  });

  it('differ where three would share one', () => {
    const keys = ['tv', 'ooh', 'print', 'search', 'facebook'];
    expect(new Set(keys.map(colourOf)).size).toBeLessThan(5);
    expect(new Set(keys.map(colouring(keys))).size).toBe(5);
  });

  it('differ up to six whatever they are called, in any order; more share evenly', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^c[a-z-]{0,12}$/), { minLength: 1, maxLength: 20 }),
        (keys) => {
          const colourIn = colouring(keys);
          const colours = keys.map(colourIn);
          expect(new Set(colours).size).toBe(Math.min(6, keys.length));
          expect(keys.map(colouring(keys.toReversed()))).toEqual(colours);
          const counts = Object.values(okabeIto).map(
            (one) => colours.filter((colour) => colour === one).length,
          );
          expect(Math.max(...counts)).toBe(Math.ceil(keys.length / 6));
          expect(keys.some((key, i) => colours[i] === colourOf(key))).toBe(true);
          expect(colourIn('others')).toBe(colourOf('others'));
        },
      ),
    );
  });
});

describe('the colour of a channel', () => {
  it.each(Object.entries(known))('stays what it was, in %s', (_, channels) => {
    expect(Object.fromEntries(Object.keys(channels).map((key) => [key, colourOf(key)]))).toEqual(channels);
  });

  it.each(Object.entries(known))('is shared by no two channels of %s', (_, channels) => {
    expect(new Set(Object.values(channels)).size).toBe(Object.keys(channels).length);
  });

  it('is one of Okabe and Ito’s for any key, each about as often', () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 6_000; i += 1) {
      const colour = colourOf(`channel-${i}`);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    expect(new Set(counts.keys())).toEqual(new Set(Object.values(okabeIto)));
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });

  it('is grey for what is not a channel', () => {
    expect(new Set(['base', 'others', 'other'].map(colourOf))).toEqual(new Set(['#6F6F6F']));
  });
});

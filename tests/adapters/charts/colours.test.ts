import { describe, expect, it } from 'vitest';
import { colourOf, okabeIto } from '../../../adapters/charts/colours.ts';

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

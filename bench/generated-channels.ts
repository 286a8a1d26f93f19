import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { normalQuantile } from '../src/model/normal.ts';
import { readScenario } from '../src/scenario/read-scenario.ts';
import type { Scenario } from '../src/scenario/scenario.ts';

/** Share of channels whose curve is S-shaped; the others have diminishing returns from the first unit on. */
const sShaped = 0.3;

/**
 * A budget problem of any size, the same for the same seed: Hill channels, concave (slope 0.7–1) and S-shaped
 * (1.2–3) mixed, each between nothing and three times its historical spend, the budget being the historical total.
 * Coefficients, half-saturations and historical spend are log-normal, of the size of those in
 * tests/fixtures/cases/c6.json.
 */
export function generatedChannels(count: number, seed: number): Scenario {
  const random = xoroshiro128plus(seed);
  const uniform = (low: number, high: number) => low + (high - low) * uniformFloat64(random);
  const logNormal = (median: number, spread: number) =>
    median * Math.exp(spread * normalQuantile(uniform(1e-9, 1 - 1e-9)));
  const channels = Array.from({ length: count }, (_, i) => {
    const today = Math.round(logNormal(10_000, 0.35));
    return {
      id: `channel-${i + 1}`,
      today,
      max: 3 * today,
      response: {
        curve: 'hill' as const,
        coefficient: logNormal(87, 0.7),
        halfSaturation: logNormal(21_000, 0.5),
        slope: uniform(0, 1) < sShaped ? uniform(1.2, 3) : uniform(0.7, 1),
      },
    };
  });
  return readScenario({
    schema: 'channels/scenario@1',
    id: `generated-${count}`,
    names: { en: `${count} generated channels` },
    budget: channels.reduce((sum, channel) => sum + channel.today, 0),
    model: 'response',
    response: { valuePerOutcome: 1 },
    channels,
  });
}

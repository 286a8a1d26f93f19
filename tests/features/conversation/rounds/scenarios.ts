import { findScenario } from '../../../../src/scenario/find.ts';
import { builtInScenarios } from '../../../../src/scenario/presets/index.ts';
import type { Scenario } from '../../../../src/scenario/scenario.ts';
import { hill, responseOf } from '../../../fixtures/small-scenarios.ts';

const shop = responseOf(
  (
    [
      ['google-search', 'Google Search', 12_000],
      ['meta', 'Meta', 9_000],
      ['tiktok', 'TikTok', 4_000],
      ['podcasts', 'Podcasts', 3_000],
      ['email', 'Email', 2_000],
    ] as const
  ).map(([id, name, today]) => ({
    id,
    names: { en: name },
    aliases: [],
    today,
    response: hill(60_000, 8_000),
  })),
  { id: 'shop', names: { en: 'Shop' }, currency: 'USD', period: 'week', budget: 30_000 },
);

/** The scenarios that the sentences are said about. */
export const scenarios: Readonly<Record<'medical' | 'shop' | 'driving', Scenario>> = {
  medical: findScenario('medical', builtInScenarios),
  driving: findScenario('driving', builtInScenarios),
  shop,
};

import { type AdvantageInput, assumed, coverage, efficiency, influence } from './assumptions.ts';

const integrationFirst = assumed(
  [2, 1.5, 2.8],
  'assumed: a car maker integrates and certifies before a single driver sees the product, so effect starts late and then comes quickly (slope above 1)',
);

/** A driving assistant built into cars, sold in the car, in app stores and through other companies. */
export const driving: AdvantageInput = {
  schema: 'channels/scenario@1',
  model: 'advantage',
  id: 'driving',
  names: { en: 'Autonomous driving', zh: '自动驾驶' },
  aliases: ['autonomous-driving', 'self-driving', 'automotive', 'car', '驾驶', '智能驾驶'],
  period: 'week',
  currency: 'CNY',
  advantage: {
    fullValue: assumed(
      [900_000, 380_000, 2_100_000],
      'assumed: subscriptions and licence fees per week with every channel at its best; depends on a few large contracts',
    ),
    satisfaction: assumed([0.82, 0.7, 0.91], 'assumed: about 4.1 of 5; drivers forgive little'),
    market: assumed([1, 0.65, 1.45], 'assumed: car sales as planned; they swing more than most markets'),
    precision: assumed([0.95, 0.88, 0.98], 'assumed: higher than elsewhere, since nothing less may be sold'),
  },
  channels: [
    {
      id: 'in-vehicle',
      names: { en: 'In-vehicle', zh: '车载系统' },
      aliases: ['vehicle', 'car-system', 'oem', '车载', '车机'],
      today: 48_000,
      privacyRisk: 0.6,
      brandRisk: 0.2,
      why: 'assumed: integration teams at two car makers; position and camera data are sensitive',
      share: assumed([0.48, 0.33, 0.63], 'assumed: half of the users meet the product as part of their car'),
      efficiency: efficiency({
        floor: [0.08, 0.03, 0.17],
        level: assumed([0.5, 0.38, 0.62], 'assumed: cars deliver rich data, once they are connected'),
        ceiling: [0.95, 0.89, 0.98],
        slope: integrationFirst,
      }),
      coverage: coverage({
        floor: [0.03, 0.012, 0.07],
        level: assumed([0.26, 0.17, 0.36], 'assumed: two makers’ models are a quarter of the target drivers'),
        ceiling: [0.72, 0.6, 0.83],
        slope: integrationFirst,
      }),
      influence: influence({
        floor: [0.1, 0.04, 0.21],
        level: assumed([0.55, 0.43, 0.66], 'assumed: what is built in is trusted'),
        ceiling: [0.93, 0.87, 0.97],
        slope: integrationFirst,
      }),
    },
    {
      id: 'app-store',
      names: { en: 'App stores', zh: '应用商店' },
      aliases: ['app', 'stores', '商店', '应用市场'],
      today: 34_000,
      privacyRisk: 0.35,
      brandRisk: 0.2,
      why: 'assumed: paid placement, the first channel and still funded as in the launch year; ordinary phone permissions',
      share: assumed([0.3, 0.18, 0.44], 'assumed: three in ten users install a companion app'),
      efficiency: efficiency({
        floor: [0.1, 0.04, 0.2],
        level: assumed([0.5, 0.4, 0.54], 'assumed: phones give position but not the car’s own sensors'),
        ceiling: [0.62, 0.585, 0.76],
      }),
      coverage: coverage({
        floor: [0.15, 0.07, 0.28],
        level: assumed(
          [0.58, 0.48, 0.62],
          'assumed: most drivers have seen the listing; placement repeats itself',
        ),
        ceiling: [0.69, 0.665, 0.82],
      }),
      influence: influence({
        floor: [0.1, 0.04, 0.2],
        level: assumed([0.46, 0.36, 0.5], 'assumed: ratings help, but few choose a car by an app'),
        ceiling: [0.59, 0.555, 0.73],
      }),
    },
    {
      id: 'third-party',
      names: { en: 'Third-party platforms', zh: '第三方平台' },
      aliases: ['third-party-platform', '3p', 'maps', '第三方'],
      today: 18_000,
      privacyRisk: 0.5,
      brandRisk: 0.45,
      why: 'assumed: map, charging and fleet services that resell the product under their own rules',
      share: assumed([0.22, 0.12, 0.35], 'assumed: fleets and map users make up the rest'),
      efficiency: efficiency({
        floor: [0.08, 0.03, 0.17],
        level: assumed([0.38, 0.28, 0.49], 'assumed: partners pass on what their contracts allow'),
        ceiling: [0.75, 0.66, 0.86],
      }),
      coverage: coverage({
        floor: [0.1, 0.04, 0.21],
        level: assumed(
          [0.4, 0.3, 0.51],
          'assumed: the large map services reach many drivers, part of them here',
        ),
        ceiling: [0.8, 0.7, 0.89],
      }),
      influence: influence({
        floor: [0.07, 0.03, 0.15],
        level: assumed(
          [0.33, 0.24, 0.43],
          'assumed: the product is hardly visible behind the partner’s name',
        ),
        ceiling: [0.68, 0.58, 0.8],
      }),
    },
  ],
};

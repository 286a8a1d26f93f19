import { type AdvantageInput, assumed, coverage, efficiency, influence } from './assumptions.ts';

/** A voice and automation assistant for the home, sold with speakers, in an app and through device makers. */
export const smartHome: AdvantageInput = {
  schema: 'channels/scenario@1',
  model: 'advantage',
  id: 'smart-home',
  names: { en: 'Smart home', zh: '智能家居' },
  aliases: ['home', 'home-automation', 'iot', '家居', '全屋智能'],
  period: 'week',
  currency: 'CNY',
  advantage: {
    fullValue: assumed(
      [340_000, 150_000, 780_000],
      'assumed: device margin and subscriptions per week with every channel at its best',
    ),
    satisfaction: assumed([0.83, 0.72, 0.91], 'assumed: about 4.1 of 5; misheard commands cost points'),
    market: assumed([1, 0.7, 1.4], 'assumed: device sales as planned; shopping festivals move them'),
    precision: assumed([0.92, 0.84, 0.96], 'assumed: nine commands in ten are understood'),
  },
  channels: [
    {
      id: 'smart-speaker',
      names: { en: 'Smart speakers', zh: '智能音箱' },
      aliases: ['speaker', 'speakers', 'voice', '音箱'],
      today: 27_000,
      privacyRisk: 0.65,
      brandRisk: 0.2,
      why: 'assumed: discounts on speakers take most of the budget; microphones at home are sensitive',
      share: assumed([0.34, 0.22, 0.48], 'assumed: a third of households talk to a speaker'),
      efficiency: efficiency({
        floor: [0.14, 0.06, 0.27],
        level: assumed([0.66, 0.56, 0.695], 'assumed: voice gives plenty of data, most of it usable'),
        ceiling: [0.77, 0.745, 0.88],
      }),
      coverage: coverage({
        floor: [0.1, 0.04, 0.2],
        level: assumed(
          [0.46, 0.37, 0.495],
          'assumed: those who want a speaker have one; discounts mostly replace it',
        ),
        ceiling: [0.57, 0.54, 0.71],
      }),
      influence: influence({
        floor: [0.14, 0.06, 0.27],
        level: assumed([0.62, 0.52, 0.655], 'assumed: a device in the room is remembered'),
        ceiling: [0.74, 0.71, 0.85],
      }),
    },
    {
      id: 'mobile-app',
      names: { en: 'Mobile app', zh: '手机 App' },
      aliases: ['app', 'phone', '手机', '移动应用'],
      today: 9_000,
      privacyRisk: 0.4,
      brandRisk: 0.1,
      why: 'assumed: a small team for the app that controls the devices',
      share: assumed([0.38, 0.25, 0.52], 'assumed: nearly four households in ten control something by phone'),
      efficiency: efficiency({
        floor: [0.1, 0.04, 0.21],
        level: assumed(
          [0.45, 0.34, 0.56],
          'assumed: taps are clear data, but people tap less than they speak',
        ),
        ceiling: [0.9, 0.82, 0.95],
      }),
      coverage: coverage({
        floor: [0.08, 0.03, 0.17],
        level: assumed([0.38, 0.28, 0.49], 'assumed: installed in four households of ten'),
        ceiling: [0.86, 0.77, 0.93],
      }),
      influence: influence({
        floor: [0.08, 0.03, 0.17],
        level: assumed([0.36, 0.26, 0.47], 'assumed: an app is easily forgotten between uses'),
        ceiling: [0.8, 0.7, 0.89],
      }),
    },
    {
      id: 'third-party',
      names: { en: 'Third-party devices', zh: '第三方平台' },
      aliases: ['third-party-platform', '3p', 'device-makers', 'partners', '第三方', '生态伙伴'],
      today: 14_000,
      privacyRisk: 0.5,
      brandRisk: 0.45,
      why: 'assumed: certification and revenue shares for other makers’ devices, under their data rules',
      share: assumed([0.28, 0.17, 0.42], 'assumed: the rest is switched on by other makers’ devices'),
      efficiency: efficiency({
        floor: [0.08, 0.03, 0.17],
        level: assumed([0.38, 0.28, 0.49], 'assumed: makers pass on states, rarely context'),
        ceiling: [0.72, 0.62, 0.83],
      }),
      coverage: coverage({
        floor: [0.12, 0.05, 0.24],
        level: assumed([0.46, 0.35, 0.57], 'assumed: some of the large makers take part'),
        ceiling: [0.82, 0.73, 0.9],
      }),
      influence: influence({
        floor: [0.06, 0.025, 0.13],
        level: assumed([0.28, 0.2, 0.38], 'assumed: the maker’s name is on the box, not ours'),
        ceiling: [0.62, 0.51, 0.74],
      }),
    },
  ],
};

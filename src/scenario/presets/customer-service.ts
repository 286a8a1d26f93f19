import { type AdvantageInput, assumed, coverage, efficiency, fromArticle, influence } from './assumptions.ts';

/** The article's own example: its nine levels are today's; spend, floors, ceilings and shares are assumed. */
export const customerService: AdvantageInput = {
  schema: 'channels/scenario@1',
  model: 'advantage',
  id: 'customer-service',
  names: { en: 'Customer service', zh: '智能客服' },
  aliases: ['smart customer service', 'customer-support', 'support', 'service', '客服', '智能客服系统'],
  period: 'week',
  currency: 'CNY',
  advantage: {
    fullValue: assumed(
      [320_000, 140_000, 730_000],
      'assumed: what a mid-sized team would save and sell per week if the assistant answered its whole audience well',
    ),
    satisfaction: assumed([0.86, 0.76, 0.93], 'assumed: about 4.3 of 5 in a satisfaction survey'),
    market: assumed([1, 0.75, 1.3], 'assumed: the market performs as planned, give or take a quarter'),
    precision: assumed(
      [0.92, 0.84, 0.96],
      'assumed: nine answers in ten are right; a checked sample of conversations would tell',
    ),
  },
  channels: [
    {
      id: 'website',
      names: { en: 'Website', zh: '官网' },
      aliases: ['web', 'site', '网站'],
      today: 23_000,
      privacyRisk: 0.2,
      brandRisk: 0.1,
      why: 'assumed: the oldest channel and by habit the largest budget line; own pages, so few risks',
      share: assumed([0.26, 0.16, 0.38], 'assumed: about a quarter of the questions begin on the website'),
      efficiency: efficiency({
        floor: [0.25, 0.12, 0.42],
        level: fromArticle(0.8),
        ceiling: [0.87, 0.84, 0.93],
      }),
      coverage: coverage({
        floor: [0.35, 0.18, 0.55],
        level: fromArticle(0.9),
        ceiling: [0.94, 0.925, 0.97],
      }),
      influence: influence({
        floor: [0.4, 0.22, 0.6],
        level: fromArticle(0.95),
        ceiling: [0.97, 0.962, 0.985],
      }),
    },
    {
      id: 'app',
      names: { en: 'App', zh: 'APP' },
      aliases: ['mobile-app', 'application', '应用', '移动应用'],
      today: 13_500,
      privacyRisk: 0.45,
      brandRisk: 0.1,
      why: 'assumed: in-app support and push campaigns; it sees accounts and devices, hence the higher privacy exposure',
      share: assumed([0.33, 0.22, 0.45], 'assumed: the app is where most registered customers ask'),
      efficiency: efficiency({
        floor: [0.2, 0.09, 0.38],
        level: fromArticle(0.9),
        ceiling: [0.95, 0.93, 0.98],
      }),
      coverage: coverage({ floor: [0.2, 0.09, 0.38], level: fromArticle(0.85), ceiling: [0.94, 0.9, 0.97] }),
      influence: influence({ floor: [0.3, 0.15, 0.5], level: fromArticle(0.9), ceiling: [0.96, 0.94, 0.98] }),
    },
    {
      id: 'third-party',
      names: { en: 'Third-party platforms', zh: '第三方平台' },
      aliases: ['third-party-platform', '3p', 'platforms', '第三方'],
      today: 3_500,
      privacyRisk: 0.6,
      brandRisk: 0.5,
      why: 'assumed: fees and integration on other companies’ platforms, begun last; their rules apply to data and tone',
      share: assumed(
        [0.41, 0.27, 0.55],
        'assumed: messengers and marketplaces carry more questions than the app',
      ),
      efficiency: efficiency({
        floor: [0.1, 0.04, 0.22],
        level: fromArticle(0.6),
        ceiling: [0.92, 0.85, 0.96],
      }),
      coverage: coverage({ floor: [0.12, 0.05, 0.26], level: fromArticle(0.7), ceiling: [0.93, 0.85, 0.97] }),
      influence: influence({
        floor: [0.2, 0.09, 0.38],
        level: fromArticle(0.85),
        ceiling: [0.95, 0.92, 0.98],
      }),
    },
  ],
};

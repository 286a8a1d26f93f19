import { type AdvantageInput, assumed, coverage, efficiency, influence } from './assumptions.ts';

const complianceFirst = assumed(
  [2.4, 1.7, 3.4],
  'assumed: a bank’s compliance review comes before any use, so little happens until enough has been invested (slope above 1)',
);

/** Risk scoring and fraud detection, sold to banks, insurers and payment services. */
export const finance: AdvantageInput = {
  schema: 'channels/scenario@1',
  model: 'advantage',
  id: 'finance',
  names: { en: 'Financial risk control', zh: '金融风控' },
  aliases: ['financial', 'risk-control', 'fintech', 'fraud', '金融', '风控'],
  period: 'week',
  currency: 'CNY',
  advantage: {
    fullValue: assumed(
      [760_000, 330_000, 1_750_000],
      'assumed: licence fees and a share of prevented losses per week with every channel at its best',
    ),
    satisfaction: assumed([0.8, 0.68, 0.89], 'assumed: about 4 of 5; false alarms annoy analysts'),
    market: assumed([1, 0.75, 1.3], 'assumed: lending and payment volumes as planned'),
    precision: assumed(
      [0.93, 0.86, 0.97],
      'assumed: alerts are right often enough to be acted on; a back-test would replace this',
    ),
  },
  channels: [
    {
      id: 'bank',
      names: { en: 'Banks', zh: '银行' },
      aliases: ['banking', '银行渠道'],
      today: 30_000,
      privacyRisk: 0.75,
      brandRisk: 0.15,
      why: 'assumed: two pilots with regional banks; account data is the most sensitive there is',
      share: assumed([0.45, 0.3, 0.6], 'assumed: nearly half of the risk decisions are made in banks'),
      efficiency: efficiency({
        floor: [0.05, 0.02, 0.11],
        level: assumed([0.44, 0.33, 0.56], 'assumed: complete data, released step by step'),
        ceiling: [0.94, 0.88, 0.97],
        slope: complianceFirst,
      }),
      coverage: coverage({
        floor: [0.03, 0.012, 0.07],
        level: assumed([0.24, 0.16, 0.34], 'assumed: two regional banks of a dozen'),
        ceiling: [0.72, 0.6, 0.83],
        slope: complianceFirst,
      }),
      influence: influence({
        floor: [0.08, 0.03, 0.17],
        level: assumed([0.5, 0.39, 0.62], 'assumed: a bank as a reference opens doors'),
        ceiling: [0.95, 0.9, 0.98],
        slope: complianceFirst,
      }),
    },
    {
      id: 'insurance',
      names: { en: 'Insurance', zh: '保险' },
      aliases: ['insurers', '保险公司'],
      today: 33_000,
      privacyRisk: 0.55,
      brandRisk: 0.25,
      why: 'assumed: the channel where the team began; its budget was never reviewed',
      share: assumed([0.22, 0.13, 0.34], 'assumed: claims are a fifth of the decisions'),
      efficiency: efficiency({
        floor: [0.08, 0.03, 0.17],
        level: assumed([0.53, 0.43, 0.565], 'assumed: claims files are long, half of them usable'),
        ceiling: [0.63, 0.605, 0.77],
      }),
      coverage: coverage({
        floor: [0.1, 0.04, 0.2],
        level: assumed([0.5, 0.4, 0.535], 'assumed: the insurers that buy such tools have bought'),
        ceiling: [0.6, 0.575, 0.74],
      }),
      influence: influence({
        floor: [0.1, 0.04, 0.2],
        level: assumed([0.5, 0.4, 0.535], 'assumed: known in the trade, little beyond it'),
        ceiling: [0.61, 0.58, 0.75],
      }),
    },
    {
      id: 'payment',
      names: { en: 'Payment services', zh: '支付' },
      aliases: ['payments', '支付平台', '移动支付'],
      today: 27_000,
      privacyRisk: 0.5,
      brandRisk: 0.35,
      why: 'assumed: interfaces and fees at three payment services; mistakes are seen by many users at once',
      share: assumed([0.33, 0.21, 0.47], 'assumed: a third of the decisions are payments'),
      efficiency: efficiency({
        floor: [0.12, 0.05, 0.24],
        level: assumed([0.56, 0.45, 0.66], 'assumed: many transactions with few attributes each'),
        ceiling: [0.88, 0.81, 0.94],
      }),
      coverage: coverage({
        floor: [0.12, 0.05, 0.24],
        level: assumed([0.52, 0.41, 0.62], 'assumed: three services see half of the users'),
        ceiling: [0.85, 0.77, 0.92],
      }),
      influence: influence({
        floor: [0.08, 0.03, 0.17],
        level: assumed([0.36, 0.27, 0.46], 'assumed: users notice a risk check only when it fails'),
        ceiling: [0.7, 0.6, 0.81],
      }),
    },
  ],
};

import { type AdvantageInput, assumed, coverage, efficiency, influence } from './assumptions.ts';

const trustFirst = assumed(
  [2.3, 1.6, 3.2],
  'assumed: a hospital tries a pilot before it recommends anything, so the first money does little and the effect comes with trust (slope above 1)',
);

const spreadByPatients = assumed(
  [1.6, 1.1, 2.2],
  'assumed: patients bring patients and records make the app more useful, so the effect picks up as it grows (slope above 1)',
);

/** A model that answers patients and assists doctors, sold through hospitals, brands, an app and content. */
export const medical: AdvantageInput = {
  schema: 'channels/scenario@1',
  model: 'advantage',
  id: 'medical',
  names: { en: 'Medical', zh: '智慧医疗' },
  aliases: ['healthcare', 'smart healthcare', 'health', '医疗', '智能医疗'],
  period: 'week',
  currency: 'CNY',
  advantage: {
    fullValue: assumed(
      [450_000, 200_000, 1_000_000],
      'assumed: consultations, licences and referrals per week if every channel were at its best; half or double is as plausible',
    ),
    satisfaction: assumed([0.84, 0.74, 0.92], 'assumed: about 4.2 of 5 in a patient survey'),
    market: assumed([1, 0.7, 1.35], 'assumed: demand as planned; approvals and seasons move it by a third'),
    precision: assumed(
      [0.91, 0.83, 0.96],
      'assumed: nine answers in ten agree with a clinician; a validation study would replace this',
    ),
  },
  channels: [
    {
      id: 'hospital-partners',
      names: { en: 'Hospital partners', zh: '医院合作' },
      aliases: ['hospitals', 'clinics', '医院', '合作医院'],
      today: 18_500,
      privacyRisk: 0.7,
      brandRisk: 0.15,
      why: 'assumed: integration and training at a few hospitals; patient records make it the most exposed channel',
      share: assumed(
        [0.28, 0.18, 0.4],
        'assumed: fewer than three in ten patients come to such a product through their hospital',
      ),
      efficiency: efficiency({
        floor: [0.06, 0.025, 0.13],
        level: assumed([0.7, 0.6, 0.78], 'assumed: structured records, where the hospital shares them'),
        ceiling: [0.9, 0.84, 0.95],
        slope: trustFirst,
      }),
      coverage: coverage({
        floor: [0.04, 0.015, 0.09],
        level: assumed(
          [0.46, 0.37, 0.54],
          'assumed: not quite half of the region’s patients visit a partner hospital',
        ),
        ceiling: [0.68, 0.58, 0.8],
        slope: trustFirst,
      }),
      influence: influence({
        floor: [0.12, 0.05, 0.25],
        level: assumed([0.77, 0.68, 0.83], 'assumed: people follow what their doctor recommends'),
        ceiling: [0.94, 0.89, 0.97],
        slope: trustFirst,
      }),
    },
    {
      id: 'patient-app',
      names: { en: 'Patient app', zh: '患者 App' },
      aliases: ['app', 'mobile-app', '患者端', '应用'],
      today: 7_800,
      privacyRisk: 0.5,
      brandRisk: 0.1,
      why: 'assumed: the newest channel, with the smallest budget; health data under the patient’s own consent',
      share: assumed([0.36, 0.24, 0.5], 'assumed: more than a third of patients prefer an app of their own'),
      efficiency: efficiency({
        floor: [0.1, 0.04, 0.2],
        level: assumed(
          [0.44, 0.34, 0.54],
          'assumed: not quite half of the sessions leave usable, consented data',
        ),
        ceiling: [0.93, 0.86, 0.97],
        slope: spreadByPatients,
      }),
      coverage: coverage({
        floor: [0.05, 0.02, 0.1],
        level: assumed([0.22, 0.15, 0.3], 'assumed: one patient in five has installed it so far'),
        ceiling: [0.82, 0.7, 0.9],
        slope: spreadByPatients,
      }),
      influence: influence({
        floor: [0.08, 0.03, 0.17],
        level: assumed([0.34, 0.25, 0.44], 'assumed: an app alone convinces fewer than a doctor does'),
        ceiling: [0.86, 0.76, 0.93],
        slope: spreadByPatients,
      }),
    },
    {
      id: 'content-marketing',
      names: { en: 'Content marketing', zh: '内容营销' },
      aliases: ['website', 'web', 'articles', '官网', '内容', '科普'],
      today: 9_200,
      privacyRisk: 0.1,
      brandRisk: 0.3,
      why: 'assumed: health articles, search and the website; little personal data, but wrong advice would hurt the brand',
      share: assumed([0.19, 0.11, 0.3], 'assumed: one patient in five comes from searching for symptoms'),
      efficiency: efficiency({
        floor: [0.07, 0.03, 0.15],
        level: assumed([0.3, 0.22, 0.39], 'assumed: readers leave little data before they sign up'),
        ceiling: [0.62, 0.52, 0.74],
      }),
      coverage: coverage({
        floor: [0.14, 0.06, 0.27],
        level: assumed(
          [0.48, 0.37, 0.59],
          'assumed: half of the audience meets one of the articles in a quarter',
        ),
        ceiling: [0.83, 0.74, 0.91],
      }),
      influence: influence({
        floor: [0.1, 0.04, 0.21],
        level: assumed([0.42, 0.32, 0.53], 'assumed: good explanations build trust slowly'),
        ceiling: [0.78, 0.68, 0.88],
      }),
    },
    {
      id: 'brand-partners',
      names: { en: 'Brand partners', zh: '品牌合作' },
      aliases: ['brands', 'co-branding', '品牌', '联名'],
      today: 16_500,
      privacyRisk: 0.35,
      brandRisk: 0.55,
      why: 'assumed: sponsorships with insurers and pharmacies, renewed every year; the partner’s conduct reflects on the product',
      share: assumed([0.17, 0.1, 0.27], 'assumed: one patient in six comes through a brand they already use'),
      efficiency: efficiency({
        floor: [0.06, 0.025, 0.13],
        level: assumed([0.37, 0.29, 0.405], 'assumed: partners share only summaries'),
        ceiling: [0.47, 0.445, 0.6],
      }),
      coverage: coverage({
        floor: [0.08, 0.03, 0.17],
        level: assumed(
          [0.44, 0.35, 0.475],
          'assumed: the partners’ customers are reached already; more spend repeats itself',
        ),
        ceiling: [0.54, 0.515, 0.67],
      }),
      influence: influence({
        floor: [0.1, 0.04, 0.2],
        level: assumed([0.56, 0.46, 0.595], 'assumed: a known brand lends credibility, within limits'),
        ceiling: [0.66, 0.635, 0.79],
      }),
    },
  ],
  groups: [
    {
      id: 'partners',
      names: { en: 'Partners', zh: '合作伙伴' },
      aliases: ['partnerships', '合作', '伙伴'],
      channels: ['hospital-partners', 'brand-partners'],
    },
  ],
};

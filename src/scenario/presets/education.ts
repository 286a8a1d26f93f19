import { type AdvantageInput, assumed, coverage, efficiency, influence } from './assumptions.ts';

/** A tutor for students, sold on course platforms, through social media and in a campus app. */
export const education: AdvantageInput = {
  schema: 'channels/scenario@1',
  model: 'advantage',
  id: 'education',
  names: { en: 'Education and training', zh: '教育培训' },
  aliases: ['training', 'edu', 'learning', '教育', '培训'],
  period: 'week',
  currency: 'CNY',
  advantage: {
    fullValue: assumed(
      [260_000, 115_000, 590_000],
      'assumed: course and subscription income per week with every channel at its best, averaged over the school year',
    ),
    satisfaction: assumed([0.88, 0.79, 0.94], 'assumed: about 4.4 of 5; students like patient answers'),
    market: assumed([1, 0.65, 1.45], 'assumed: an average week; terms and holidays move it a lot'),
    precision: assumed([0.9, 0.81, 0.95], 'assumed: nine explanations in ten are right'),
  },
  channels: [
    {
      id: 'online-platforms',
      names: { en: 'Online platforms', zh: '在线平台' },
      aliases: ['platforms', 'courses', 'mooc', '平台', '在线课程'],
      today: 14_000,
      privacyRisk: 0.35,
      brandRisk: 0.25,
      why: 'assumed: commissions and placement on course platforms; learning records stay with the platform',
      share: assumed(
        [0.38, 0.25, 0.52],
        'assumed: more than a third of learners look for help where they take their course',
      ),
      efficiency: efficiency({
        floor: [0.12, 0.05, 0.24],
        level: assumed([0.5, 0.39, 0.61], 'assumed: platforms share results, not the way to them'),
        ceiling: [0.85, 0.77, 0.92],
      }),
      coverage: coverage({
        floor: [0.12, 0.05, 0.24],
        level: assumed([0.48, 0.37, 0.59], 'assumed: present on some of the large platforms'),
        ceiling: [0.84, 0.75, 0.91],
      }),
      influence: influence({
        floor: [0.1, 0.04, 0.21],
        level: assumed([0.44, 0.34, 0.55], 'assumed: one offer among many there'),
        ceiling: [0.82, 0.73, 0.9],
      }),
    },
    {
      id: 'social-media',
      names: { en: 'Social media', zh: '社交媒体' },
      aliases: ['social', 'influencers', '社交', '社媒'],
      today: 19_000,
      privacyRisk: 0.3,
      brandRisk: 0.6,
      why: 'assumed: advertising and influencers, raised each season to match competitors; tone is hard to control',
      share: assumed([0.27, 0.16, 0.4], 'assumed: a quarter of learners, the younger ones'),
      efficiency: efficiency({
        floor: [0.06, 0.025, 0.13],
        level: assumed([0.31, 0.23, 0.345], 'assumed: clicks say little about learning'),
        ceiling: [0.41, 0.385, 0.55],
      }),
      coverage: coverage({
        floor: [0.16, 0.07, 0.3],
        level: assumed([0.68, 0.58, 0.715], 'assumed: nearly everyone there has seen an advertisement'),
        ceiling: [0.79, 0.765, 0.89],
      }),
      influence: influence({
        floor: [0.1, 0.04, 0.2],
        level: assumed([0.48, 0.38, 0.515], 'assumed: attention passes quickly'),
        ceiling: [0.59, 0.56, 0.73],
      }),
    },
    {
      id: 'campus-app',
      names: { en: 'Campus app', zh: '校园 App' },
      aliases: ['app', 'campus', 'schools', '校园', '学校'],
      today: 5_000,
      privacyRisk: 0.55,
      brandRisk: 0.1,
      why: 'assumed: a pilot at a few schools; records of minors need care',
      share: assumed([0.35, 0.22, 0.5], 'assumed: a third of learners could be served by their school'),
      efficiency: efficiency({
        floor: [0.08, 0.03, 0.17],
        level: assumed([0.42, 0.32, 0.53], 'assumed: good data from the few classes that use it'),
        ceiling: [0.92, 0.85, 0.96],
      }),
      coverage: coverage({
        floor: [0.04, 0.015, 0.08],
        level: assumed([0.2, 0.14, 0.29], 'assumed: one school in five so far'),
        ceiling: [0.72, 0.6, 0.83],
      }),
      influence: influence({
        floor: [0.1, 0.04, 0.21],
        level: assumed([0.47, 0.36, 0.58], 'assumed: teachers’ recommendations count'),
        ceiling: [0.92, 0.85, 0.96],
      }),
    },
  ],
};

/** What the comparison of two plans says. */
export const compare = {
  title: '{{scenario}}: {{before}} and {{after}}',
  subject: '{{scenario}}, {{before}} → {{after}}',
  twoScenarios: '{{first}} {{before}} → {{scenario}} {{after}}',
  summary: '{{subject}}: {{measure}} {{from}} → {{to}} {{span}} ({{change}}); {{spend}}.',
  apart: '{{subject}}: their values cannot be compared, as {{reason}}; {{spend}}.',
  reason: {
    scenario: 'they are of two scenarios',
    currency: 'they are in two currencies',
    model: 'they rest on two kinds of model',
    unit: 'one counts money, the other outcomes',
    period: 'their periods differ',
    horizon: 'they sum over different spans',
    goal: 'one is judged by profit, the other by value',
    risk: 'one is judged by bad cases, the other by the average',
    accounting: 'one was reckoned as before an update',
  },
  spend: {
    largest: 'the largest difference is {{channel}}, {{from}} → {{to}}{{per}}',
    same: 'the plans spend the same, channel by channel',
    apart: 'nor can their spend',
  },
  caption: 'Side by side',
  spendCaption: 'Spend by channel',
  kind: { best: 'best plan', 'what-if': 'what-if', today: 'current spend' },
  rows: {
    what: 'What',
    plan: 'Plan',
    scenario: '{{scenario}}, {{origin}}',
    spend: 'Spend',
    interval: '{{value}} (90%: {{low}}…{{high}})',
    over: 'over {{share}}',
    under: 'under {{share}}',
    none: '–',
  },
  causes: {
    title: 'Different assumptions',
    none: 'Nothing: same assumptions, budget, goal and limits.',
    more_one: '{{count}} more',
    more_other: '{{count}} more',
  },
  charts: {
    largest: '{{channel}} differs the most: {{from}} → {{to}} {{each}}',
    same: 'Both plans spend the same, channel by channel',
  },
  caveats: {
    first:
      '#{{number}} is the first run of this scenario that you can see here, so it stands beside current spend.',
    today: 'Current spend and its value as run #{{number}} knew them.',
    apart: 'Each value holds by itself; their difference means nothing.',
    restated: 'Spend is restated {{each}}.',
    assumptions:
      'The two rest on different assumptions: some or all of the difference in value comes from these, not from the plan.',
    intervals:
      'Ranges are of each plan by itself. Plans move together, so ranges that overlap do not make them equally good.',
  },
} as const;

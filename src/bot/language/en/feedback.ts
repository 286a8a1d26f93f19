/** What replies about feedback and actual numbers say. Backticks mark what can be typed. */
export const feedback = {
  survey: {
    title: '{{scenario}}: how satisfied users are',
    changed_one:
      '{{scenario}}: {{rating}} from {{count}} answer moves user satisfaction u from {{was}} to {{is}}, in version {{version}}.',
    changed_other:
      '{{scenario}}: {{rating}} from {{count}} answers moves user satisfaction u from {{was}} to {{is}}, in version {{version}}.',
    noted_one: '{{scenario}}: {{rating}} from {{count}} answer is noted.',
    noted_other: '{{scenario}}: {{rating}} from {{count}} answers is noted.',
    rating: '{{mean}} of {{high}}',
    measured: 'Measured',
    measuredText: '{{value}} of full marks, give or take {{error}}',
    rule: 'u is the mean as a share of full marks; answers weigh against the former interval by their number, whose spread is taken as wide as the mean allows.',
  },
  factor: '{{value}} (90% interval {{low}}…{{high}})',
  change: '{{was}} → {{is}}',
  u: 'Satisfaction u',
  full: 'Full value M',
  m: 'Market m',
  p: 'Precision p',
  notedOnly: {
    stranger:
      'It is recorded, and reports show it. The scenario stays as it is: {{maker}}, who made it, and admins can take it in by the same line.',
    fitted:
      'It is recorded, and reports show it. This scenario has curves from data and no u, m or p: the next `data import` and `fit` take new numbers in.',
    overlap:
      'It takes the place of what was told of these days before. The scenario was changed since then, so it stays as it is: `scenario versions {{id}}` shows what took the earlier number in.',
    noForecast:
      'It is recorded, and reports show it. Without an adopted plan there is no forecast to compare with.',
    noValue:
      'It is recorded, and reports show it. Without a value nothing can be told of market and precision.',
  },
  actual: {
    title: '{{scenario}}: what came of {{from}} to {{to}}',
    inside:
      '{{scenario}}: {{actual}} came of {{from}} to {{to}}, {{expected}} was expected ({{change}}), within its 90% interval {{low}}…{{high}}.',
    outside:
      '{{scenario}}: {{actual}} came of {{from}} to {{to}}, {{expected}} was expected ({{change}}), outside its 90% interval {{low}}…{{high}}.',
    alone: '{{scenario}}: {{actual}} came of {{from}} to {{to}}.',
    spendOnly: '{{scenario}}: {{spend}} was spent from {{from}} to {{to}}.',
    value: 'Value',
    outcome: 'Outcome',
    spend: 'Spend told',
    spendText: '{{amount}} on {{channels}}',
    version: 'Version',
    versionText: '{{version}} of {{scenario}}',
    held: 'Intervals',
    rule: 'M, the value of full advantage, and m share what the forecast missed, each by how unsure it was: what nobody had measured is learnt in M first, later surprises in m, of which a tenth fades each week. “Expected” is the mean; M and m go by the (geometric) middle of the interval, which lies lower. p falls while fewer than nine of ten intervals hold.',
  },
  calibration: {
    text_one: '{{held}} of {{count}} interval held the actual value; {{level}} would be {{expected}}',
    text_other: '{{held}} of {{count}} intervals held the actual value; {{level}} would be {{expected}}',
  },
  table: {
    caption: 'What was expected, and what came',
    when: 'When',
    expected: 'Expected (90% interval)',
    actual: 'Came',
    off: 'Off by',
    held: 'Held',
    yes: 'yes',
    no: 'no',
    range: '{{value}} ({{low}}…{{high}})',
  },
  chart: {
    title: '{{held}} of {{count}} forecasts held; the last one was off by {{change}}',
    subtitle: 'What came of each time, and what was expected of it with its 90% interval; per {{unit}}',
    day: 'day',
    alt: '{{title}}. {{times}}.',
    time: '{{day}}: {{actual}} came, {{expected}} expected ({{low}}…{{high}})',
    actual: 'What came',
    expected: 'Expected',
    interval: '90% interval',
    axis: 'Value a day',
    outcomeAxis: 'Outcome a day',
  },
  verdict: {
    title: 'Run {{number}}: thank you',
    yes_one: 'Noted: the report of run {{number}} was useful; so says {{useful}} of {{count}} person.',
    yes_other: 'Noted: the report of run {{number}} was useful; so say {{useful}} of {{count}} people.',
    no_one: 'Noted: the report of run {{number}} was not useful; {{useful}} of {{count}} person found it so.',
    no_other:
      'Noted: the report of run {{number}} was not useful; {{useful}} of {{count}} people found it so.',
    ask: 'What was missing? `feedback` takes no words, but the thread under the report does.',
  },
  why: {
    survey_one: '{{rating}} from {{count}} answer ({{date}}); was {{was}}',
    survey_other: '{{rating}} from {{count}} answers ({{date}}); was {{was}}',
    actual: '{{actual}} came of {{from}} to {{to}}, {{expected}} was expected',
  },
  actions: {
    useful: '👍 Useful',
    useless: '👎 Not useful',
    optimize: 'Optimise',
    undo: 'Undo',
    versions: 'Versions',
  },
} as const;

/**
 * Each command by its declared name: what it is called, what else it is called (comma-separated), what it does,
 * and the same for each of its arguments. Summaries and labels have at most 100 characters (Discord's limit).
 */
export const commands = {
  feedback: {
    name: 'feedback',
    aliases: 'rate',
    summary: 'Tell how satisfied users are, which moves u, or whether a report was useful',
    args: {
      about: {
        name: 'about',
        aliases: 'scenario, run',
        label: 'A scenario, or the number of a report’s run',
      },
      satisfaction: {
        name: 'satisfaction',
        aliases: 'rating, score',
        label: 'Mean and full marks: 4.2/5, 84%',
      },
      n: { name: 'n', aliases: 'answers, count', label: 'How many people answered, such as 120' },
      useful: { name: 'useful', aliases: 'helpful', label: 'Whether the report was useful: yes or no' },
    },
  },
  observe: {
    name: 'observe',
    aliases: 'actual, actuals',
    summary: 'Tell what really came and was spent: market and precision move, reports compare',
    args: {
      scenario: { name: 'scenario', aliases: '', label: 'Which scenario; without it that of the newest run' },
      value: { name: 'value', aliases: 'outcome', label: 'What really came over that time, such as 210k' },
      from: {
        name: 'from',
        aliases: 'since, start',
        label: 'First day, such as 2024-01-01; without it one period',
      },
      to: { name: 'to', aliases: 'until, end', label: 'Last day, such as 2024-01-07; yesterday without it' },
      spend: {
        name: 'spend',
        aliases: '',
        label: 'What was really spent over that time: app=9k, website=12k',
      },
    },
  },
} as const;

/**
 * The forms of commands, by the command's declared name: a title and a button of at most 24 characters (Slack's
 * limit), labels of at most 45 and hints of at most 100 (Discord's).
 */
export const forms = {
  feedback: {
    title: 'Give feedback',
    submit: 'Send',
    fields: {
      about: 'Scenario',
      satisfaction: 'How satisfied users are, on average',
      n: 'How many answered',
    },
    hints: { satisfaction: 'The mean and full marks, such as 4.2/5 or 84%' },
  },
  observe: {
    title: 'What really came',
    submit: 'Record',
    fields: {
      scenario: 'Scenario',
      value: 'Value that came over the time',
      from: 'First day',
      to: 'Last day',
      spend: 'What was really spent',
    },
    hints: {
      value: 'For example: 210k',
      from: 'For example: 2024-01-01; empty for one period',
      to: 'For example: 2024-01-07; empty for yesterday',
      spend: 'For example: app=9k, website=12k',
    },
  },
} as const;

/** What can be wrong, and how to put it right. Backticks mark what can be typed. */
export const problems = {
  day: {
    unreadable: {
      message: '`{{received}}` is not a day that I can read.',
      hint: 'Write it like `2024-01-31`.',
    },
    none: {
      message: 'The calendar has no day `{{received}}`.',
      hint: 'Check month and day; write it like `2024-01-31`.',
    },
    later: { message: '`{{received}}` is yet to come.', hint: 'Tell what really happened, up to today.' },
  },
  feedback: {
    nothing: {
      message: 'It says neither how satisfied people were nor whether a report was useful.',
      hint: 'For example `feedback medical satisfaction=4.2/5 n=120`, or `feedback 12 useful=yes` about run 12.',
    },
    'rating-unreadable': {
      message: '`{{received}}` is not a rating that I can read.',
      hint: 'Write the mean and full marks: `4.2/5`, `8.1/10` or `84%`.',
    },
    'rating-range': {
      message: '`{{received}}` does not lie on its scale, from {{low}} to {{high}}.',
      hint: 'Write the mean first, full marks after the slash: `4.2/5`.',
    },
    answers: { message: 'It does not say how many people answered.', hint: 'Give their number: `n=120`.' },
    'no-run': {
      message: 'It does not say which report was useful.',
      hint: 'Name the number of its run: `feedback 12 useful=yes`.',
    },
    file: {
      message: '`{{received}}` is a file, and feedback belongs to a scenario that stays.',
      hint: 'Use a scenario by its name: `scenario list` names them.',
    },
    which: {
      message: 'It does not say which scenario it is about, and none was worked on here yet.',
      hint: 'Name it: `{{example}}`.',
    },
  },
  observe: {
    'per-period': {
      message:
        '`{{received}}` is an amount per period; here it takes what was spent in the days that are told.',
      hint: 'Write the sum for these days, such as `app=9k`.',
    },
    far: {
      message: '{{amount}} is told where about {{known}} was expected ({{times}}): is that what you mean?',
      hint: 'Nothing was stored. If it is right, add an exclamation mark: `{{confirmed}}`. If not, check `k` and `m`.',
    },
    nothing: {
      message: 'It says neither what came of the time nor what was spent.',
      hint: 'For example `observe medical value=210k app=9k website=12k`.',
    },
    change: {
      message: '`{{received}}` is a change; here it takes what was really spent.',
      hint: 'Write the amount over the whole time: `app=9k`.',
    },
    group: {
      message: '`{{received}}` is a group of channels.',
      hint: 'Tell what was spent on each: {{choices}}.',
    },
    window: {
      message: 'The time has to begin before it ends, and last {{bound}} days at most.',
      hint: 'Give its first and last day: `from=2024-01-01 to=2024-01-07`.',
    },
    'too-many': {
      message: 'There are {{bound}} observations already, and no more are kept.',
      hint: '`forget` removes all that is kept of the workspace.',
    },
  },
} as const;

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
    reckonedBefore:
      'It is recorded, and reports show it. The adopted plan was reckoned as before an update, so there is no forecast to compare with: run `optimize {{id}}` and adopt the new plan.',
    noValue:
      'It is recorded, and reports show it. Without a value nothing can be told of market and precision.',
  },
  actual: {
    title: '{{scenario}}: what came of {{from}} to {{to}}',
    inside:
      '{{scenario}}: {{actual}} came of {{from}} to {{to}}, {{expected}} was expected ({{change}}), within its 90% interval {{low}}…{{high}}.',
    outside:
      '{{scenario}}: {{actual}} came of {{from}} to {{to}}, {{expected}} was expected ({{change}}), outside its 90% interval {{low}}…{{high}}.',
    replaces: 'Replaces {{before}}, given on {{date}} for the same days.',
    again: 'The same as given on {{date}}.',
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

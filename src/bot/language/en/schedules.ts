/** What replies about schedules and adopted plans say. Backticks mark what can be typed. */
export const schedules = {
  every: {
    day: 'every day at {{at}}',
    week: 'every {{days}} at {{at}}',
    weekdays: 'on weekdays at {{at}}',
    month: 'on day {{day}} of each month at {{at}}',
    longMonth: 'on day {{day}} of each month, in shorter ones on the last, at {{at}}',
    monthEnd: 'on the last day of each month at {{at}}',
    cron: 'by the cron pattern {{pattern}}',
  },
  here: 'this channel',
  terminal: 'this terminal',
  channel: '#{{name}}',
  title: 'Schedule {{number}}: {{scenario}}',
  added: '{{scenario}} is reported {{every}} ({{zone}}) in {{place}}, next on {{next}}.',
  resumed:
    'Schedule {{number}} runs again: {{scenario}} {{every}} ({{zone}}) in {{place}}, next on {{next}}.',
  runsAlready:
    'Schedule {{number}} runs already: {{scenario}} {{every}} ({{zone}}) in {{place}}, next on {{next}}.',
  paused:
    'Schedule {{number}} rests: {{scenario}} is no longer reported in {{place}} until somebody resumes it.',
  restsAlready: 'Schedule {{number}} rests already: {{scenario}} is not reported in {{place}}.',
  removed:
    'Schedule {{number}} is removed: {{scenario}} is no longer reported {{every}} ({{zone}}) in {{place}}.',
  asked: 'A report of {{scenario}} is being worked out; it will arrive in {{place}}.',
  facts: {
    line: 'Works out',
    onlyIf: 'Sent only if',
    next: 'Next three',
  },
  whenIn: '{{every}} ({{zone}})',
  moved: 'the value or some channel’s spend moved by more than {{share}}',
  twin: 'Schedule {{number}} brings the same reports at the same times: one of the two is enough.',
  atPrompt:
    'Reports come to a terminal while its prompt is open (npm start); one that was missed comes when it is opened next.',
  edges: {
    twice: 'On {{date}} the clock in {{zone}} shows {{time}} twice; the report comes the first time.',
    never:
      'On {{date}} the clock in {{zone}} skips the time asked for; the report comes when the gap ends, at {{time}}.',
    change: 'Between these, the clock in {{zone}} changes; reports keep to the time that it shows.',
  },
  actions: {
    run: 'Report now',
    pause: 'Pause',
    resume: 'Resume',
    remove: 'Remove',
    list: 'All schedules',
    weekly: 'Schedule weekly',
    adopt: 'Adopt',
  },
  list: {
    title: 'Schedules',
    none: 'There are no schedules here yet.',
    start: 'Make one: `{{line}}`',
    summary_one: '{{count}} schedule; the next report, of {{scenario}}, comes on {{next}} ({{zone}}).',
    summary_other: '{{count}} schedules; the next report, of {{scenario}}, comes on {{next}} ({{zone}}).',
    summaryResting_one: '{{count}} schedule, which rests.',
    summaryResting_other: '{{count}} schedules; all of them rest.',
    number: 'No.',
    scenario: 'Scenario',
    when: 'When',
    next: 'Next',
    place: 'Where',
    by: 'By',
    line: 'Works out',
    onlyIf: '{{line}}, sent only if something moved by more than {{share}}',
    rests: 'rests: {{why}}',
    change: 'To change one: `{{pause}}`, `{{resume}}`, `{{run}}` or `{{remove}}`.',
  },
  rests: {
    asked: 'somebody paused it',
    'channel-gone': 'the channel is gone or archived',
    'bot-removed': 'I was removed',
    'not-allowed': 'I may not post there',
    'scenario-gone': 'the scenario is gone',
  },
  adopted: {
    title: '{{scenario}}: plan #{{number}} adopted',
    summary:
      '{{scenario}}: the team takes plan #{{number}}: {{spend}}{{per}}, expected value {{value}} {{span}}.',
    summaryInterval:
      '{{scenario}}: the team takes plan #{{number}}: {{spend}}{{per}}, expected value {{value}} {{span}} (90% interval {{low}}…{{high}}).',
    already: '{{scenario}}: plan #{{number}} is the adopted one already, since {{date}}.',
    compares: 'Reports compare with it from now on.',
    counts: 'From {{date}} ({{zone}}) on it counts as today’s spend, in reports and new plans.',
    replaces: 'It takes the place of plan #{{number}}, adopted on {{date}}.',
    caption: '{{scenario}}: spend {{each}}, today and adopted',
    today: 'Today',
    adopted: 'Adopted',
  },
} as const;

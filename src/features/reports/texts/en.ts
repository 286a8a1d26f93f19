/** Words to the maker of a schedule whose report could not come as it should. */
export const delivery = {
  platforms: { slack: 'Slack', discord: 'Discord', terminal: 'The terminal', web: 'The web chat' },
  mayRepeat:
    'This report may stand here twice: the connection broke when it was first sent, and I may not look whether it arrived.',
  givenUp: {
    platform: {
      title: 'A report did not arrive',
      summary:
        'The report on {{scenario}} that was due on {{due}} ({{zone}}) did not arrive: {{platform}} did not take it for a day, and it has been given up.',
      advice:
        'Schedule {{number}} goes on; its next report comes on {{next}}. For one now, type `{{run}}` in its channel.',
    },
    fault: {
      title: 'A report could not be made',
      summary:
        'The report on {{scenario}} that was due on {{due}} ({{zone}}) could not be made because of a fault on our side. It was tried for a day and has been given up.',
      advice:
        'The log tells what happened under `{{mark}}`. Schedule {{number}} goes on; its next report comes on {{next}}. To try once more, type `{{run}}` in its channel.',
    },
  },
  paused: {
    'channel-gone': {
      title: 'Schedule {{number}} rests',
      summary:
        'Schedule {{number}} ({{scenario}}) rests: its channel is gone or archived, and the report that was due on {{due}} ({{zone}}) could not be sent.',
      advice:
        'Bring the channel back and type `{{resume}}` in the workspace. For another channel, add a new schedule there and remove this one: `{{remove}}`.',
    },
    'bot-removed': {
      title: 'Schedule {{number}} rests',
      summary:
        'Schedule {{number}} ({{scenario}}) rests: I am not in its channel any more, and the report that was due on {{due}} ({{zone}}) could not be sent.',
      advice: 'Invite me to the channel again, then type `{{resume}}` there.',
    },
    'not-allowed': {
      title: 'Schedule {{number}} rests',
      summary:
        'Schedule {{number}} ({{scenario}}) rests: I may not post in its channel, and the report that was due on {{due}} ({{zone}}) could not be sent.',
      advice:
        'Let me see the channel and send messages, links and files there (or ask an admin to), then type `{{resume}}` there.',
    },
    'scenario-gone': {
      title: 'Schedule {{number}} rests',
      summary:
        'Schedule {{number}} rests: its scenario {{scenario}} is gone, and the report that was due on {{due}} ({{zone}}) could not be made.',
      advice:
        'Once the scenario is there again, type `{{resume}}` in its channel. If it is not needed any more: `{{remove}}`.',
    },
  },
  impossible: {
    title: 'A report could not be made',
    summary:
      'The report on {{scenario}} that was due on {{due}} ({{zone}}) could not be made: what schedule {{number}} asks for has no plan.',
    advice:
      'Schedule {{number}} goes on; its next report comes on {{next}}. Once it is put right, `{{run}}` in its channel makes one at once; to end it, type `{{remove}}`.',
  },
} as const;

/** What reports say. */
export const reports = {
  fitFails_one:
    'Careful: the forecasts of fit {{fit}} fail: {{inside}} of {{count}} week since then lies in its 90% range. `fit {{id}}` learns from the new weeks.',
  fitFails_other:
    'Careful: the forecasts of fit {{fit}} fail: {{inside}} of {{count}} weeks since then lie in its 90% range. `fit {{id}}` learns from the new weeks.',
  adoptedLater:
    'Plan #{{number}} was adopted on {{at}}; it counts as current spend from {{from}}, when its first period has passed.',
  title: '{{scenario}}: report, {{when}}',
  weekOf: 'week of {{day}}',
  subject: '{{scenario}}, {{when}}',
  nothingNew: '{{subject}}, nothing new since {{since}}',
  despite: 'The inputs changed, the plan did not: {{causes}}.',
  keep: '{{subject}}: keep the plan (#{{number}}, adopted {{at}}); {{measure}} {{value}} {{span}}{{interval}}.',
  interval: ' (90% range {{low}} to {{high}})',
  sinceLast: 'Since {{since}}: {{what}}.',
  anew: 'Comparisons with earlier reports, “only if” rules and the record of forecasts start anew with this report.',
  first: 'This is the first report of this schedule; the next ones tell what changed.',
  late: 'Late: it was due on {{due}} ({{zone}}), but the bot was not running or could not get through.',
  lateDown: 'Late: it was due on {{due}} ({{zone}}), but the bot was not running.',
  skipped: 'Not sent meanwhile: {{moments}}.',
  more_one: '{{count}} more',
  more_other: '{{count}} more',
  changes: {
    title: 'Since the last report ({{since}}, plan #{{number}})',
    measure: 'Expected {{measure}} {{span}}',
    change: '{{from}} → {{to}} ({{change}})',
    same: '{{to}}, as before',
    added: 'new: {{to}}',
    gone: 'no longer there, had {{from}}',
    channels: 'Channels',
    others_one: '{{count}} more moved',
    others_other: '{{count}} more moved',
    steady: 'none moved by more than {{share}} of the budget',
    why: 'Why',
    moved: 'the plan moved; no cause found in the inputs',
    noCause: 'no cause found in the inputs',
    noCauseUnproved:
      'no cause found in the inputs; a search that stopped before its proof may have ended elsewhere',
  },
  actuals: {
    title: 'Actual results, {{from}} to {{to}}',
    titleAgainst: 'Actual results, {{from}} to {{to}}, against the adopted plan #{{number}}',
    value: 'Actual value',
    outcome: 'Actual outcome',
    spend: 'Actual spend',
    spendOf_one: 'Actual spend on {{count}} channel',
    spendOf_other: 'Actual spend on {{count}} channels',
    alone: '{{actual}}',
    reckonedBefore: '{{actual}} (not compared: plan #{{number}} was reckoned as before an update)',
    against: '{{actual}}, expected {{expected}} ({{change}})',
    inside: '{{text}}, within its 90% range {{low}} to {{high}}',
    outside: '{{text}}, outside its 90% range {{low}} to {{high}}',
    planned: '{{actual}}, planned {{planned}} ({{change}})',
    asPlanned: '{{actual}}, as planned',
    unplanned: '{{actual}}, none planned',
  },
  stale: {
    label: 'May be out of date',
    builtIn: 'built-in assumptions, never replaced by your own numbers',
    scenario: 'scenario unchanged since {{since}}',
    noActuals: 'no actual numbers yet',
    actuals: 'no actual numbers since {{since}}',
    adoption: 'adopted plan of {{since}}',
  },
  today: 'Adopted (#{{number}})',
  trend: {
    rose: '{{measure}} {{change}} since {{since}}: {{from}} → {{to}} {{span}}',
    flat: '{{measure}} as on {{since}}: {{to}} {{span}}',
    subtitle: 'The best plan of each report and its proved bound; below, what it spends {{each}}',
    leastSubtitle:
      'The cheapest plan of each report; below, what it spends {{each}} and the least that any plan needs',
    alt: '{{title}}. {{reports}}.',
    point: '{{day}}: {{measure}} {{value}} (bound {{bound}}), spend {{spend}}',
    leastPoint: '{{day}}: {{measure}} {{value}}, spend {{spend}} (at least {{bound}})',
    value: 'Best plan’s {{measure}}',
    bound: 'Proved bound',
    spend: 'Spend {{each}}',
    leastSpend: 'Proved least spend',
  },
  actions: { adopt: 'Adopt', pause: 'Pause reports' },
} as const;

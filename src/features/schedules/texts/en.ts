/**
 * Each command by its declared name: what it is called, what else it is called (comma-separated), what it does,
 * and the same for each of its arguments. Summaries and labels have at most 100 characters (Discord's limit).
 */
export const commands = {
  'schedule add': {
    name: 'schedule add',
    aliases: 'schedule new, schedule create, add schedule',
    summary: 'Report a scenario’s best plan regularly: daily, weekly, monthly or by a cron pattern',
    args: {
      scenario: { name: 'scenario', aliases: '', label: 'Which scenario: a built-in one or your own' },
      when: {
        name: 'when',
        aliases: 'every',
        label: 'When: weekly mon 09:00, weekdays 9am, monthly last 18:00, cron 0 9 * * 1',
      },
      timezone: { name: 'timezone', aliases: 'tz, zone', label: 'By which clock: Europe/Berlin, or a city' },
      channel: {
        name: 'channel',
        aliases: 'to',
        label: 'Where reports go, such as #growth; here without it',
      },
      'only-if': {
        name: 'only-if',
        aliases: 'if, onlyif, only-if-moved, moved',
        label: 'Only when the value or some spend moved by more than this, such as 5%',
      },
      budget: { name: 'budget', aliases: 'spend', label: 'Budget per period, such as 50k or 1.2m' },
      extra: {
        name: 'extra',
        aliases: 'more, additional',
        label: 'So much more than is spent now, such as 10k: where does it go, the rest as it is',
      },
      goal: { name: 'goal', aliases: 'aim', label: 'What to aim for: value, profit, roi>=2, value>=300k' },
      risk: {
        name: 'risk',
        aliases: 'attitude',
        label: 'Best on average (mean), or in bad cases (cautious)',
      },
      period: { name: 'period', aliases: 'per', label: 'The period that amounts are stated for' },
      release: {
        name: 'release',
        aliases: 'freed, free',
        label: 'Held channels that the plan may move: tv, or all',
      },
      anyway: { name: 'anyway', aliases: 'regardless', label: 'yes: a plan although its fit carries none' },
      limits: { name: 'limits', aliases: 'limit, bounds', label: 'Limits such as app<=20k, website>=5k' },
    },
  },
  'schedule list': {
    name: 'schedule list',
    aliases: 'schedules, list schedules, schedule',
    summary: 'List the schedules, and when their next reports come',
    args: {},
  },
  'schedule pause': {
    name: 'schedule pause',
    aliases: 'pause schedule',
    summary: 'Let a schedule rest until somebody resumes it',
    args: {
      schedule: { name: 'schedule', aliases: 'number', label: 'The number of the schedule, such as 3' },
    },
  },
  'schedule resume': {
    name: 'schedule resume',
    aliases: 'resume schedule',
    summary: 'Let a paused schedule run again, from its next time on',
    args: {
      schedule: { name: 'schedule', aliases: 'number', label: 'The number of the schedule, such as 3' },
    },
  },
  'schedule remove': {
    name: 'schedule remove',
    aliases: 'schedule delete, remove schedule',
    summary: 'Remove a schedule and what is kept of its reports',
    args: {
      schedule: { name: 'schedule', aliases: 'number', label: 'The number of the schedule, such as 3' },
    },
  },
  'schedule run': {
    name: 'schedule run',
    aliases: 'schedule now, run schedule',
    summary: 'Send a report of a schedule now',
    args: {
      schedule: { name: 'schedule', aliases: 'number', label: 'The number of the schedule, such as 3' },
    },
  },
} as const;

/**
 * The forms of commands, by the command's declared name: a title and a button of at most 24 characters (Slack's
 * limit), labels of at most 45 and hints of at most 100 (Discord's).
 */
export const forms = {
  'schedule add': {
    title: 'Schedule a report',
    submit: 'Schedule',
    fields: {
      scenario: 'Scenario',
      when: 'When',
      timezone: 'Time zone',
      budget: 'Budget, if not the scenario’s own',
      'only-if': 'Only if something moved by more than',
    },
    hints: {
      when: 'weekly mon 09:00, weekdays 9am, monthly last 18:00; a channel such as #growth may follow',
      timezone: 'A zone such as Europe/Berlin, or a large city',
    },
  },
} as const;

/** What can be wrong, and how to put it right. Backticks mark what can be typed. */
export const problems = {
  zone: {
    unknown: {
      message: '`{{received}}` is no time zone that I know.',
      hint: 'Write it like `Europe/Berlin`, by a large city (`Berlin`), or as `UTC`.',
    },
    ambiguous: {
      message: '`{{received}}` may be the clock of several places: {{choices}}.',
      hint: 'Write the one that you mean, such as `{{example}}`.',
    },
  },
  schedule: {
    'when-unreadable': {
      message: '`{{received}}` does not say when reports come, as far as I can read.',
      hint: 'Write it like `weekly mon 09:00`, `weekdays 9am`, `daily 8:30`, `monthly 1 09:00`, `monthly last 18:00` or `cron "0 9 * * 1"`; a zone may follow, such as `Europe/Berlin`.',
    },
    'when-times': {
      message: 'It names several times of day: {{received}}.',
      hint: 'A schedule has one; make two schedules, or use a cron pattern such as `cron "0 9,15 * * *"`.',
    },
    'cron-unreadable': {
      message: '`{{received}}` is no cron pattern that I can read.',
      hint: 'It has five fields: minute, hour, day of the month, month, day of the week. `cron "0 9 * * 1"` is Mondays at 9:00, `cron "30 8 1,15 * *"` the 1st and 15th at 8:30.',
    },
    'cron-never': {
      message: '`{{received}}` never comes: no such day is in any calendar.',
      hint: 'The third field is the day of the month, the fourth the month; `cron "0 9 L * *"` is the last day of each month.',
    },
    'cron-too-often': {
      message: '`{{received}}` leaves only {{minutes}} min between reports.',
      hint: 'Reports come at least {{bound}} minutes apart: each is worked out anew and read by people. `cron "0 9-17 * * 1-5"` is every hour of a working day.',
    },
    'channel-unreadable': {
      message: '`{{received}}` is not one channel that I can read.',
      hint: 'Write it like `#growth`, or leave it out for reports here.',
    },
    'channel-unknown': {
      message: 'There is no channel `{{received}}` that both of us can see.',
      hint: 'Check its name; into a private channel I have to be invited first: type `/invite @channels` there. Without a channel, reports come here.',
    },
    'channel-closed': {
      message: 'I am not in {{received}}, so no report could arrive there.',
      hint: 'Type `/invite @channels` there, then try again.',
    },
    'channel-forbidden': {
      message: 'I may not write in {{received}}, so no report could arrive there.',
      hint: 'Let me see the channel, send messages and attach files there, then try again.',
    },
    'channel-unchecked': {
      message:
        'Whether reports can arrive in {{received}} cannot be checked: the platform does not answer now.',
      hint: 'Nothing was stored. Try again in a minute.',
    },
    'moved-range': {
      message: '`{{received}}` is not a share above 0% and at most 100%.',
      hint: 'Write how much has to move for a report to be sent, such as `5%`.',
    },
    file: {
      message: '`{{received}}` is a file, and a schedule needs a scenario that stays.',
      hint: 'Use a scenario by its name: `scenario list` names them.',
    },
    'too-many': {
      message: 'There are {{bound}} schedules already, and no more are kept.',
      hint: 'Remove one that nobody reads: `schedule list` shows them.',
    },
    unknown: {
      message: 'There is no schedule {{received}} here, or it was made in private by somebody else.',
      hint: '`schedule list` shows those that you can see.',
    },
    'not-yours': {
      message: 'Schedule {{received}} can be changed by {{maker}}, who made it, and by admins.',
      hint: 'Ask one of them, or make one of your own with `schedule add`.',
    },
    'asked-already': {
      message: 'A report of schedule {{received}} was asked for this very moment.',
      hint: 'It is on its way.',
    },
  },
} as const;

/** What replies about schedules say. Backticks mark what can be typed. */
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
} as const;

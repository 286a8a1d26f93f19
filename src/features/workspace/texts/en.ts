/**
 * Each command by its declared name: what it is called, what else it is called (comma-separated), what it does,
 * and the same for each of its arguments. Summaries and labels have at most 100 characters (Discord's limit).
 */
export const commands = {
  home: {
    name: 'home',
    aliases: 'overview, start',
    summary: 'Show everything at a glance: scenarios, last runs, schedules, settings',
    args: {},
  },
  settings: {
    name: 'settings',
    aliases: 'setting, preferences',
    summary: 'Show the settings of this workspace or, for admins, change them',
    args: {
      language: {
        name: 'language',
        aliases: 'lang',
        label: 'For those whose own is not known, and for reports: en or zh',
      },
      currency: { name: 'currency', aliases: 'money', label: 'What amounts are in: CNY, USD, EUR…' },
      timezone: { name: 'timezone', aliases: 'tz, zone', label: 'By which clock: Asia/Shanghai, or a city' },
      charts: {
        name: 'charts',
        aliases: 'chart',
        label: 'Who draws charts: local, or quickchart where configured',
      },
      keep: {
        name: 'keep',
        aliases: 'retention',
        label: 'How long runs, reports and imported weeks are kept: 365d, 52w, 2y, or forever',
      },
      change: { name: 'change', aliases: '', label: 'Opens the form, where there are forms' },
    },
  },
  forget: {
    name: 'forget',
    aliases: 'forget-everything',
    summary: 'Delete all data of this workspace, after asking; admins only',
    args: { confirm: { name: 'confirm', aliases: '', label: 'The word that the button carries' } },
  },
  help: {
    name: 'help',
    aliases: '?, commands, -h, --help',
    summary: 'Explain the commands, or one of them',
    args: { command: { name: 'command', aliases: '', label: 'The command to explain' } },
  },
} as const;

/**
 * The forms of commands, by the command's declared name: a title and a button of at most 24 characters (Slack's
 * limit), labels of at most 45 and hints of at most 100 (Discord's).
 */
export const forms = {
  settings: {
    title: 'Change the settings',
    submit: 'Save',
    fields: {
      language: 'Language, where a person’s is not known',
      currency: 'Currency',
      timezone: 'Time zone',
      charts: 'Who draws charts',
      keep: 'How long runs, reports, weeks are kept',
    },
    hints: {
      language: 'Empty leaves it as it is; “default” takes it back',
      currency: 'Its ISO code, such as CNY; empty leaves it, “default” takes it back',
      timezone: 'Europe/Berlin, or a large city; empty leaves it, “default” takes it back',
      charts: 'Empty leaves it as it is; “default” takes it back',
      keep: '365d, 52w or 2y; empty leaves it, “forever” deletes nothing',
    },
  },
} as const;

/** What can be wrong, and how to put it right. Backticks mark what can be typed. */
export const problems = {
  settings: {
    admins: {
      message:
        'Settings are for admins to change: of the Slack workspace, or who may manage the Discord server.',
      hint: 'Ask one of them; `settings` alone shows everybody how they are.',
    },
    currency: {
      message: '`{{received}}` is no currency that I know.',
      hint: 'Write its ISO code, such as `{{example}}`.',
    },
    keep: {
      message: '`{{received}}` is no time for which runs are kept: from {{low}} to {{high}} days.',
      hint: 'Write days, weeks or years: `keep=365d`, `keep=52w`, `keep=2y`; `keep=forever` deletes nothing.',
    },
    'nothing-said': {
      message: 'Nothing was said of what is to be set.',
      hint: 'Name it: `settings language=zh currency=CNY timezone=Asia/Shanghai`; `default` takes a setting back.',
    },
    'no-chart-server': {
      message: 'No chart server is configured here, so charts are always drawn on this machine.',
      hint: 'Whoever runs the bot can name one with CHARTS and QUICKCHART_URL; until then, leave `charts` out.',
    },
  },
  forget: {
    admins: {
      message:
        'Deleting all data is for admins: of the Slack workspace, or who may manage the Discord server.',
      hint: 'Ask one of them. What you made yourself you can remove: `scenario remove`, `schedule remove`.',
    },
    expired: {
      message:
        'This confirmation does not hold any more: it is for one person, for ten minutes, and for what was there then.',
      hint: 'Nothing was deleted. Ask again with `forget`.',
    },
    nothing: { message: 'Nothing is kept of this workspace.', hint: 'There is nothing to delete.' },
  },
} as const;

/** What help says. Backticks mark what can be typed. */
export const replies = {
  help: {
    title: 'What I can do',
    summary: 'Commands: {{names}}.',
    more: 'More about one: ',
    options: 'Options',
    option: 'Option',
    meaning: 'Meaning',
    needed: 'Needed',
    example: 'Example',
    yes: 'yes',
    no: 'no',
    alsoCalled: 'Also called: {{names}}',
  },
} as const;

/** What replies about settings, the home page and forgetting say. Backticks mark what can be typed. */
export const scenarios = {
  settings: {
    undecided: {
      title: 'Which settings are to hold?',
      summary_one: 'Terminal and page are one workspace now, and one setting differed.',
      summary_other: 'Terminal and page are one workspace now, and {{count}} settings differed.',
      one: '{{setting}}: {{kept}} at the terminal, {{other}} on the page. {{kept}} holds until you choose: `{{keep}}` or `{{change}}`.',
      keep: 'Keep {{value}}',
      take: 'Use {{value}}',
    },
    title: 'Settings',
    summary:
      'Language {{language}}, currency {{currency}}, time zone {{timezone}}, charts {{charts}}, runs, reports and imported weeks kept {{keep}}.',
    saved_one: 'Saved: {{changes}}.',
    saved_other: 'Saved: {{changes}}.',
    unchanged: 'Nothing differs from what was set, and nothing was stored.',
    language: 'Language',
    currency: 'Currency',
    timezone: 'Time zone',
    charts: 'Charts',
    keep: 'Runs, reports and imported weeks kept',
    days_one: '{{count}} day',
    days_other: '{{count}} days',
    forEver: 'for ever',
    byDefault: '{{value}} (not set)',
    languages: { en: 'English', zh: 'Simplified Chinese' },
    renderers: {
      local: 'drawn on this machine',
      quickchart: 'drawn by the chart server, which gets titles, names and amounts',
    },
    languageNote:
      'Replies are in the language of whoever asks, where the platform tells it; else in this one.',
    currencyNote:
      'New scenarios and the built-in ones count in it, and ¥ or a bare amount means it. Amounts are not converted.',
    keepNote:
      'Runs, their conversations and reports that were kept long enough are deleted once a day, for everybody, and so are imported weeks that nobody imported anew for so long; adopted plans, the last report of each schedule and what was fitted stay. Files that were dropped are not kept.',
    change: 'To change them (admins): `{{line}}`. `default` instead of a value takes a setting back.',
    changeButton: 'Change…',
    onlyAdmins: 'Admins can change them.',
  },
  forget: {
    title: 'Delete all data of this workspace',
    ask: 'This deletes everything that is kept of this workspace, for everybody, and cannot be undone.',
    what: 'What goes',
    scenarios: 'Own scenarios, with all versions',
    runs: 'Runs',
    adoptions: 'Adopted plans',
    schedules: 'Schedules',
    reports: 'Reports',
    histories: 'Histories (imported weekly data)',
    fits: 'Fits',
    experiments: 'Experiments',
    observations: 'Feedback and observed results',
    rest: 'Settings, conversations and everything else go, too. Messages that were posted stay on the platform: delete them there.',
    backups:
      'Backups that whoever runs the bot has made are apart and stay as they are; ask them to delete those.',
    confirm: 'Delete everything',
    minutes: 'The button holds for ten minutes, for you only.',
    done: 'Everything that was kept of this workspace is deleted. Backups that whoever runs the bot has made are apart.',
  },
  home: {
    title: 'channels',
    summary_one: '{{count}} scenario, {{runs}}, {{schedules}}.',
    summary_other: '{{count}} scenarios, {{runs}}, {{schedules}}.',
    runs_one: '{{count}} run of late',
    runs_other: '{{count}} runs of late',
    schedules_one: '{{count}} schedule',
    schedules_other: '{{count}} schedules',
    lastRuns: 'Last runs',
    noRuns: 'Nothing was worked out here yet: press a button, or type `{{line}}`.',
    scenarios: 'Scenarios',
    nextReports: 'Schedules',
    settings: 'Settings',
    optimize: 'Optimise {{scenario}}',
    new: 'New scenario…',
    schedule: 'Schedule…',
    history: 'History',
    help: 'Help',
    allSettings: 'Settings',
    more: '{{count}} more: `{{line}}`',
  },
} as const;

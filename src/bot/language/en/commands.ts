/**
 * Each command by its declared name: what it is called, what else it is called (comma-separated), what it does,
 * and the same for each of its arguments. Summaries and labels have at most 100 characters (Discord's limit).
 */
export const commands = {
  optimize: {
    name: 'optimize',
    aliases: 'optimise, plan, opt',
    summary: "Find the best split of a scenario's budget over its channels, with a proof",
    args: {
      scenario: { name: 'scenario', aliases: '', label: 'Which scenario: a built-in one or your own' },
      budget: { name: 'budget', aliases: 'spend', label: 'Budget per period, such as 50k or 1.2m' },
      goal: { name: 'goal', aliases: 'aim', label: 'What to aim for: value, profit, roi>=2, value>=300k' },
      risk: {
        name: 'risk',
        aliases: 'attitude',
        label: 'Best on average (mean), or in bad cases (cautious)',
      },
      period: { name: 'period', aliases: 'per', label: 'The period that amounts are stated for' },
      limits: { name: 'limits', aliases: 'limit, bounds', label: 'Limits such as app<=20k, website>=5k' },
    },
  },
  whatif: {
    name: 'whatif',
    aliases: 'what-if, what if, try',
    summary: 'Price a plan of your own: what it is worth, against today’s and the best, and what it breaks',
    args: {
      scenario: { name: 'scenario', aliases: 'run', label: 'A scenario, or the number of a run' },
      changes: {
        name: 'changes',
        aliases: 'change',
        label: 'What changes: app=+20%, content=30k, brands=-5k',
      },
      from: { name: 'from', aliases: 'base', label: 'Which plan is changed: today’s, the best, the run’s' },
      budget: { name: 'budget', aliases: 'spend', label: 'Budget per period, such as 50k or 1.2m' },
      goal: { name: 'goal', aliases: 'aim', label: 'What to aim for: value, profit, roi>=2, value>=300k' },
      risk: {
        name: 'risk',
        aliases: 'attitude',
        label: 'Best on average (mean), or in bad cases (cautious)',
      },
      period: { name: 'period', aliases: 'per', label: 'The period that amounts are stated for' },
      limits: { name: 'limits', aliases: 'limit, bounds', label: 'Limits such as app<=20k, website>=5k' },
    },
  },
  again: {
    name: 'again',
    aliases: 'rerun, repeat',
    summary: 'Run an earlier optimisation again, with the scenario as it is now',
    args: {
      run: { name: 'run', aliases: 'number', label: 'The number of the run, such as 12' },
      risk: {
        name: 'risk',
        aliases: 'attitude',
        label: 'Best on average (mean), or in bad cases (cautious)',
      },
    },
  },
  explain: {
    name: 'explain',
    aliases: 'why',
    summary: 'Tell why a plan is as it is: marginal returns, what limits cost, what would change it',
    args: {
      run: { name: 'run', aliases: 'number', label: 'The number of the run, such as 12' },
      channel: { name: 'channel', aliases: 'group', label: 'A channel or group to tell of first' },
    },
  },
  compare: {
    name: 'compare',
    aliases: 'diff, versus, vs',
    summary: 'Set two plans side by side: what differs in assumptions, spend and value',
    args: {
      run: { name: 'run', aliases: 'number', label: 'The number of the run, such as 12' },
      with: { name: 'with', aliases: 'to, and', label: 'Another run, or today; else the run before it' },
    },
  },
  export: {
    name: 'export',
    aliases: 'download, save',
    summary: 'Hand a run out as files: the plan as CSV, the record as JSON, the charts as PNG',
    args: {
      run: { name: 'run', aliases: 'number', label: 'The number of the run, such as 12' },
      format: { name: 'format', aliases: 'as', label: 'csv (the plan), json (the record), png (the charts)' },
    },
  },
  adopt: {
    name: 'adopt',
    aliases: 'accept',
    summary: 'Take a plan as the team’s own: reports compare with it, and later it is today’s spend',
    args: { run: { name: 'run', aliases: 'number, plan', label: 'The number of the plan, such as 12' } },
  },
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
      goal: { name: 'goal', aliases: 'aim', label: 'What to aim for: value, profit, roi>=2, value>=300k' },
      risk: {
        name: 'risk',
        aliases: 'attitude',
        label: 'Best on average (mean), or in bad cases (cautious)',
      },
      period: { name: 'period', aliases: 'per', label: 'The period that amounts are stated for' },
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
  'scenario list': {
    name: 'scenario list',
    aliases: 'scenarios, list scenarios, scenario',
    summary: 'List the scenarios that can be optimised here',
    args: {},
  },
  'scenario show': {
    name: 'scenario show',
    aliases: 'show',
    summary: 'Show a scenario: channels, limits, and the assumptions with their reasons',
    args: {
      scenario: { name: 'scenario', aliases: '', label: 'Which scenario: a built-in one or your own' },
    },
  },
  history: {
    name: 'history',
    aliases: 'runs, log',
    summary: 'List earlier runs, newest first',
    args: { scenario: { name: 'scenario', aliases: '', label: 'Only the runs of this scenario' } },
  },
  help: {
    name: 'help',
    aliases: '?, commands, -h, --help',
    summary: 'Explain the commands, or one of them',
    args: { command: { name: 'command', aliases: '', label: 'The command to explain' } },
  },
} as const;

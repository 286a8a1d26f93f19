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
  fit: {
    name: 'fit',
    aliases: 'learn, estimate',
    summary: 'Learn the response curves from the history, with how far they can be trusted',
    args: {
      scenario: {
        name: 'scenario',
        aliases: 'history, fit',
        label: 'A scenario with a history, or the number of a fit',
      },
      curve: {
        name: 'curve',
        aliases: 'saturation',
        label: 'How channels saturate: logistic, or hill (S-shapes)',
      },
      lag: {
        name: 'lag',
        aliases: 'lags, carryover',
        label: 'For how many weeks spend may still have an effect',
      },
      season: {
        name: 'season',
        aliases: 'seasons, waves',
        label: 'How many yearly waves: 0 none, 2 as a rule',
      },
      trend: { name: 'trend', aliases: '', label: 'How the rest moves: piecewise, linear, none' },
      prior: {
        name: 'prior',
        aliases: 'priors',
        label: 'What you know: tv roi 0.5..3, search share 5%..20%',
      },
      beyond: {
        name: 'beyond',
        aliases: 'cap',
        label: 'Cap plans at this multiple of the largest spend seen',
      },
      seed: { name: 'seed', aliases: '', label: 'Other random numbers, to see what rests on them' },
    },
  },
  'experiment add': {
    name: 'experiment add',
    aliases: 'experiment new, add experiment, abtest, ab-test',
    summary: 'Add an A/B test of a channel: lift, interval, probability, and what is still needed',
    args: {
      scenario: { name: 'scenario', aliases: '', label: 'Which scenario: a built-in one or your own' },
      channel: { name: 'channel', aliases: '', label: 'Which channel the test was about' },
      control: { name: 'control', aliases: 'a', label: 'Conversions/visitors of the control: 1200/30000' },
      variant: {
        name: 'variant',
        aliases: 'b, treatment, test',
        label: 'Conversions/visitors of the variant: 1340/30000',
      },
      spend: {
        name: 'spend',
        aliases: 'spend-share',
        label: 'Share of the channel’s spend that only the variant saw; 100%: control without it',
      },
      from: { name: 'from', aliases: 'since, start', label: 'First day of the test, such as 2024-01-01' },
      to: { name: 'to', aliases: 'until, end', label: 'Last day of the test, such as 2024-01-28' },
      carryover: {
        name: 'carryover',
        aliases: 'carry-over',
        label: 'Weeks after the test in which its outcome still counted',
      },
      audience: {
        name: 'audience',
        aliases: 'audience-share',
        label: 'Share of the whole audience that was in the test, such as 40%',
      },
      split: {
        name: 'split',
        aliases: '',
        label: 'Share of visitors the variant should have got; 50% without it',
      },
      effect: { name: 'effect', aliases: 'mde, lift', label: 'Least lift worth finding, such as 5%' },
      power: { name: 'power', aliases: '', label: 'With which probability it is to be found, such as 80%' },
      'control-revenue': {
        name: 'control-revenue',
        aliases: 'revenue-a',
        label: 'Revenue per visitor of the control and its deviation: 4.2±31',
      },
      'variant-revenue': {
        name: 'variant-revenue',
        aliases: 'revenue-b',
        label: 'Revenue per visitor of the variant and its deviation: 4.6±33',
      },
      file: {
        name: 'file',
        aliases: 'csv',
        label: 'A CSV file with arm,revenue, one row a visitor',
      },
    },
  },
  'experiment list': {
    name: 'experiment list',
    aliases: 'experiments, list experiments, experiment',
    summary: 'List the experiments, what they came to and which are applied',
    args: { scenario: { name: 'scenario', aliases: '', label: 'Only those of this scenario' } },
  },
  'experiment show': {
    name: 'experiment show',
    aliases: 'show experiment',
    summary: 'Show an experiment: lift, interval, probability, and what is still needed',
    args: {
      experiment: { name: 'experiment', aliases: 'number', label: 'The number of the experiment, such as 3' },
      effect: { name: 'effect', aliases: 'mde, lift', label: 'Least lift worth finding, such as 5%' },
      power: { name: 'power', aliases: '', label: 'With which probability it is to be found, such as 80%' },
    },
  },
  'experiment apply': {
    name: 'experiment apply',
    aliases: 'apply experiment',
    summary: 'Take an experiment into its scenario: a level moves, or the next fit takes it in',
    args: {
      experiment: { name: 'experiment', aliases: 'number', label: 'The number of the experiment, such as 3' },
      level: {
        name: 'level',
        aliases: 'attribute',
        label: 'What converting means: efficiency, coverage, influence',
      },
    },
  },
  'experiment undo': {
    name: 'experiment undo',
    aliases: 'undo experiment',
    summary: 'Take an applied experiment back: the scenario is as it was before it',
    args: {
      experiment: { name: 'experiment', aliases: 'number', label: 'The number of the experiment, such as 3' },
    },
  },
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
  'scenario new': {
    name: 'scenario new',
    aliases: 'scenario add, scenario create, new scenario',
    summary: 'Make a scenario: from a few words about its channels, or like another one',
    args: {
      name: { name: 'name', aliases: 'called', label: 'What it is to be called' },
      from: { name: 'from', aliases: 'like, template', label: 'The scenario that it begins as' },
      budget: { name: 'budget', aliases: 'spend', label: 'Budget per period, such as 50k or 1.2m' },
      period: { name: 'period', aliases: 'per', label: 'The period that amounts are stated for' },
      channels: {
        name: 'channels',
        aliases: 'channel',
        label: 'Channels and what each spends: website 10k; app 8k. A return may follow: app 8k 2.5',
      },
      goal: { name: 'goal', aliases: 'aim', label: 'What to aim for: value, profit, roi>=2, value>=300k' },
    },
  },
  'scenario edit': {
    name: 'scenario edit',
    aliases: 'scenario change, scenario set, edit',
    summary: 'Change a scenario: budget, goal, limits, any number; each change is a new version',
    args: {
      scenario: { name: 'scenario', aliases: '', label: 'Which scenario: a built-in one or your own' },
      budget: { name: 'budget', aliases: 'spend', label: 'Budget per period, such as 50k or 1.2m' },
      goal: { name: 'goal', aliases: 'aim', label: 'What to aim for: value, profit, roi>=2, value>=300k' },
      risk: {
        name: 'risk',
        aliases: 'attitude',
        label: 'Best on average (mean), or in bad cases (cautious)',
      },
      changes: {
        name: 'changes',
        aliases: 'change, limits',
        label: 'Limits and numbers: patient-app<=20k, patient-app.today=9k',
      },
    },
  },
  'scenario copy': {
    name: 'scenario copy',
    aliases: 'copy scenario',
    summary: 'Make a scenario of your own that begins like another one',
    args: {
      scenario: { name: 'scenario', aliases: '', label: 'Which scenario: a built-in one or your own' },
      name: { name: 'name', aliases: 'called, to', label: 'What the copy is to be called' },
    },
  },
  'scenario import': {
    name: 'scenario import',
    aliases: 'import scenario, import',
    summary: 'Keep a scenario from a file: JSON, or a CSV table of channels, dropped into the chat',
    args: {
      file: { name: 'file', aliases: 'path', label: 'A JSON or CSV file; in a terminal, where it is' },
      name: { name: 'name', aliases: 'called', label: 'For a table: what the scenario is to be called' },
      budget: { name: 'budget', aliases: 'spend', label: 'For a table: budget per period' },
      period: { name: 'period', aliases: 'per', label: 'For a table: what its amounts are per' },
      goal: { name: 'goal', aliases: 'aim', label: 'For a table: what to aim for' },
      currency: { name: 'currency', aliases: '', label: 'For a table: what its amounts are in, such as CNY' },
    },
  },
  'scenario versions': {
    name: 'scenario versions',
    aliases: 'versions, scenario history',
    summary: 'List the versions of a scenario: when, by whom, what each changed',
    args: { scenario: { name: 'scenario', aliases: '', label: 'Which scenario of your own' } },
  },
  'scenario restore': {
    name: 'scenario restore',
    aliases: 'restore scenario, restore',
    summary: 'Bring an earlier version of a scenario back, also of one that was removed',
    args: {
      scenario: { name: 'scenario', aliases: '', label: 'Which scenario of your own' },
      version: { name: 'version', aliases: 'number', label: 'The number of the version, such as 3' },
    },
  },
  'scenario remove': {
    name: 'scenario remove',
    aliases: 'scenario delete, remove scenario',
    summary: 'Remove a scenario of your own, after asking; its versions stay',
    args: {
      scenario: { name: 'scenario', aliases: '', label: 'Which scenario of your own' },
      confirm: { name: 'confirm', aliases: '', label: 'yes: remove it without asking' },
    },
  },
  'data template': {
    name: 'data template',
    aliases: 'template',
    summary: 'A CSV file to fill in with weekly spend and outcome',
    args: { name: { name: 'name', aliases: 'scenario', label: 'Whose channels: a scenario or a history' } },
  },
  'data import': {
    name: 'data import',
    aliases: 'import data, data upload',
    summary: 'Import weekly or daily spend and outcome from a CSV file dropped in the chat',
    args: {
      name: { name: 'name', aliases: 'scenario, as', label: 'Whose history: a scenario, or a new name' },
      file: { name: 'file', aliases: 'path', label: 'A CSV file; in a terminal, where it is' },
      date: { name: 'date', aliases: 'week, day', label: 'The column of dates' },
      outcome: { name: 'outcome', aliases: 'target, y', label: 'The column of what the spend is for' },
      spend: { name: 'spend', aliases: 'spends, channels, cost', label: 'The columns of spend' },
      control: { name: 'control', aliases: 'controls', label: 'Columns of what else moved the outcome' },
      event: { name: 'event', aliases: 'events', label: 'Columns of events, 0 or 1 or named in words' },
      ignore: { name: 'ignore', aliases: 'skip, without', label: 'Columns to leave out' },
      unit: { name: 'unit', aliases: '', label: 'Whether the outcome is money or a count' },
      currency: { name: 'currency', aliases: '', label: 'The currency of the amounts, such as EUR' },
      dates: {
        name: 'dates',
        aliases: 'order',
        label: 'What stands first in 1/7/24: day-first or month-first',
      },
      amounts: { name: 'amounts', aliases: '', label: 'right: amounts that jump a thousandfold are right' },
      confirm: { name: 'confirm', aliases: '', label: 'yes: import it without asking' },
    },
  },
  'data confirm': {
    name: 'data confirm',
    aliases: 'confirm data',
    summary: 'Import a file that was shown, as it was understood or with other columns',
    args: {
      upload: { name: 'upload', aliases: 'file', label: 'The word under which the file waits' },
      outcome: { name: 'outcome', aliases: 'target, y', label: 'The column of what the spend is for' },
      spend: { name: 'spend', aliases: 'spends, channels, cost', label: 'The columns of spend' },
      control: { name: 'control', aliases: 'controls', label: 'Columns of what else moved the outcome' },
      event: { name: 'event', aliases: 'events', label: 'Columns of events, 0 or 1 or named in words' },
      confirm: { name: 'confirm', aliases: '', label: 'yes: import it as it was understood' },
    },
  },
  'data show': {
    name: 'data show',
    aliases: 'data, show data, data list',
    summary: 'Show the weekly history: weeks, spend by channel, outcome',
    args: { name: { name: 'name', aliases: 'scenario', label: 'Whose history; without it, all' } },
  },
  'data remove': {
    name: 'data remove',
    aliases: 'data delete, remove data',
    summary: 'Remove a weekly history, after asking',
    args: {
      name: { name: 'name', aliases: 'scenario', label: 'Whose history' },
      confirm: { name: 'confirm', aliases: '', label: 'yes: remove it without asking' },
      version: { name: 'version', aliases: '', label: 'The version that was seen' },
    },
  },
  history: {
    name: 'history',
    aliases: 'runs, log',
    summary: 'List earlier runs, newest first',
    args: { scenario: { name: 'scenario', aliases: '', label: 'Only the runs of this scenario' } },
  },
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

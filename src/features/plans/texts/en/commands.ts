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
      budget: {
        name: 'budget',
        aliases: 'spend',
        label: 'Budget per period, such as 50k, or with its own: 120k/month',
      },
      extra: {
        name: 'extra',
        aliases: 'more, additional',
        label: 'So much more than is spent now, such as 10k: where does it go, the rest as it is',
      },
      goal: {
        name: 'goal',
        aliases: 'aim',
        label: 'What to aim for: value, profit, roi>=2, cpa<=20, value>=300k',
      },
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
      limits: {
        name: 'limits',
        aliases: 'limit, bounds',
        label: 'Limits such as app<=20k, website<=+20%, within 20%, keep partners',
      },
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
      budget: {
        name: 'budget',
        aliases: 'spend',
        label: 'Budget per period, such as 50k, or with its own: 120k/month',
      },
      goal: {
        name: 'goal',
        aliases: 'aim',
        label: 'What to aim for: value, profit, roi>=2, cpa<=20, value>=300k',
      },
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
      limits: {
        name: 'limits',
        aliases: 'limit, bounds',
        label: 'Limits such as app<=20k, website<=+20%, within 20%, keep partners',
      },
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
    summary: 'Export a plan or a fit as files: CSV, JSON or charts',
    args: {
      run: { name: 'run', aliases: 'number', label: 'The number of the run, such as 12; or a fit: fit 3' },
      format: { name: 'format', aliases: 'as', label: 'csv (the plan), json (the record), png (the charts)' },
    },
  },
  adopt: {
    name: 'adopt',
    aliases: 'accept',
    summary: 'Take a plan as the team’s own: reports compare with it, and later it is today’s spend',
    args: { run: { name: 'run', aliases: 'number, plan', label: 'The number of the plan, such as 12' } },
  },
  history: {
    name: 'history',
    aliases: 'runs, log',
    summary: 'List earlier runs, newest first',
    args: { scenario: { name: 'scenario', aliases: '', label: 'Only the runs of this scenario' } },
  },
} as const;

/**
 * The forms of commands, by the command's declared name: a title and a button of at most 24 characters (Slack's
 * limit), labels of at most 45 and hints of at most 100 (Discord's).
 */
export const forms = {
  whatif: {
    title: 'What if…',
    submit: 'Price it',
    fields: {
      scenario: 'Scenario, or the number of a plan',
      changes: 'What is to change',
      from: 'Changed from',
      budget: 'Budget, if another',
      risk: 'Risk',
    },
    hints: {
      changes: 'One a line: app=+20%, app=-5k or app=30k. A line that ends with = says nothing',
    },
  },
} as const;

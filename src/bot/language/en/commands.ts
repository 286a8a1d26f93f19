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
  again: {
    name: 'again',
    aliases: 'rerun, repeat',
    summary: 'Run an earlier optimisation again, with the scenario as it is now',
    args: { run: { name: 'run', aliases: 'number', label: 'The number of the run, such as 12' } },
  },
  explain: {
    name: 'explain',
    aliases: 'why',
    summary: 'Tell why a plan is as it is: marginal returns, what limits cost, what would change it',
    args: { run: { name: 'run', aliases: 'number', label: 'The number of the run, such as 12' } },
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

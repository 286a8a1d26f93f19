/**
 * Each command by its declared name: what it is called, what else it is called (comma-separated), what it does,
 * and the same for each of its arguments. Summaries and labels have at most 100 characters (Discord's limit).
 */
export const commands = {
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
} as const;

/**
 * The forms of commands, by the command's declared name: a title and a button of at most 24 characters (Slack's
 * limit), labels of at most 45 and hints of at most 100 (Discord's).
 */
export const forms = {
  'scenario new': {
    title: 'New scenario',
    submit: 'Make it',
    fields: {
      name: 'Name',
      budget: 'Budget, if not the sum of today’s spend',
      period: 'Amounts are per',
      channels: 'Channels and what each spends today',
      goal: 'Goal',
    },
    hints: {
      channels: 'One a line: website 10k. What it returns now may follow: website 10k 2.5',
      goal: 'value, profit, roi>=2 or value>=300k; most value without one',
    },
  },
  'scenario edit': {
    title: 'Change a scenario',
    submit: 'Save',
    fields: {
      scenario: 'Scenario',
      budget: 'Budget',
      goal: 'Goal',
      risk: 'Risk',
      changes: 'Limits and other changes',
    },
    hints: {
      goal: 'value, profit, roi>=2 or value>=300k',
      changes: 'One a line: patient-app<=20k, patient-app.today=9k, partners.max=none',
    },
  },
} as const;

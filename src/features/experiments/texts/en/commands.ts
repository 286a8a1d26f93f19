/**
 * Each command by its declared name: what it is called, what else it is called (comma-separated), what it does,
 * and the same for each of its arguments. Summaries and labels have at most 100 characters (Discord's limit).
 */
export const commands = {
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
      effect: { name: 'effect', aliases: 'mde', label: 'Least lift worth finding, such as 5%' },
      power: { name: 'power', aliases: '', label: 'With which probability it is to be found, such as 80%' },
      lift: {
        name: 'lift',
        aliases: 'incremental',
        label: 'What a geo test or lift study found, with half its 95% interval: 120k±30k',
      },
      'control-name': {
        name: 'control-name',
        aliases: '',
        label: 'What the control is called in the table, where its name does not tell',
      },
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
        label: 'A CSV file with one row a visitor, or one row a group',
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
} as const;

/**
 * The forms of commands, by the command's declared name: a title and a button of at most 24 characters (Slack's
 * limit), labels of at most 45 and hints of at most 100 (Discord's).
 */
export const forms = {
  'experiment add': {
    title: 'Add an experiment',
    submit: 'Add',
    fields: {
      scenario: 'Scenario',
      channel: 'Channel that was tested',
      control: 'Control: conversions/visitors',
      variant: 'Variant: conversions/visitors',
      spend: 'Share of spend only the variant saw',
    },
    hints: {
      control: 'For example: 1200/30000',
      variant: 'For example: 1340/30000',
      spend: '100% where the control went without the channel; empty for two versions at the same spend',
    },
  },
} as const;

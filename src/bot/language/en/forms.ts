/**
 * The forms of commands, by the command's declared name: a title and a button of at most 24 characters (Slack's
 * limit), labels of at most 45 and hints of at most 100 (Discord's).
 */
export const forms = {
  hint: 'For example: {{example}}',
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
  fit: {
    title: 'Learn from the history',
    submit: 'Fit',
    fields: {
      scenario: 'Scenario with a history',
      curve: 'Saturation',
      lag: 'Weeks that spend still has an effect',
      season: 'Yearly waves',
      prior: 'What you know of channels',
    },
    hints: {
      lag: '0 to 26; by the length of the history without it',
      season: '0 to 6; by the length of the history without it',
      prior: 'Nine times in ten it is in this range: tv roi 0.5..3, search share 5%..20%',
    },
  },
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
  'data confirm': {
    title: 'Columns of the file',
    submit: 'Import',
    fields: {
      upload: 'File',
      outcome: 'Outcome: what the spend is for',
      spend: 'Spend, one column for each channel',
      control: 'Controls: what else moved it',
      event: 'Events',
    },
    hints: {
      upload: 'The word under which the file waits; leave it as it is',
      spend: 'Names of columns, one a line',
      control: 'Names of columns, one a line: prices, competitors, the weather',
      event: 'Names of columns, one a line. What is listed nowhere is left out',
    },
  },
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
  feedback: {
    title: 'Give feedback',
    submit: 'Send',
    fields: {
      about: 'Scenario',
      satisfaction: 'How satisfied users are, on average',
      n: 'How many answered',
    },
    hints: { satisfaction: 'The mean and full marks, such as 4.2/5 or 84%' },
  },
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
  observe: {
    title: 'What really came',
    submit: 'Record',
    fields: {
      scenario: 'Scenario',
      value: 'Value that came over the time',
      from: 'First day',
      to: 'Last day',
      spend: 'What was really spent',
    },
    hints: {
      value: 'For example: 210k',
      from: 'For example: 2024-01-01; empty for one period',
      to: 'For example: 2024-01-07; empty for yesterday',
      spend: 'For example: app=9k, website=12k',
    },
  },
} as const;

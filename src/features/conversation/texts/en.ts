/** What can be wrong, and how to put it right. Backticks mark what can be typed. */
export const problems = {
  talk: {
    'nothing-to-undo': {
      message: 'This conversation has not changed the plan yet.',
      hint: 'Say what to change, such as `budget 60k`.',
    },
    'no-limit': {
      message: 'Neither this conversation nor the run’s request limits that.',
      hint: 'Limits of the scenario itself are changed in the scenario.',
    },
    'no-budget': { message: 'Nothing would be left of the budget.', hint: 'Take away less than all of it.' },
    'no-earlier': {
      message: 'There is nothing earlier to compare with.',
      hint: 'Compare with `today`, or with a run by its number: `compare with #12`.',
    },
    'no-request': {
      message: 'The request of run #{{received}} cannot be changed in words.',
      hint: 'Type the command again: `optimize medical budget=60k`.',
    },
    'too-many': {
      message: 'That is more than I do at once.',
      hint: 'Say it one after another.',
    },
  },
} as const;

/** What the bot says in a conversation about a run. Backticks mark what can be typed. */
export const talk = {
  suggest: {
    why: 'why so little for {{channel}}?',
    compare: 'compare with today',
    export: 'export as csv',
    undo: 'undo',
    reset: 'back to the start',
    again: 'run again',
    cautious: 'be cautious',
    profit: 'maximise profit',
    budget: 'budget {{budget}}',
    limit: 'cap {{channel}} at {{limit}}',
    whatIf: 'what if {{channel}} +20%',
    only: 'only {{channel}}',
    without: 'without {{channel}}',
    schedule: 'schedule every monday at 09:00',
    when: 'every monday at 09:00',
    adopt: 'adopt this plan',
    history: 'history',
    help: 'help',
  },
  changes: {
    budget: 'budget {{amount}}',
    ownBudget: 'the scenario’s own budget',
    nothing: 'nothing for {{channel}}',
    max: '{{channel}} at most {{amount}}',
    min: '{{channel}} at least {{amount}}',
    gone: 'without “{{limit}}”',
    goal: {
      value: 'most value',
      profit: 'most profit',
      target: 'least spend for a value of {{amount}}',
      roi: 'ROI of at least {{ratio}}',
      cost: 'a cost per result of at most {{amount}}',
      marginal: 'marginal return of at least {{ratio}}',
    },
    risk: { mean: 'on average', cautious: 'cautious' },
    period: {
      day: 'per day',
      week: 'per week',
      month: 'per month',
      quarter: 'per quarter',
      year: 'per year',
    },
  },
  soFar: 'With {{changes}}: {{summary}}',
  atStart: 'As at the start: {{summary}}',
  back: 'Taken back.',
  undoOvertaken: 'Somebody else was quicker; nothing was taken back. This is the newest plan.',
  overtaken:
    'Meanwhile somebody else changed the plan (#{{number}}). This one is without that and does not count as the newest; say it again to put it on top.',
  between: ' · ',
  notUnderstood: {
    title: 'Not understood',
    summary: 'I did not understand that, so I did nothing.',
    nearest: 'What I can do here: {{examples}}',
  },
  alone: {
    title: 'How to talk with me',
    summary: 'I did not understand that.',
    how: {
      mention:
        'Reply under a result and mention me: `what if app +20%`, `budget 60k`, `why so little for partners?`. Elsewhere I take commands, such as `{{line}}`.',
      page: 'Press “Talk about this” under a result, then say it there: `what if app +20%`, `budget 60k`, `why so little for partners?`. Elsewhere I take commands, such as `{{line}}`.',
    },
  },
  help: {
    title: 'What can be said here',
    summary: 'Under a result, say what to change or ask about it; I remember what this thread changed.',
    change: 'Change the plan: {{examples}}',
    ask: 'Ask: {{examples}}',
    act: 'Do: {{examples}}',
  },
  actions: { help: 'All commands', cautious: 'Cautious', mean: 'Expected' },
} as const;

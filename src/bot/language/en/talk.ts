/** What the bot says in a conversation about a run. Backticks mark what can be typed. */
export const talk = {
  suggest: {
    why: 'why so little for {{channel}}?',
    compare: 'compare with today',
    export: 'export as csv',
    undo: 'undo',
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
} as const;

export const discord = {
  /** What the parent command is for; Discord shows it in its command list. */
  summary: 'Spread a budget over channels, with a proof of how close to the best the plan is',
  rowsHidden_one: '… and {{count}} more row',
  rowsHidden_other: '… and {{count}} more rows',
  cut: 'Cut here: the rest does not fit in a Discord message.',
  stop: 'Stop',
  progress: {
    queued: 'Waiting for a free place',
    drawing: 'Drawing what is uncertain',
    searching: 'Looking for the best plan',
    proving: 'Proving how good it is',
    explaining: 'Working out why',
    gap: 'gap {{gap}}',
  },
  restarting: 'I am restarting. Please try again in a minute.',
  unknownButton: 'This button is not one of mine any more. Type `/channels help` to see what I can do.',
  notRunning: 'That has already ended.',
  notYours: 'Only the person who asked, or somebody who may manage this server, can stop this.',
  onlyForYou: 'The answer to this is only for the person who asked.',
  sentDirectly: 'I sent you the answer as a direct message, because only you are to see it.',
  cannotSendDirectly:
    'The answer is only for you, and I may not send you direct messages. Use `/channels` instead: its answer is hidden from others.',
  fault: 'Something went wrong on my side. Please try again; if it stays so, tell the operator: `{{id}}`',
  names: {
    optimize: 'optimize',
    scenario: 'scenario',
    'scenario list': 'list',
    'scenario show': 'show',
    history: 'history',
    help: 'help',
  },
} as const;

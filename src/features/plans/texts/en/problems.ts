/** What can be wrong, and how to put it right. Backticks mark what can be typed. */
export const problems = {
  change: {
    none: { message: 'No change is given.', hint: 'Say what changes, such as `app=+20%` or `app=30k`.' },
    unreadable: {
      message: '`{{received}}` is not a change that I can read.',
      hint: 'Changes look like `app=+20%`, `app=-5k` or `app=30k`.',
    },
    unsigned: {
      message: '`{{received}}` does not say whether that much more or less.',
      hint: 'Write `+20%` or `-20%` for a change, or an amount such as `30k` for what it is to get.',
    },
    'below-nothing': {
      message: '`{{received}}` takes away more than there is.',
      hint: 'The most is `-100%`, which is `0`.',
    },
    'too-large': {
      message: '`{{received}}` is too large a change to say anything about.',
      hint: 'The most is `{{bound}}`; to spend a certain amount, write it: `30k`.',
    },
    'too-many': {
      message: '{{count}} changes are too many; at most {{bound}} are read.',
      hint: 'Change groups instead of single channels.',
    },
    repeated: {
      message: '`{{received}}` is changed twice, by itself or with its group.',
      hint: 'Keep one of the two.',
    },
    'from-nothing': {
      message: 'The channels of `{{received}}` get nothing in that plan, so nothing says how to share it.',
      hint: 'Change its channels one by one.',
    },
    negative: {
      message: 'That leaves `{{channel}}` with {{left}}; it gets {{spend}} in the plan that is changed.',
      hint: 'Take away at most {{spend}}.',
    },
    'no-run': {
      message: 'A scenario has no plan of a run that could be changed.',
      hint: 'Write `from=today` or `from=best`, or begin with the number of a run: `whatif 12 app=+20%`.',
    },
  },
  run: {
    unknown: {
      message: 'There is no run {{received}} here, or it was made in private by somebody else.',
      hint: '`history` lists the runs that you can see.',
    },
    unexplained: {
      message:
        'Run {{received}} cannot be explained: what it was asked for no longer gives a plan, since the program has changed.',
      hint: 'Run it again with the scenario as it is now: `again {{received}}`. The reason:',
    },
  },
  adopt: {
    file: {
      message: 'Plan {{received}} was made from a file, and a plan is adopted for a scenario that stays.',
      hint: 'Adopt a plan of a scenario by its name: `history` lists the plans.',
    },
  },
  compare: {
    same: {
      message: 'Run {{received}} cannot be compared with itself.',
      hint: 'Name another run, or `today`: `compare {{received}} today`.',
    },
  },
  export: {
    'no-picture': {
      message: 'The charts of run {{number}} could not be drawn just now.',
      hint: 'Try again, or take the numbers: `export {{number}} csv`.',
    },
  },
  plan: {
    infeasible: {
      message: 'These limits cannot all hold: {{received}}.',
      hint: 'The least change that mends it: `{{mend}}`.',
    },
    'infeasible-several': {
      message: 'These limits cannot all hold: {{received}}.',
      hint: 'No single change mends it: lower a least amount and raise a most or the budget.',
    },
    'no-outcome': {
      message: 'The value of this scenario is money; it counts no results that could cost something each.',
      hint: 'Ask for a return instead, such as `roi>=2`.',
    },
    'no-money-value': {
      message: 'The scenario gives its outcome no value in money, so this goal has no meaning.',
      hint: 'Use `goal=value`, or give `response.valuePerOutcome` in the scenario.',
    },
    cancelled: { message: 'It was cancelled before a plan was found.', hint: 'Nothing was stored.' },
    busy: {
      message: 'Many plans are being worked out; {{waiting}} wait already, and yours would wait long.',
      hint: 'Nothing was stored; try again in a minute.',
    },
  },
} as const;

/**
 * What the review of a fit says. Of each check: its name, what it found (a clause that also stands alone), why the
 * threshold is where it is, and what to do. `because` says why a channel is held at its current spend.
 */
export const review = {
  title: 'Checks that call for attention',
  clean: 'All {{count}} checks passed.',
  line: '{{name}}: {{found}}. {{why}} {{todo}}',
  verdict: {
    sound: 'Sound.',
    care: 'Use with care: {{reasons}}.',
    none: 'No plan: {{reasons}}.',
  },
  allHeld: 'the history says too little of every single channel',
  unreviewed:
    'Not reviewed: this fit is from before fits were checked for what they can carry. `fit {{id}}` fits again and checks it.',
  check: {
    sampling: {
      name: 'Simulations',
      found: 'the simulations did not settle',
      why: 'Figures from simulations that disagree are no figures.',
      todo: 'Ask for less at once: `fit {{id}} curve=logistic lag=4 season=1 trend=linear`.',
    },
    'weeks-per-unknown': {
      name: 'Length of the history',
      found: 'there are only {{figure}} weeks for each thing to be learned',
      why: 'Below {{limit}} the assumptions decide as much as the weeks do.',
      todo: 'Bring a longer history, put small channels together, or ask for less: `fit {{id}} season=0 trend=linear`.',
    },
    'nothing-found': {
      name: 'Anything found',
      found: 'all channels together may have brought nothing to speak of (chance {{figure}})',
      why: 'From {{limit}} on, no split of the budget can be called better than another.',
      todo: 'Test one channel: switch it off in half of your regions for some weeks.',
    },
    baseline: {
      name: 'Baseline',
      found: 'the baseline without spend is below zero in {{figure}} of the weeks',
      why: 'Business without spend cannot be less than nothing: the channels have been credited with what is not theirs.',
      todo: 'Bring what else moves the outcome, such as prices or promotions, or try `fit {{id}} trend=linear`.',
    },
    'total-too-large': {
      name: 'Size of the total',
      found: 'the channels are credited with {{figure}} of the whole outcome',
      why: 'Paid channels rarely bring half of a business. Demand that moves spend and sales alike looks just so.',
      todo: 'Say which budgets follow sales: `fit {{id}} follows={{channel}}`; then test the largest channel.',
    },
    'prior-in-the-tail': {
      name: 'Unusually strong channel',
      found: '{{of}} is credited with far more than channels of its spend usually bring',
      because: 'it is credited with far more than channels of its spend usually bring',
      why: 'About one channel in fifteen is that strong. Spend that follows demand looks strong, too.',
      todo: 'Test it before you rely on it, or say that it follows sales: `fit {{id}} follows={{channel}}`.',
    },
    'prior-unmoved': {
      name: 'What the weeks added',
      found: 'the weeks said next to nothing about {{of}} ({{figure}} of what was unknown still is)',
      because: 'the weeks said next to nothing about it',
      why: 'Whatever is told about it was assumed beforehand.',
      todo: 'Vary its spend for some weeks, or test it.',
    },
    'implausible-roi': {
      name: 'Return',
      found: '{{of}} would return at least {{figure}} for each 1 spent',
      because: 'its return is too good to be true',
      why: 'Returns of {{limit}} and more are seen with brand search, which demand brings, and seldom otherwise.',
      todo: 'Check the unit of its spend, or say that it follows sales: `fit {{id}} follows={{channel}}`.',
    },
    'fit-too-bad': {
      name: 'Ups and downs explained',
      found: 'only {{figure}} of the ups and downs are explained',
      why: 'Where so much stays open, the effect of the channels does, too.',
      todo: 'Bring what else moves the outcome: prices, promotions, stock, competitors.',
    },
    'fit-too-good': {
      name: 'Too good to be true',
      found: '{{figure}} of the ups and downs are explained',
      why: 'Weekly business is never that regular: some column knows the outcome.',
      todo: 'Leave out columns that are part of the outcome or a result of it.',
    },
    'pattern-left': {
      name: 'Pattern left over',
      found: 'what is left over still hangs together from week to week ({{figure}})',
      why: 'Chance alone reaches {{limit}} once in some hundred histories: something that lasts is missing.',
      todo: 'Bring it as a column (price, stock, a competitor), or try `fit {{id}} trend=piecewise`.',
    },
    'odd-weeks': {
      name: 'Odd weeks',
      found: '{{figure}} of the weeks are far from anything expected',
      why: 'One week in thirty may be an accident; twice as many are not.',
      todo: 'Say what happened in the weeks below.',
    },
    'control-from-spend': {
      name: 'Column {{of}}',
      found: '{{figure}} of the column {{of}} is explained by spend',
      why: 'What spend moves, such as visits or leads, lies between spend and sales: it takes the credit from the channels.',
      todo: 'Import the history without it.',
    },
    'control-is-outcome': {
      name: 'Column {{of}}',
      found: 'the column {{of}} goes with the outcome week by week (correlation {{figure}})',
      why: 'A column like that is the outcome, or a part of it.',
      todo: 'Import the history without it.',
    },
    'exact-multiples': {
      name: 'Same column twice',
      found: '{{of}} and {{with}} are multiples of each other',
      because: 'its spend is a multiple of that of another channel',
      why: 'Nothing can tell two such columns apart.',
      todo: 'Put them into one column.',
    },
    'held-out': {
      name: 'Weeks it had not seen',
      found: 'only {{figure}} of the weeks held back lie in their 90% ranges',
      why: 'Nine in ten should. Below {{limit}}, ranges are too narrow for the weeks to come.',
      todo: 'Look for what changed lately: a new price, a new product, a stop. Bring it as an event.',
    },
    'worse-than-naive': {
      name: 'Against a simple guess',
      found: 'its forecasts are {{figure}} times as far off as a simple guess',
      why: 'From {{limit}} times on, what it learned does not hold in the weeks to come.',
      todo: 'Try `fit {{id}} trend=linear season=1`, or leave out the oldest year.',
    },
    'follows-outcome': {
      name: 'Spend after sales',
      found: 'the spend of {{of}} goes with the sales before it',
      because: 'its spend goes with the sales before it',
      why: 'By chance that is seen in one of a hundred histories.',
      todo: 'If its budget follows sales, say so: `fit {{id}} follows={{channel}}`. A test settles it.',
    },
    'spend-leads': {
      name: 'Sales before spend',
      found: 'sales go with what {{of}} spends the week after',
      because: 'sales go with what it spends the week after',
      why: 'By chance that is seen in one of a hundred histories.',
      todo: 'If its budget is planned by expected sales, say so: `fit {{id}} follows={{channel}}`. A test settles it.',
    },
    'may-follow-demand': {
      name: 'Budget follows sales',
      found: 'you said that the budget of {{of}} follows sales',
      because: 'its budget follows sales, as you said',
      why: 'The history cannot tell which follows which.',
      todo: 'Test it: only a test can tell what it causes.',
    },
    'never-moved': {
      name: 'Spend that stood still',
      found: 'the spend of {{of}} hardly ever changed ({{figure}} of its mean)',
      because: 'its spend hardly ever changed',
      why: 'Spend that stays within {{limit}} of its mean cannot show what more or less would do.',
      todo: 'Vary it for some weeks.',
    },
    entangled: {
      name: 'Moves with the others',
      found: '{{figure}} of the movement of {{of}} is that of other channels, trend and season',
      because: 'its spend always moves with that of others',
      why: 'From {{limit}} on, its effect cannot be told apart from theirs.',
      todo: 'Move it on its own for some weeks, or put the channels into one column.',
    },
  },
  held: {
    title: 'Stays at current spend in plans',
    line: '{{channel}}: {{because}}. `optimize {{id}} release={{channelId}}` lets a plan move it.',
    test: 'A test would tell: about {{weeks}} weeks with {{channel}} switched off in half of your regions.',
    testTooLong:
      'With {{channel}} switched off in half of your regions, even a year might not show an effect that small; raise it a lot instead.',
  },
  total: 'All channels together',
  totalText: '{{share}} of the outcome (94% range {{range}}); chance of nothing to speak of: {{nothing}}',
  nothingSure: 'next to none',
  demand: 'Hidden demand',
  demandText:
    'would have to explain {{share}} of what is left of both its spend and the outcome to explain {{channel}} away, which is the easiest to explain away',
  weeks: {
    title: 'Weeks that nothing in the history explains',
    line: '{{day}}: {{observed}}, expected {{expected}} ({{times}}×)',
    more_one: '{{count}} more week.',
    more_other: '{{count}} more weeks.',
    advice:
      'If something happened then, say so: `fit {{id}} event={{week}}` makes it an event and fits again.',
    button: '{{day}} was {{times}}× expected: a promotion?',
    dip: '{{day}} was {{times}}× expected: a stop?',
  },
  follows: {
    ask: 'Does the budget of any of these follow sales, as with brand search, retargeting, affiliates and marketplaces: {{channels}}? Say so once: `fit {{id}} follows={{channel}}`, or `fit {{id}} follows=none`.',
    button: '{{channel}} follows sales',
    none: 'None follows sales',
    told: 'Taken as following sales: {{channels}}.',
  },
  events: 'Made an event of each: {{events}}.',
  curves: {
    label: 'Shape of the curves',
    chosen:
      '{{curve}}: ahead of the other shape by {{behind}} ± {{error}} (predicting each week from all others)',
    undecided:
      'logistic and S-shaped curves predict equally well (difference {{behind}} ± {{error}}), so half of the simulations come from each',
    mixed: '{{logistic}} of the simulations logistic, {{hill}} S-shaped (difference {{behind}} ± {{error}})',
    alone: '{{curve}}; no other shape was compared',
    unsure_one: '; {{count}} week weighs so much that this is rough (worst k̂ {{worst}})',
    unsure_other: '; {{count}} weeks weigh so much that this is rough (worst k̂ {{worst}})',
    fine: '; no week weighs too much (worst k̂ {{worst}})',
    names: { logistic: 'Logistic', hill: 'S-shaped (Hill)' },
  },
} as const;

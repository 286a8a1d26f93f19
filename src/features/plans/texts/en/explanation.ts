/** What `explain` says, and how stable a plan is. Backticks mark what can be typed. */
export const explanation = {
  ofBest: 'Plan #{{number}} was priced for somebody; this explains the best plan for the same request.',
  title: '{{scenario}}: why plan #{{number}}',
  multiplier: {
    budget:
      '{{scenario}}, plan #{{number}}: {{step}} more {{span}} would add {{gain}} to the {{measure}}, {{step}} less would take about as much away.',
    profit:
      '{{scenario}}, plan #{{number}}: {{step}} more {{span}} would return {{gross}}, {{gain}} more than it costs; {{step}} less would lose about as much.',
    mustSpend:
      '{{scenario}}, plan #{{number}}: all of the budget has to be spent; {{step}} less of it {{span}} would gain {{gain}}.',
    limits: '{{scenario}}, plan #{{number}}: the budget isn’t the bottleneck. These limits are: {{limits}}.',
    profitPeak:
      '{{scenario}}, plan #{{number}}: the last {{step}} returns just what it costs, so neither more nor less spend would raise the {{measure}}.',
    marginal:
      '{{scenario}}, plan #{{number}}: the last {{step}} returns {{gain}}, as asked; more spend would return less.',
    roi: '{{scenario}}, plan #{{number}}: the budget isn’t the bottleneck: more spend would bring ROI below {{amount}}.',
    target:
      '{{scenario}}, plan #{{number}}: {{more}} more {{measure}} {{span}} would cost about {{cost}} more {{each}}, {{more}} less would save about as much.',
    nothing: '{{scenario}}, plan #{{number}}: nothing holds this plan back; more spend would add nothing.',
  },
  asked: {
    free: '{{channel}} gets {{amount}} {{each}} (current {{today}}): the last {{step}} of it returns {{gain}}, and no limit holds it there.',
    held: '{{channel}} gets {{amount}} {{each}} (current {{today}}): the last {{step}} of it returns {{gain}}. What holds it there: {{reasons}}.',
  },
  marginal: {
    all: 'Every funded channel returns {{gain}} on its last {{step}}, so no further shift would help.',
    some: 'Channels with room share one marginal return, {{gain}} for the last {{step}}: where it returned more, the plan would move money there. The others are held where they are.',
    caption: '{{scenario}}: what a little more would bring, channel by channel',
    proposed: 'Proposed {{each}}',
    range: 'Sampling noise',
    why: 'What holds it',
  },
  held: {
    room: 'has room',
    nothing: 'its first {{step}} returns less than elsewhere',
    own: { max: 'its limit of {{amount}}', min: 'its minimum of {{amount}}' },
    group: { max: '{{name}} at most {{amount}}', min: '{{name}} at least {{amount}}' },
    share: { max: 'makes room for {{name}}', min: 'calls for more {{name}}' },
    privacy: { counts: 'its privacy exposure', helps: 'makes room for privacy exposure' },
    brandSafety: { counts: 'its brand risk', helps: 'makes room for brand risk' },
  },
  sensitivity: {
    caption: 'Which assumptions the plan’s value depends on most',
    allChannels: 'all channels',
    assumption: 'Assumption',
    range: '5%…95%',
    value: 'Plan’s value {{span}}',
    moved: 'Budget moved',
    nothing: 'none',
    valueHangsOn: 'Value depends most on',
    valueRange: '{{assumption}} ({{range}})',
    splitHangsOn: 'Split depends most on',
    splitMoves: '{{assumption}} (would move up to {{share}} of the budget)',
    middle:
      'With every assumption at its middle the plan is worth {{atMiddle}} {{span}}; its expected value, over all simulations, is {{expected}}. The ranges are around the former.',
    noneMoves: 'no single assumption: none would move any of the budget',
  },
  parameter: {
    ofChannel: '{{channel}}: {{what}}',
    exponent: 'exponent of {{of}}',
    holder: {
      efficiency: 'efficiency',
      coverage: 'coverage',
      influence: 'influence',
      response: 'response',
    },
    number: {
      share: 'audience share',
      level: 'current {{of}}',
      floor: '{{of}} without spend',
      ceiling: 'highest {{of}}',
      slope: 'slope of {{of}}',
      halfSaturation: 'spend at half {{of}}',
      coefficient: 'outcome at full effect',
      rate: 'rate of saturation',
      offset: 'spend that is in the market already',
      decay: 'effect that carries over',
      fullValue: 'value of full advantage',
      satisfaction: 'user satisfaction',
      market: 'market performance',
      precision: 'the product’s precision',
      base: 'baseline (no spend)',
      valuePerOutcome: 'value of one outcome',
      margin: 'margin',
      privacyRisk: 'privacy exposure',
      brandRisk: 'brand risk',
      today: 'current spend',
      levelsAt: 'spend at which its levels were seen',
      periods: 'periods of spend that count',
      tail: 'periods without spend that count',
      longestLag: 'periods that effects carry over',
      efficiency: 'weight of efficiency',
      coverage: 'weight of coverage',
      influence: 'weight of influence',
      curve: 'kind of curve',
    },
  },
  charts: {
    budgetAdds: 'Another {{amount}} {{each}} would add about {{gain}}{{over}}',
    budgetAddsTooLittle: 'Another {{amount}} {{each}} would add only {{gain}}{{over}}, less than it costs',
    budgetAddsNothing: 'More budget would add next to nothing',
    budgetProved: 'Best {{measure}} found for each budget; only the proposed plan is proved (within {{gap}})',
    budgetUnproved: 'Best {{measure}} found for each budget; not proved',
    budgetAlt:
      '{{title}}. The best {{measure}} found rises from {{firstValue}} with a budget of {{firstBudget}} to {{lastValue}} with {{lastBudget}}. Current {{today}} with {{spentToday}}, proposed {{proposed}} with {{spentProposed}}.',
    budgetSeries: 'Best {{measure}} found',
    budgetAxis: 'Budget {{each}}',
    today: 'Current {{value}}',
    proposed: 'Proposed {{value}}',
    both: 'Current and proposed {{value}}',
    responsesShared: 'At the plan every channel earns {{gain}} per extra {{step}}',
    responsesSharedByFunded: 'At the plan every channel that gets money earns {{gain}} per extra {{step}}',
    responsesHeld: '{{channel}} would earn {{gain}} per extra {{step}}, but its limit of {{amount}} holds it',
    responsesSteepest: '{{channel}} earns the most per extra {{step}}: {{gain}}',
    responsesPlain: 'What each channel’s spend adds to the {{measure}}',
    responses: 'Expected {{measure}} {{span}} that each channel’s spend adds, the others as proposed',
    responsesLeftOut: '{{text}}; not shown: {{channels}}',
    others_one: '{{count}} more',
    others_other: '{{count}} more',
    smaller_one: '{{count}} smaller channel',
    smaller_other: '{{count}} smaller channels',
    responsesAlt: '{{title}}. What each channel’s spend adds, the others as proposed: {{channels}}.',
    responsesChannel:
      '{{channel}} current {{today}} for {{spentToday}}, proposed {{proposed}} for {{spentProposed}}',
    spendAxis: 'Spend {{each}}',
    addedAxis: '{{measure}} added',
  },
  caveats: {
    changed:
      'Worked out again, the plan of run #{{number}} comes out differently: the program has changed since. This explains the plan as it comes out now.',
    reckonedAnew:
      'Run #{{number}} was reckoned as before an update. Here it is worked out and reckoned anew, so its figures are others.',
    curves:
      'The points of the budget curve are the best plans that short searches found; response curves keep the other channels as proposed.',
    shares:
      'In the budget curve, limits that are a share of the budget move with it; prices of limits leave them where they are.',
    sensitivitiesJoint:
      'Each assumption is moved to either end; what goes with it in the fit moves along, all else stays at its mean ; “budget moved” is how much of it the best plan there would put elsewhere.',
    sensitivities:
      'Each assumption is moved by itself to either end, the others staying at their middle values; “budget moved” is how much of it the best plan there would put elsewhere.',
  },
} as const;

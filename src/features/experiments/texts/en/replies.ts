/** What replies about experiments say. Backticks mark what can be typed. */
export const experiments = {
  title: 'Experiment {{number}}: {{scenario}}, {{channel}}',
  better:
    '{{scenario}}, {{channel}}: the variant is better: {{variant}} of its visitors convert, {{control}} of the control’s ({{lift}}, {{level}} interval {{low}}…{{high}} however often you look).',
  worse:
    '{{scenario}}, {{channel}}: the variant is worse: {{variant}} of its visitors convert, {{control}} of the control’s ({{lift}}, {{level}} interval {{low}}…{{high}} however often you look).',
  open: '{{scenario}}, {{channel}}: not decided yet: {{variant}} of the variant’s visitors convert, {{control}} of the control’s ({{lift}}, {{level}} interval {{low}}…{{high}} however often you look); it is better with a probability of {{better}}.',
  few: '{{scenario}}, {{channel}}: too early to say: {{variant}} of the variant’s visitors convert, {{control}} of the control’s, from fewer than {{bound}} conversions in one of the arms.',
  mismatch:
    '{{scenario}}, {{channel}}: do not trust this test yet: its visitors were not split as they should have been ({{seen}} in the variant, {{expected}} meant; p {{p}}).',
  arms: {
    caption: 'What was seen',
    arm: 'Arm',
    control: 'Control',
    variant: 'Variant',
    visitors: 'Visitors',
    conversions: 'Conversions',
    rate: 'Rate',
    revenue: 'Revenue per visitor',
  },
  facts: {
    lift: 'Lift',
    liftText: '{{lift}} ({{level}} interval {{low}}…{{high}} at any look, p {{p}})',
    difference: 'Per 1,000 visitors',
    differenceText: '{{difference}} conversions ({{low}}…{{high}})',
    better: 'Variant better',
    betterText: 'with probability {{better}}; lift between {{low}} and {{high}} with {{level}}',
    revenue: 'Revenue',
    revenueText:
      '{{lift}} per visitor ({{level}} interval {{low}}…{{high}} at any look); better with probability {{better}}',
    revenueFew: '{{control}} → {{variant}} per visitor; too few conversions for more',
    needed: 'Still needed',
    neededText: '{{more}} visitors to find a lift of {{effect}} with a power of {{power}} ({{total}} in all)',
    neededNone: 'none: {{total}} visitors find a lift of {{effect}} with a power of {{power}}',
    neededNever: 'cannot be told without conversions in the control',
    split: 'Split',
    splitFine: '{{seen}} in the variant, {{expected}} meant: as chance has it (χ² {{chi}}, p {{p}})',
    splitBad:
      '{{seen}} in the variant, {{expected}} meant: chance does not explain that (χ² {{chi}}, p {{p}})',
    when: 'When',
    whenText: '{{from}} to {{to}}',
    whenCarry_one: '{{from}} to {{to}}, and {{count}} week of carry-over',
    whenCarry_other: '{{from}} to {{to}}, and {{count}} weeks of carry-over',
    tested: 'Tested',
    versions: 'two versions at the same spend',
    without: 'the channel against going without it',
    part: '{{share}} of the channel’s spend, which only the variant saw',
    audience: 'Audience',
    audienceText: '{{share}} of the whole one',
    applied: 'Applied',
    appliedText: 'in version {{version}} of {{scenario}}, on {{date}}',
    appliedFit: 'on {{date}}: the next fit takes it in',
  },
  method:
    'The interval and the verdict hold however often one looks (mixture sequential test, α = {{alpha}}); the probability takes every rate as equally likely beforehand, and does not make up for stopping at a good moment.',
  told: {
    summary:
      '{{scenario}}, {{channel}}: the test found {{value}} of extra outcome ({{level}} interval {{low}} to {{high}}).',
    how: 'A fit takes this as the outcome that the tested spend brought in these days, as surely as its interval says.',
    verdict: 'measured lift',
  },
  variants: {
    title: '{{scenario}}, {{channel}}: {{count}} variants against one control',
    better_one: '{{scenario}}, {{channel}}: {{variants}} beats the control.',
    better_other: '{{scenario}}, {{channel}}: {{variants}} beat the control.',
    open: '{{scenario}}, {{channel}}: none of {{variants}} is ahead of the control for sure yet.',
    corrected:
      'Each variant is compared with the control by itself. With {{count}} of them, each range is a {{level}} one, so that all hold together 95% of the time.',
    mismatch: '{{variant}}: visitors were not split as planned, so its numbers may be wrong.',
    lift: 'Lift',
    named: '{{variant}} ({{lifts}})',
    both: 'conversions {{lift}}, revenue {{revenue}}',
  },
  capped_one:
    '{{count}} order above {{cap}} counts as {{cap}} (the largest was {{largest}}): alone it would have decided the test.',
  capped_other:
    '{{count}} orders above {{cap}} count as {{cap}} each (the largest was {{largest}}): they alone would have decided the test.',
  refunds_one: '{{count}} refund is counted in.',
  refunds_other: '{{count}} refunds are counted in.',
  mismatchCaveat:
    'Before the split is explained the experiment cannot be applied: look for redirects, bots, slow pages and visitors counted twice.',
  heavy: 'Revenue of few large buyers makes its interval too narrow: trust it from some hundred buyers on.',
  actions: {
    apply: 'Apply',
    applyLevel: 'Apply to {{level}}',
    undo: 'Undo',
    show: 'Show',
    list: 'All experiments',
    fit: 'Fit again',
    showFit: 'The fit',
    optimize: 'Optimise',
    versions: 'Versions',
  },
  list: {
    title: 'Experiments',
    titleOf: 'Experiments: {{scenario}}',
    none: 'There are no experiments here yet.',
    start: 'Add one: `{{line}}`',
    summary_one:
      '{{count}} experiment; the newest, {{number}}, is about {{channel}} of {{scenario}}: {{lift}}.',
    summary_other:
      '{{count}} experiments; the newest, {{number}}, is about {{channel}} of {{scenario}}: {{lift}}.',
    number: 'No.',
    date: 'Added',
    scenario: 'Scenario',
    channel: 'Channel',
    lift: 'Lift',
    better: 'Better',
    verdict: 'Verdict',
    applied: 'Applied',
    version: 'v{{version}}',
    toFit: 'to the next fit',
    no: '–',
  },
  verdict: { better: 'better', worse: 'worse', open: 'open', mismatch: 'split is off' },
  level: { efficiency: 'efficiency', coverage: 'coverage', influence: 'influence' },
  applied: {
    title: 'Experiment {{number}} applied: {{scenario}}, version {{version}}',
    summary:
      '{{scenario}}: experiment {{number}} takes the {{level}} of {{channel}} from {{was}} ({{wasLow}}…{{wasHigh}}) to {{is}} ({{isLow}}…{{isHigh}}), in version {{version}}.',
    before: 'Before',
    after: 'Now',
    range: '{{value}} (90% interval {{low}}…{{high}})',
    measured: 'Measured',
    expected: 'Expected by the scenario',
    versions:
      'Both arms saw the same spend, so they count as two versions of {{channel}}, of which the scenario says the same beforehand: of a lift, half at most counts for the variant’s being better than supposed, the rest for the control’s being worse.',
    without:
      'The control went without {{channel}}: the level moves to where the scenario would expect the lift that was measured, as far as the test is surer than the scenario.',
    rule: 'The rule is in docs/experiments.md.',
    why: 'experiment {{number}} ({{date}}): {{lift}}, was {{was}}',
  },
  appliedFit: {
    title: 'Experiment {{number}} noted for the next fit of {{scenario}}',
    summary:
      '{{scenario}}: experiment {{number}} is noted; a new fit is needed to take it into the curve of {{channel}}: {{incremental}} ({{low}}…{{high}}) brought by {{share}} of its spend in {{audience}} of the audience.',
    outcome: '{{amount}} outcomes',
    how: 'The fit takes it as a normal likelihood on what the spend brought from {{from}} to {{to}}.',
    howCarry_one:
      'The fit takes it as a normal likelihood on what the spend brought from {{from}} to {{to}}, and in {{count}} week after.',
    howCarry_other:
      'The fit takes it as a normal likelihood on what the spend brought from {{from}} to {{to}}, and in {{count}} weeks after.',
  },
  refitted: {
    contradicts:
      'History and experiment contradict each other: with it, {{channel}} brought what the history alone held unlikely (outside 94%). Before you rely on either, look at the window, at the shares of spend and audience that were tested, and at what else changed then; `experiment undo {{number}}` takes it back.',
    summary:
      '{{scenario}}: with experiment {{number}}, {{channel}} brought {{is}} over {{weeks}} weeks (94% interval {{isLow}}…{{isHigh}}), instead of {{was}} ({{wasLow}}…{{wasHigh}}); version {{version}}.',
    first: '{{scenario}}: experiment {{number}} is part of the fit now, version {{version}}.',
    range: '{{value}} (94% interval {{low}}…{{high}})',
    measured: '{{value}} ({{low}}…{{high}}) by {{share}} of the spend, in {{audience}} of the audience',
  },
  undone: {
    title: 'Experiment {{number}} taken back',
    summary:
      '{{scenario}}: experiment {{number}} is taken back; version {{version}} is as version {{from}} was.',
    summaryBuiltIn:
      '{{scenario}}: experiment {{number}} is taken back; version {{version}} is as the built-in scenario.',
    refitted:
      '{{scenario}}: experiment {{number}} is taken back; version {{version}} is fitted without it, and keeps what was changed since.',
    fit: '{{scenario}}: experiment {{number}} is taken back; the next fit leaves it out.',
  },
} as const;

/** What a new fit changed about a scenario. */
export const fit = {
  changes: {
    fitted_one: 'made from fit {{fit}} ({{count}} week)',
    fitted_other: 'made from fit {{fit}} ({{count}} weeks)',
    refitted_one: 'fit {{before}} → fit {{fit}} ({{weeksBefore}} → {{count}} week)',
    refitted_other: 'fit {{before}} → fit {{fit}} ({{weeksBefore}} → {{count}} weeks)',
    again_one: 'fit {{before}} → fit {{fit}} ({{count}} week, as before)',
    again_other: 'fit {{before}} → fit {{fit}} ({{count}} weeks, as before)',
    moved: '{{parameter}} {{change}}',
    steady: 'no parameter moved by a tenth',
    unfitted: 'no fit any more (was fit {{before}})',
    channels: 'channels: {{channels}}',
  },
} as const;

/** What replies that show scenarios say. Backticks mark what can be typed. */
export const replies = {
  origin: { 'built-in': 'built in', workspace: 'your own, version {{version}}', file: 'from a file' },
  goal: {
    value: 'the most value',
    profit: 'the most profit (value less spend)',
    roi: 'the most value with a return of at least {{amount}}',
    cost: 'the most results at a cost of at most {{amount}} each',
    target: 'the least spend for a value of {{amount}}',
    marginal: 'spend while one more unit returns {{amount}}',
  },
  risk: { mean: 'best on average', cautious: 'best in the worst tenth of cases' },
  model: {
    advantage: 'advantage: efficiency, coverage and influence rise with spend',
    response: 'response: outcome rises with spend along a curve per channel',
  },
  curve: { hill: 'Hill, slope {{slope}}', logistic: 'logistic' },
  scenarioList: {
    title: 'Scenarios',
    summary_one: '{{count}} scenario can be optimised here: {{names}}.',
    summary_other: '{{count}} scenarios can be optimised here: {{names}}.',
    id: 'Scenario',
    name: 'Name',
    channels: 'Channels',
    budget: 'Budget',
    origin: 'From',
    next: 'Next: `{{optimize}}` or `{{show}}`.',
  },
  scenario: {
    summary_one:
      '{{scenario}}: {{budget}} over {{channels}}; {{count}} number is an assumption with its reason.',
    summary_other:
      '{{scenario}}: {{budget}} over {{channels}}; {{count}} numbers are assumptions with their reasons.',
    id: 'Identifier',
    origin: 'From',
    budget: 'Budget',
    goal: 'Goal',
    risk: 'Risk',
    model: 'Model',
    levels: 'Channels: level today / highest level',
    curves: 'Channels: response curves',
    limits: 'Limits',
    efficiency: 'Efficiency',
    coverage: 'Coverage',
    influence: 'Influence',
    curve: 'Curve',
    coefficient: 'Outcome at full effect',
    halfSaturation: 'Spend at half effect',
    shareOf: { budget: '{{share}} of budget', spend: '{{share}} of spend' },
    groups: 'Groups',
    group: 'Group',
    members: 'Channels',
    assumptions: 'Assumptions',
    parameter: 'Number',
    value: 'Middle',
    interval: '90% interval',
    why: 'Why',
    perMoney: '{{number}} per {{money}}',
  },
} as const;

/** What replies about changed scenarios say. Backticks mark what can be typed. */
export const scenarios = {
  assumed: {
    half: 'assumed: today’s spend is at half of its full effect',
    returns: 'assumed: today’s spend returns {{count}} times itself; nobody said what it brings',
    given: 'from the return that was given, {{amount}}, at today’s spend',
  },
  changes: {
    none: '–',
    part: 'present',
    sum: '{{amount}} (the sum of today’s spend)',
    spread: '{{value}} ({{low}}…{{high}})',
    nothing: 'nothing',
    unknown: 'it cannot be told field by field',
    more_one: ', and {{count}} more',
    more_other: ', and {{count}} more',
  },
  kept: {
    amounts:
      'Amounts are in {{currency}}{{per}}. Was it meant otherwise? Say `period=` or mark the amounts (`$45k`, `€45k`); `settings currency=USD` sets one for good.',
    restated:
      'All amounts were restated from {{before}} to {{after}}, by days; the plan keeps its proportions.',
    title: '{{scenario}}: version {{version}}',
    made: '{{scenario}} is kept as `{{id}}`, version {{version}}, with {{channels}}.',
    copied: '{{scenario}} is kept as `{{id}}`, version {{version}}: a copy, with {{channels}}.',
    imported: '{{scenario}} is kept as `{{id}}`, version {{version}}, from a file, with {{channels}}.',
    restored:
      '{{scenario}}: version {{restored}} is back, as `{{id}}`, version {{version}}, with {{channels}}.',
    changed_one: '{{scenario}}: version {{version}} saved, {{count}} change: {{changes}}.',
    changed_other: '{{scenario}}: version {{version}} saved, {{count}} changes: {{changes}}.',
    restoredAs_one:
      '{{scenario}}: version {{restored}} is back, as version {{version}}; {{count}} change: {{changes}}.',
    restoredAs_other:
      '{{scenario}}: version {{restored}} is back, as version {{version}}; {{count}} changes: {{changes}}.',
    changes: 'What changed',
    field: 'Field',
    before: 'Before',
    after: 'Now',
    tookBuiltIn:
      'The built-in scenario stays as it is, but `{{id}}` now means your own here. `scenario remove {{id}}` brings the built-in one back.',
    assumed:
      'Nobody said how its channels respond, so that is assumed, with a wide spread. Put your own numbers in: `scenario edit {{id}} <channel>.coefficient=…`, or see all of them with `scenario show {{id}}`.',
    levels: 'The levels of {{channels}} count as seen at the new spend today.',
  },
  unchanged:
    '{{scenario}} is like that already: nothing differs from version {{version}}, and nothing was stored.',
  unchangedBuiltIn:
    '{{scenario}} is like that already: nothing differs from the built-in one, and nothing was stored.',
  actions: {
    versions: 'Versions',
    back: 'Undo',
    remove: 'Remove it',
    restore: 'Restore version {{version}}',
  },
  remove: {
    ask: 'Remove {{scenario}} (`{{id}}`, version {{version}})? Its versions stay, and `scenario restore {{id}} {{version}}` brings it back.',
    builtInBack: 'The built-in scenario of this name is there again then.',
    schedules_one:
      '{{count}} schedule reports it: {{numbers}}. It will rest and say that the scenario is gone.',
    schedules_other:
      '{{count}} schedules report it: {{numbers}}. They will rest and say that the scenario is gone.',
    schedulesBuiltIn_one: '{{count}} schedule reports it: {{numbers}}. It will report the built-in one.',
    schedulesBuiltIn_other: '{{count}} schedules report it: {{numbers}}. They will report the built-in one.',
    done: '{{scenario}} (`{{id}}`) is removed. `scenario restore {{id}} {{version}}` brings it back.',
    title: 'Remove {{scenario}}',
  },
  versions: {
    title: '{{scenario}}: versions',
    summary_one: '{{scenario}} has {{count}} version; the newest is of {{at}}.',
    summary_other: '{{scenario}} has {{count}} versions; the newest is of {{at}}.',
    removed: '{{scenario}} was removed on {{at}} by {{by}}; its versions are still here.',
    number: 'Version',
    when: 'When ({{zone}})',
    by: 'By',
    what: 'What changed',
    first: 'made',
    firstOf: 'made from the built-in one: {{changes}}',
    removal: 'removed',
  },
} as const;

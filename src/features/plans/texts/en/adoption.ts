/** What plans say of the adopted one, and why a plan differs from an earlier one. */
export const reports = {
  adoptedToday: 'Current spend is the adopted plan #{{number}}, since {{since}}.',
  cause: {
    accounting:
      'values are reckoned anew since an update: the base counts within the plan’s periods only, and earlier spend counts for what it still brings',
    version: 'scenario version {{from}} → {{to}}: {{causes}}',
    own: 'your own scenario (version {{to}}) took the place of the built-in one: {{causes}}',
    builtIn: 'the built-in scenario took the place of your own (version {{from}}): {{causes}}',
    program: 'the built-in numbers changed with the program: {{causes}}',
    currency: 'amounts are in {{to}}, were in {{from}}',
    model: 'another kind of model',
    period: 'amounts are {{to}}, were {{from}}',
    goal: 'the goal is {{to}}, was {{from}}',
    risk: 'the plan is {{to}}, was {{from}}',
    budgetUse: {
      'at-most': 'some of the budget may stay unspent',
      exactly: 'all of the budget has to be spent',
    },
    added: '{{channel}} is new',
    gone: '{{channel}} is gone',
    budget: 'budget {{from}} → {{to}} {{each}}',
    limit: {
      changed: '{{limit}} (was {{from}})',
      added: '{{limit}} (had no such limit)',
      gone: 'no longer: {{limit}}',
    },
    members: '{{group}} has other channels',
    parameter: '{{name}} {{from}} → {{to}}',
    spread: '{{name}}: range {{from}} → {{to}}',
    none: 'none',
    adopted: 'the adopted plan #{{number}} became current spend',
  },
} as const;

/** What the reply to `adopt` says. */
export const schedules = {
  adopted: {
    title: '{{scenario}}: plan #{{number}} adopted',
    summary:
      '{{scenario}}: the team has adopted plan #{{number}}. It spends {{spend}}{{per}}; expected value {{value}} {{span}}.',
    summaryInterval:
      '{{scenario}}: the team has adopted plan #{{number}}. It spends {{spend}}{{per}}; expected value {{value}} {{span}} (90% range {{low}} to {{high}}).',
    already: '{{scenario}}: plan #{{number}} is the adopted one already, since {{date}}.',
    compares: 'Reports compare with it from now on.',
    counts: 'From {{date}} ({{zone}}) on it counts as current spend, in reports and new plans.',
    reckonedBefore:
      'Its value was reckoned as before an update, so actual results are not compared with it. For that, run `again {{number}}` and adopt the new plan.',
    replaces: 'It takes the place of plan #{{number}}, adopted on {{date}}.',
    caption: '{{scenario}}: spend {{each}}, current and adopted',
    today: 'Current',
    adopted: 'Adopted',
  },
} as const;

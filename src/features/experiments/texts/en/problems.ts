/** What can be wrong, and how to put it right. Backticks mark what can be typed. */
export const problems = {
  experiment: {
    file: {
      message: '`{{received}}` is a file, and an experiment belongs to a scenario that stays.',
      hint: 'Use a scenario by its name: `scenario list` names them.',
    },
    'arm-unreadable': {
      message: '`{{received}}` does not say how many converted of how many.',
      hint: 'Write conversions, a slash and visitors: `control=1200/30000`.',
    },
    'arm-more': {
      message: '`{{received}}` has more conversions than visitors.',
      hint: 'Conversions come first, visitors after the slash: `control=1200/30000`.',
    },
    'arms-missing': {
      message: 'Nothing says what was seen in the arms.',
      hint: 'Give both, such as `control=1200/30000 variant=1340/30000`, or drop a CSV file with the columns `arm,revenue` and one row a visitor.',
    },
    'arms-twice': {
      message: 'The result is given twice: as arms, as a lift or in a file.',
      hint: 'Keep one of them.',
    },
    'too-many-visitors': {
      message: '`{{received}}` is more visitors than an arm can have.',
      hint: 'At most {{bound}} are read.',
    },
    'revenue-unreadable': {
      message: '`{{received}}` does not say what a visitor spent on average, and how much that varies.',
      hint: 'Write the mean per visitor and its standard deviation: `4.2±31` or `4.2/31`; or drop a CSV file with the columns `arm,revenue`.',
    },
    'revenue-alone': {
      message: 'Revenue is given for one arm only.',
      hint: 'Give it for both: `control-revenue=4.2±31 variant-revenue=4.6±33`.',
    },
    'no-channel': {
      message: '`{{received}}` is a group, and an experiment is about one channel.',
      hint: 'Its channels are: {{choices}}.',
    },
    window: {
      message:
        'An experiment lasts from a first day to a last one; one is missing, or they are the other way round.',
      hint: 'Give both, the last day included: `from=2024-01-01 to=2024-01-28`.',
    },
    'too-many': {
      message: 'There are {{bound}} experiments already, and no more are kept.',
      hint: '`experiment list` shows them; `forget` removes all that is kept.',
    },
    'table-column': {
      message: 'The table has a column `{{received}}`, which is not needed.',
      hint: 'It takes {{choices}}, one row a visitor, and nothing about who they are.',
    },
    'table-arm': {
      message: '`{{received}}` in line {{line}} is no arm.',
      hint: 'An arm is `control` or `variant`.',
    },
    'table-rows': {
      message: 'The table has more than {{bound}} visitors.',
      hint: 'Give sums instead: `control=1200/30000 control-revenue=4.2±31`, and the same of the variant.',
    },
    'lift-unreadable': {
      message: '`{{received}}` does not say what the test brought and how sure that is.',
      hint: 'Write the amount and half of its 95% interval, such as `120k±30k`; or the interval: `120k (90k to 150k)`.',
    },
    'table-arms': {
      message: 'By line {{line}} the table has more than {{bound}} groups.',
      hint: 'One column names the group of each visitor, such as `control` or `variant`.',
    },
    'table-control': {
      message: 'Which of these groups is the control: {{choices}}?',
      hint: 'Say it: `control-name=holdout`, or call it `control` in the table.',
    },
    'table-one-arm': {
      message: 'The table has too few visitors of the arm `{{arm}}`.',
      hint: 'Write a row for each visitor of both arms, also those who bought nothing (revenue 0).',
    },
    unknown: {
      message: 'There is no experiment {{received}} here.',
      hint: '`experiment list` shows those that there are.',
    },
    'channel-gone': {
      message: 'The scenario has no channel `{{received}}` any more.',
      hint: 'Add the experiment again for a channel that it has.',
    },
    'no-level': {
      message: '`{{received}}` is given by its half-saturation, not by a level, so there is none to move.',
      hint: 'Choose another: `level=efficiency`, `level=coverage` or `level=influence`; or give the scenario a level with `scenario edit`.',
    },
    'certain-level': {
      message: '`{{received}}` is stated without a spread: what is certain learns nothing.',
      hint: 'Say how far it may be off, then apply again: `scenario edit {{scenario}} {{received}}.level.low={{low}} {{received}}.level.high={{high}}`.',
    },
    'too-few': {
      message: 'There are fewer than {{bound}} conversions in one of the arms: too few to say anything.',
      hint: 'Let it run on, and add the experiment again with the new numbers.',
    },
    'part-of-spend': {
      message:
        'The test took part of the spend on `{{received}}` away: that tells how steep its curve is there, not its level.',
      hint: 'A scenario with levels takes tests of versions (without `spend=`) and tests without the channel (`spend=100%`).',
    },
    mismatch: {
      message:
        'The visitors of experiment {{number}} were not split as they should have been (p = {{p}}), so its numbers may be wrong in either direction.',
      hint: 'Look for visitors that were lost or counted twice, such as by redirects, bots or slow pages; if another split was meant, add it again with it: `split=40%` for the variant.',
    },
    applied: {
      message: 'Experiment {{received}} is applied already, in version {{version}}.',
      hint: '`experiment undo {{received}}` takes it back.',
    },
    twice: {
      message:
        'Experiment {{received}} has the very numbers of experiment {{other}}, which is applied: the same visitors would count twice.',
      hint: 'If it was another test, add it with its own days: `from=2024-01-01 to=2024-01-28`.',
    },
    'not-applied': {
      message: 'Experiment {{received}} is not applied, so there is nothing to take back.',
      hint: '`experiment apply {{received}}` applies it.',
    },
    'changed-since': {
      message:
        'Experiment {{received}} cannot be taken back by itself: the scenario was changed since (version {{version}}, by {{by}}).',
      hint: '`{{line}}` goes back to before the experiment, and loses what came after; `scenario versions {{scenario}}` shows it all.',
    },
    'lift-fits': {
      message: 'A lift in amounts sharpens curves from a fit, and `{{scenario}}` has levels instead.',
      hint: 'Import weekly numbers and run `fit {{scenario}}` first; then apply it.',
    },
    'level-fitted': {
      message: '`{{scenario}}` has curves from a fit, and no levels.',
      hint: 'Leave `level=` out: the next fit takes the experiment in.',
    },
    outside: {
      message:
        'Experiment {{received}} was at a time, or on a channel, that the history from {{from}} to {{to}} says nothing of.',
      hint: 'Import the weeks of the test first, with what was spent on the channel: `data import`.',
    },
    'needs-spend': {
      message:
        'Experiment {{received}} does not say what share of the spend only the variant saw, so it tells nothing of what spend brings.',
      hint: 'Add it again with that share: `spend=100%` where the control went without the channel.',
    },
    'needs-window': {
      message: 'Experiment {{received}} does not say when it was, so a fit cannot find its weeks.',
      hint: 'Add it again with its first and last day: `from=2024-01-01 to=2024-01-28`.',
    },
    'needs-revenue': {
      message: 'The outcome of this scenario is money, and experiment {{received}} has no revenue.',
      hint: 'Add it again with revenue per visitor: `control-revenue=4.2±31 variant-revenue=4.6±33`, or a CSV file with `arm,revenue`.',
    },
    'needs-answers': {
      message: 'Everybody did the same in experiment {{received}}: nothing can be told from it.',
      hint: 'Let it run on, and add it again with the new numbers.',
    },
  },
} as const;

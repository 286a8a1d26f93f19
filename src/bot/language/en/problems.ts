import type { ProblemTexts } from '../catalogue.ts';
import { dataProblems, historyProblems } from './history-problems.ts';

/**
 * What can be wrong with what somebody sent, and how to put it right. Backticks mark what can be typed; the place
 * and "did you mean" are added around these.
 */
export const problems = {
  command: {
    unknown: { message: 'There is no command `{{received}}`.', hint: 'The commands are: {{choices}}.' },
    'too-long': {
      message: '`{{received}}` goes on for {{length}} characters; at most {{bound}} can be read.',
      hint: 'Shorten it; many limits are better put into a scenario of your own.',
    },
    'control-characters': {
      message: 'The command holds characters that cannot be seen: control characters or broken Unicode.',
      hint: 'Type it by hand, without pasting. Without them it reads `{{received}}`.',
    },
  },
  argument: {
    missing: { message: '`{{argument}}` is missing.', hint: 'For example: `{{example}}`.' },
    unknown: {
      message: '`{{command}}` has no option `{{received}}`.',
      hint: 'Its options are: {{choices}}.',
    },
    repeated: { message: 'It is given twice (`{{received}}`).', hint: 'Keep one of the two.' },
    empty: { message: 'It has no value.', hint: 'Write it like `{{example}}`.' },
    surplus: {
      message: '`{{received}}` is left over: nothing says what it is for.',
      hint: 'Options are written `name=value`, such as `budget=50k`; limits `channel<=20k`; names with spaces in quotes.',
    },
    'unclosed-quote': {
      message: 'The quote that opens at `{{received}}` is never closed.',
      hint: 'Close it with the same sign, or leave both out.',
    },
    choice: { message: '`{{received}}` is not one of the choices.', hint: 'It can be: {{choices}}.' },
    'not-here': { message: '`{{received}}` cannot be used here.', hint: 'Leave it out.' },
  },
  number: {
    unreadable: {
      message: '`{{received}}` is not an amount that I can read.',
      hint: 'Write it like `50k`, `1.2m`, `50,000` or `30万`; shares like `20%`.',
    },
    share: {
      message: '`{{received}}` is a share; here it takes an amount.',
      hint: 'Write it like `50k`, `1.2m` or `50,000`.',
    },
    negative: { message: '`{{received}}` is below zero.', hint: 'Amounts and shares start at 0.' },
    'not-positive': {
      message: '`{{received}}` is not above zero.',
      hint: 'Give an amount above 0, such as `50k`.',
    },
    'not-finite': {
      message: '`{{received}}` is not a finite number.',
      hint: 'Write an amount such as `50k`.',
    },
    ambiguous: {
      message: '`{{received}}` can be read in two ways: {{first}} or {{second}}.',
      hint: 'Write thousands as `50k` or `50,000`, and decimals with a point and a unit: `1.25k`.',
    },
    currency: {
      message: '`{{received}}` is in {{written}}, but this scenario counts in {{currency}}.',
      hint: 'Convert the amount and leave the currency out.',
    },
    'not-whole': { message: '`{{received}}` is not a whole number.', hint: 'Write a number such as `12`.' },
    'too-large': { message: '`{{received}}` is too large.', hint: 'The most is {{bound}}.' },
  },
  limit: {
    unreadable: {
      message: '`{{received}}` is not a limit that I can read.',
      hint: 'Limits look like `app<=20k`, `5k<=app<=20k`, `app+website<=30k`, `partners<=40%` or `app<=40% of spend`.',
    },
    'unknown-channel': {
      message: 'The scenario has no channel or group `{{received}}`.',
      hint: 'It has: {{choices}}.',
    },
    'ambiguous-channel': {
      message: '`{{received}}` may be several: {{choices}}.',
      hint: 'Write the one that you mean in full.',
    },
    'repeated-channel': {
      message: '`{{received}}` names {{channel}} twice.',
      hint: 'Name each channel once in a sum.',
    },
    'share-range': {
      message: '`{{received}}` is more than the whole.',
      hint: 'Shares go from `0%` to `100%`.',
    },
    contradiction: {
      message: '`{{min}}` and `{{max}}` cannot both hold.',
      hint: 'Lower the least amount, or raise the most.',
    },
    'too-many': {
      message: '{{count}} limits are too many; at most {{bound}} are read.',
      hint: 'Put them into a scenario of your own.',
    },
    sums: {
      message: 'These limits cannot all hold: {{received}}.',
      hint: 'Change one of them; `{{change}}` would do.',
    },
    'of-scenario': {
      message: '`{{received}}` limits a scenario; limits are on channels.',
      hint: 'Name the channel after the scenario: `{{example}}`.',
    },
  },
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
  goal: {
    unreadable: {
      message: '`{{received}}` is not a goal that I can read.',
      hint: 'Goals are `value`, `profit`, `roi>=2`, `value>=300k` and `marginal>=1.5`.',
    },
    unreachable: {
      message: 'No plan within the limits reaches `{{received}}`; the best reaches about {{reachable}}.',
      hint: 'Ask for at most {{reachable}}, or raise the budget or a limit.',
    },
  },
  period: {
    adstock: {
      message:
        'This scenario counts effects that carry over in periods of one {{period}}, so it cannot be restated per {{received}}.',
      hint: 'Leave `period` out.',
    },
  },
  scenario: {
    unknown: { message: 'There is no scenario `{{received}}`.', hint: 'There are: {{choices}}.' },
    exists: {
      message: '`{{received}}` is a scenario already.',
      hint: 'Choose another name, or change that one: `scenario edit {{received}} budget=60k`.',
    },
    'built-in': {
      message: '`{{received}}` is built in: it has no versions here and cannot be removed.',
      hint: '`scenario edit {{received}} budget=60k` makes your own copy, which has.',
    },
    'is-file': {
      message: '`{{received}}` is a file, and only scenarios that are kept here can be changed here.',
      hint: 'Edit the file, or keep it here first: `scenario import ./my-scenario.json`.',
    },
    'not-yours': {
      message: '`{{received}}` can be changed and removed by {{maker}}, who made it, and by admins.',
      hint: 'Ask one of them, or make a copy of your own: `scenario copy {{received}} "My copy"`.',
    },
    'changed-meanwhile': {
      message: 'Somebody else was quicker: {{by}} saved version {{version}} of `{{received}}` meanwhile.',
      hint: 'Nothing of yours was stored. What changed: {{changes}}. Look at it, then ask again for what you still want.',
    },
    'removed-meanwhile': {
      message: '`{{received}}` was removed meanwhile.',
      hint: 'Nothing of yours was stored. `scenario versions {{received}}` shows who did, `scenario restore` brings it back.',
    },
    'no-version': {
      message: 'There is no version {{received}} that could be restored.',
      hint: 'There are: {{choices}}.',
    },
    'nothing-to-change': {
      message: 'Nothing says what is to change about `{{received}}`.',
      hint: 'For example: `{{example}}`.',
    },
    'too-many-own': {
      message: 'There are {{bound}} scenarios of your own already, and no more are kept.',
      hint: 'Remove one that nobody uses: `scenario list` shows them.',
    },
    'channel-line': {
      message: '`{{received}}` is not a channel with what it spends.',
      hint: 'Write one a line, name and spend: `website 10k`; its return may follow: `website 10k 2.5`.',
    },
    'schema-version': {
      message: '`{{received}}` is not a version of the format that I can read.',
      hint: 'Write `"schema": "{{expected}}"`.',
    },
    'unknown-key': { message: 'There is no entry `{{received}}` here.', hint: 'Here can be: {{choices}}.' },
    missing: { message: '`{{key}}` is missing.', hint: 'It has to be `{{expected}}`.' },
    type: { message: '`{{received}}` is of the wrong kind.', hint: 'It has to be `{{expected}}`.' },
    choice: { message: '`{{received}}` is not one of the choices.', hint: 'It can be: {{choices}}.' },
    range: { message: '`{{received}}` is out of range.', hint: 'Allowed: {{allowed}}.' },
    'too-many': {
      message: 'There are {{count}} entries; at most {{bound}} are allowed.',
      hint: 'Leave some out.',
    },
    'too-few': {
      message: 'There are {{count}} entries; at least {{bound}} are needed.',
      hint: 'Add what is missing.',
    },
    text: {
      message: '`{{received}}` is too long or too short.',
      hint: 'Between {{min}} and {{max}} characters, such as `{{example}}`.',
    },
    'plain-text': {
      message:
        '`{{received}}` holds characters that cannot be shown, or a mark that a chart server takes for code.',
      hint: 'Leave out control characters, broken Unicode and `__BEGINFUNCTION__` or `__ENDFUNCTION__`: `{{example}}`.',
    },
    identifier: {
      message: '`{{received}}` cannot be an identifier.',
      hint: 'At most 60 small letters, digits, `-` and `_`, with a letter or digit first, such as `{{example}}`.',
    },
    'currency-code': {
      message: '`{{received}}` is no code of a currency.',
      hint: 'Three capital letters (ISO 4217), such as `{{example}}`.',
    },
    'repeated-id': {
      message: '`{{received}}` is used already, at {{first}}.',
      hint: 'Identifiers, names and aliases have to differ.',
    },
    'unknown-channel': {
      message: 'There is no channel `{{received}}`.',
      hint: 'The channels are: {{choices}}.',
    },
    'level-order': {
      message: 'The levels are out of order: floor {{floor}}, today {{level}}, ceiling {{ceiling}}.',
      hint: 'It has to be floor < level < ceiling.',
    },
    'level-needs-spend': {
      message: 'A level today says nothing about {{channel}}, which has no spend today.',
      hint: 'Give `halfSaturation` (the spend at half effect) instead of `level`, or a `today` above 0.',
    },
    'level-or-half': {
      message: 'A level response needs one of `level` and `halfSaturation`; {{given}} are given.',
      hint: 'Give `level` (the level at today’s spend) or `halfSaturation` (the spend at half effect).',
    },
    'coverage-ceiling': {
      message: 'A coverage ceiling of `{{received}}` would reach everybody through one channel.',
      hint: 'It has to be below 1, such as 0.95.',
    },
    shares: {
      message: 'The audience shares sum to {{sum}}, not to 1: {{received}}.',
      hint: 'Divide each by {{sum}}.',
    },
    weights: { message: 'The weights sum to {{sum}}, not to 1.', hint: 'Divide each by {{sum}}.' },
    quantiles: {
      message: 'The spread is out of order: low {{low}}, value {{value}}, high {{high}}.',
      hint: 'Give both `low` and `high`, with low ≤ value ≤ high.',
    },
    bounds: {
      message: 'The least ({{min}}) is above the most ({{max}}).',
      hint: 'Lower `min` or raise `max`.',
    },
    'no-budget': {
      message: 'There is no budget, and no spend today that it could be taken from.',
      hint: 'Give `budget`, or each channel’s `today`.',
    },
    horizon: { message: '`{{received}}` is out of range for the horizon.', hint: 'Allowed: {{allowed}}.' },
    more: {
      message: '{{count}} more problems are not listed.',
      hint: 'Mend these first; then the rest will show.',
    },
  },
  edit: {
    unreadable: {
      message: '`{{received}}` is not a change that I can read.',
      hint: 'Changes look like `patient-app.today=9k`, `patient-app<=20k`, `partners.max=40%` or `app.min=none`.',
    },
    'unknown-field': { message: 'There is no entry `{{received}}` here.', hint: 'Here can be: {{choices}}.' },
    'which-field': {
      message: '`{{received}}` does not say which of its numbers is meant.',
      hint: 'Today’s spend is `{{example}}`; a limit is `{{channel}}<=20k`.',
    },
    fixed: {
      message: '`{{received}}` cannot be changed by itself.',
      hint: 'Make a new scenario of it with `scenario copy`, or bring a whole one with `scenario import`.',
    },
    several: {
      message: '`{{received}}` has several entries: {{choices}}.',
      hint: 'Name the one that you mean, such as `{{example}}`.',
    },
    'too-many': {
      message: '{{count}} changes are too many; at most {{bound}} are read.',
      hint: 'Bring the whole scenario as a file with `scenario import`.',
    },
  },
  settings: {
    admins: {
      message:
        'Settings are for admins to change: of the Slack workspace, or who may manage the Discord server.',
      hint: 'Ask one of them; `settings` alone shows everybody how they are.',
    },
    currency: {
      message: '`{{received}}` is no currency that I know.',
      hint: 'Write its ISO code, such as `{{example}}`.',
    },
    keep: {
      message: '`{{received}}` is no time for which runs are kept: from {{low}} to {{high}} days.',
      hint: 'Write days, weeks or years: `keep=365d`, `keep=52w`, `keep=2y`; `keep=forever` deletes nothing.',
    },
    'nothing-said': {
      message: 'Nothing was said of what is to be set.',
      hint: 'Name it: `settings language=zh currency=CNY timezone=Asia/Shanghai`; `default` takes a setting back.',
    },
    'no-chart-server': {
      message: 'No chart server is configured here, so charts are always drawn on this machine.',
      hint: 'Whoever runs the bot can name one with CHARTS and QUICKCHART_URL; until then, leave `charts` out.',
    },
  },
  forget: {
    admins: {
      message:
        'Deleting all data is for admins: of the Slack workspace, or who may manage the Discord server.',
      hint: 'Ask one of them. What you made yourself you can remove: `scenario remove`, `schedule remove`.',
    },
    expired: {
      message:
        'This confirmation does not hold any more: it is for one person, for ten minutes, and for what was there then.',
      hint: 'Nothing was deleted. Ask again with `forget`.',
    },
    nothing: { message: 'Nothing is kept of this workspace.', hint: 'There is nothing to delete.' },
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
  zone: {
    unknown: {
      message: '`{{received}}` is no time zone that I know.',
      hint: 'Write it like `Europe/Berlin`, by a large city (`Berlin`), or as `UTC`.',
    },
    ambiguous: {
      message: '`{{received}}` may be the clock of several places: {{choices}}.',
      hint: 'Write the one that you mean, such as `{{example}}`.',
    },
  },
  schedule: {
    'when-unreadable': {
      message: '`{{received}}` does not say when reports come, as far as I can read.',
      hint: 'Write it like `weekly mon 09:00`, `weekdays 9am`, `daily 8:30`, `monthly 1 09:00`, `monthly last 18:00` or `cron "0 9 * * 1"`; a zone may follow, such as `Europe/Berlin`.',
    },
    'when-times': {
      message: 'It names several times of day: {{received}}.',
      hint: 'A schedule has one; make two schedules, or use a cron pattern such as `cron "0 9,15 * * *"`.',
    },
    'cron-unreadable': {
      message: '`{{received}}` is no cron pattern that I can read.',
      hint: 'It has five fields: minute, hour, day of the month, month, day of the week. `cron "0 9 * * 1"` is Mondays at 9:00, `cron "30 8 1,15 * *"` the 1st and 15th at 8:30.',
    },
    'cron-never': {
      message: '`{{received}}` never comes: no such day is in any calendar.',
      hint: 'The third field is the day of the month, the fourth the month; `cron "0 9 L * *"` is the last day of each month.',
    },
    'cron-too-often': {
      message: '`{{received}}` leaves only {{minutes}} min between reports.',
      hint: 'Reports come at least {{bound}} minutes apart: each is worked out anew and read by people. `cron "0 9-17 * * 1-5"` is every hour of a working day.',
    },
    'channel-unreadable': {
      message: '`{{received}}` is not one channel that I can read.',
      hint: 'Write it like `#growth`, or leave it out for reports here.',
    },
    'channel-unknown': {
      message: 'There is no channel `{{received}}` that both of us can see.',
      hint: 'Check its name; into a private channel I have to be invited first: type `/invite @channels` there. Without a channel, reports come here.',
    },
    'channel-closed': {
      message: 'I am not in {{received}}, so no report could arrive there.',
      hint: 'Type `/invite @channels` there, then try again.',
    },
    'channel-forbidden': {
      message: 'I may not write in {{received}}, so no report could arrive there.',
      hint: 'Let me see the channel, send messages and attach files there, then try again.',
    },
    'channel-unchecked': {
      message:
        'Whether reports can arrive in {{received}} cannot be checked: the platform does not answer now.',
      hint: 'Nothing was stored. Try again in a minute.',
    },
    'moved-range': {
      message: '`{{received}}` is not a share above 0% and at most 100%.',
      hint: 'Write how much has to move for a report to be sent, such as `5%`.',
    },
    file: {
      message: '`{{received}}` is a file, and a schedule needs a scenario that stays.',
      hint: 'Use a scenario by its name: `scenario list` names them.',
    },
    'too-many': {
      message: 'There are {{bound}} schedules already, and no more are kept.',
      hint: 'Remove one that nobody reads: `schedule list` shows them.',
    },
    unknown: {
      message: 'There is no schedule {{received}} here, or it was made in private by somebody else.',
      hint: '`schedule list` shows those that you can see.',
    },
    'not-yours': {
      message: 'Schedule {{received}} can be changed by {{maker}}, who made it, and by admins.',
      hint: 'Ask one of them, or make one of your own with `schedule add`.',
    },
    'asked-already': {
      message: 'A report of schedule {{received}} was asked for this very moment.',
      hint: 'It is on its way.',
    },
  },
  adopt: {
    file: {
      message: 'Plan {{received}} was made from a file, and a plan is adopted for a scenario that stays.',
      hint: 'Adopt a plan of a scenario by its name: `history` lists the plans.',
    },
  },
  file: {
    unreachable: {
      message: 'The file `{{received}}` cannot be fetched from the platform.',
      hint: 'Nothing was stored. Drop it again, or try in a minute.',
    },
    missing: {
      message: 'No file came with it.',
      hint: 'Drop it into the chat with the same words, such as `scenario import` or `data import medical` (in Discord: with a mention of me, or as the `file` of the command); in a terminal write its path behind them: `scenario import ./my-scenario.json`, `data import medical ./weekly.csv`.',
    },
    several: { message: '{{count}} files came with it.', hint: 'Drop one at a time.' },
    'table-broken': {
      message: 'The table cannot be read from line {{line}} on: its quotes or columns do not fit.',
      hint: 'Save it as CSV in UTF-8, with one line of column names and the same columns in every line.',
    },
    'table-column': {
      message: 'There is no column `{{received}}`.',
      hint: 'Columns can be: {{choices}}.',
    },
    'table-needs': {
      message: 'The column `{{column}}` is missing, or there is none.',
      hint: 'The first line names the columns, such as `channel,today,min,max`.',
    },
    'table-empty': {
      message: 'The table has column names but no channels.',
      hint: 'Write one channel a line, such as `website,10k`.',
    },
    'table-only': {
      message: '`{{received}}` is for tables: a JSON file says it itself.',
      hint: 'Leave it out, or change it afterwards with `scenario edit`.',
    },
    'not-found': {
      message: 'There is no file `{{received}}` that can be read.',
      hint: 'Check the path; it counts from the folder in which the program runs.',
    },
    'too-large': {
      message: 'The file is too large ({{received}}).',
      hint: 'At most {{limitText}} are read.',
    },
    encoding: {
      message: 'The file is written in {{received}}.',
      hint: 'Save it as UTF-8 (in most editors: “Save as…”, encoding “UTF-8”).',
    },
    'not-text': {
      message: 'The file is not text in UTF-8: line {{line}} holds bytes that are no characters there.',
      hint: 'Save it as UTF-8 (in most editors: “Save as…”, encoding “UTF-8”); a spreadsheet is no scenario file.',
    },
    empty: {
      message: 'The file is empty.',
      hint: 'To begin with: `data template medical` gives a table to fill in, `npm start --silent -- scenario show medical --json` prints a scenario.',
    },
    'not-object': {
      message: 'The file is not JSON: it does not begin with `{`.',
      hint: '`npm start --silent -- scenario show medical --json` prints a scenario as a file has it.',
    },
    'breaks-off': {
      message: 'The file breaks off in line {{line}}: something is not closed.',
      hint: 'Copy it again as a whole, or close what is open with `"`, `]` or `}`.',
    },
    'not-json': {
      message: 'The file is not JSON: {{reason}} (line {{line}}, column {{column}}, at `{{received}}`).',
      hint: 'Names and texts go in double quotes; entries are separated by commas, with none after the last.',
    },
    'duplicate-key': {
      message: '`{{received}}` is given twice, on lines {{first}} and {{line}}.',
      hint: 'Keep one of the two.',
    },
    'too-deep': {
      message: 'The file nests deeper than {{limit}} levels (line {{line}}).',
      hint: 'A scenario needs no more than ten.',
    },
    'only-terminal': {
      message: '`{{received}}` is a file’s path; files can only be read in the terminal.',
      hint: 'In a terminal: `npm start -- optimize ./my-scenario.json`.',
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
  fit: {
    cancelled: { message: 'It was cancelled before the fit was done.', hint: 'Nothing was stored.' },
    unknown: {
      message: 'There is no fit {{received}} here.',
      hint: 'A scenario is fitted with `fit medical`; the reply says the number of its fit.',
    },
    which: {
      message: 'That names no fit that is here.',
      hint: 'Give its number, such as `fit 3`; the reply to `fit medical` says it.',
    },
    'no-history': {
      message: 'There is no history of `{{scenario}}` yet, so there is nothing to learn from.',
      hint: 'Bring weekly spend per channel and one outcome: `data template {{scenario}}` gives a file to fill in, `data import {{scenario}}` takes it.',
    },
    range: {
      message: '`{{received}}` is out of range.',
      hint: 'It can be from {{low}} to {{high}}.',
    },
    'prior-unreadable': {
      message: '`{{received}}` is no prior that I can read.',
      hint: 'Write a channel, `roi` or `share`, and a range that holds the truth nine times in ten: `{{example}}`.',
    },
    'prior-range': {
      message: '`{{received}}` is no range that I can use.',
      hint: 'Both ends are above 0, the lower first, and shares at most 100%: `{{example}}`.',
    },
    'prior-repeated': {
      message: '`{{received}}` has two priors.',
      hint: 'Keep one: a prior on its return (`roi`), or one on its share of the outcome (`share`).',
    },
    'prior-channel': {
      message: 'The history has no channel `{{received}}`.',
      hint: 'Its channels are: {{choices}}.',
    },
    gone: {
      message: 'The scenario rests on fit {{received}}, which is not kept here any more.',
      hint: 'Fit it again: `fit {{scenario}}`. An earlier version may rest on another fit: `scenario versions {{scenario}}`.',
    },
  },
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
      message: 'The arms are given twice: in the line and in a file.',
      hint: 'Keep one of the two.',
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
      hint: 'Call it `control` in the table.',
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
  share: {
    range: {
      message: '`{{received}}` is not a share above 0% and up to 100%.',
      hint: 'Write it like `40%`.',
    },
    unclear: {
      message: '`{{received}}` may be {{percent}} or {{share}}.',
      hint: 'Write it with its sign, such as `40%`.',
    },
  },
  day: {
    unreadable: {
      message: '`{{received}}` is not a day that I can read.',
      hint: 'Write it like `2024-01-31`.',
    },
    none: {
      message: 'The calendar has no day `{{received}}`.',
      hint: 'Check month and day; write it like `2024-01-31`.',
    },
    later: { message: '`{{received}}` is yet to come.', hint: 'Tell what really happened, up to today.' },
  },
  feedback: {
    nothing: {
      message: 'It says neither how satisfied people were nor whether a report was useful.',
      hint: 'For example `feedback medical satisfaction=4.2/5 n=120`, or `feedback 12 useful=yes` about run 12.',
    },
    'rating-unreadable': {
      message: '`{{received}}` is not a rating that I can read.',
      hint: 'Write the mean and full marks: `4.2/5`, `8.1/10` or `84%`.',
    },
    'rating-range': {
      message: '`{{received}}` does not lie on its scale, from {{low}} to {{high}}.',
      hint: 'Write the mean first, full marks after the slash: `4.2/5`.',
    },
    answers: { message: 'It does not say how many people answered.', hint: 'Give their number: `n=120`.' },
    'no-run': {
      message: 'It does not say which report was useful.',
      hint: 'Name the number of its run: `feedback 12 useful=yes`.',
    },
    file: {
      message: '`{{received}}` is a file, and feedback belongs to a scenario that stays.',
      hint: 'Use a scenario by its name: `scenario list` names them.',
    },
    which: {
      message: 'It does not say which scenario it is about, and none was worked on here yet.',
      hint: 'Name it: `{{example}}`.',
    },
  },
  observe: {
    nothing: {
      message: 'It says neither what came of the time nor what was spent.',
      hint: 'For example `observe medical value=210k app=9k website=12k`.',
    },
    change: {
      message: '`{{received}}` is a change; here it takes what was really spent.',
      hint: 'Write the amount over the whole time: `app=9k`.',
    },
    group: {
      message: '`{{received}}` is a group of channels.',
      hint: 'Tell what was spent on each: {{choices}}.',
    },
    window: {
      message: 'The time has to begin before it ends, and last {{bound}} days at most.',
      hint: 'Give its first and last day: `from=2024-01-01 to=2024-01-07`.',
    },
    'too-many': {
      message: 'There are {{bound}} observations already, and no more are kept.',
      hint: '`forget` removes all that is kept of the workspace.',
    },
  },
  front: {
    'chart-text': { message: 'The chart could not be drawn.', hint: 'The same numbers are in the text.' },
    'action-expired': { message: 'This button no longer works.', hint: 'Type the command again.' },
  },
  history: historyProblems,
  data: dataProblems,
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
} as const satisfies ProblemTexts;

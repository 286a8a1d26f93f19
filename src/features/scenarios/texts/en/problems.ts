/** What can be wrong, and how to put it right. Backticks mark what can be typed. */
export const problems = {
  limit: {
    unreadable: {
      message: '`{{received}}` is not a limit that I can read.',
      hint: 'Limits look like `app<=20k`, `5k<=app<=20k`, `app+website<=30k`, `partners<=40%`, `app<=40% of spend`, `app<=+20%`, `within 20%` or `keep partners`.',
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
      hint: 'Shares of the budget go from `0%` to `100%`; against what is spent now, write `120% of current` or `+20%`.',
    },
    'change-share': {
      message: '`{{received}}` is not a share of what is spent now.',
      hint: 'Write it like `within 20%`; for one channel and an amount, `website<=+5k`.',
    },
    'below-nothing': {
      message: '`{{received}}` takes away more than there is.',
      hint: 'The most is `-100%`, which is `0`.',
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
  budget: {
    far: {
      message: '{{amount}} {{each}} beside {{known}} that is spent now ({{times}}): is that what you mean?',
      hint: 'If so, add an exclamation mark: `{{confirmed}}`. If not, check `k` and `m`.',
    },
    eaten: {
      message:
        '{{amount}} is far from what is known ({{known}}): the shell may have swallowed a `$` and the digit after it.',
      hint: 'In a shell, put amounts with `$` in single quotes, or leave the `$` out. If {{amount}} is right, write `{{confirmed}}`.',
    },
    'and-extra': {
      message: '`budget` and `extra` are both given; `extra` comes on top of what is spent now.',
      hint: 'Keep one of the two.',
    },
  },
  goal: {
    unreadable: {
      message: '`{{received}}` is not a goal that I can read.',
      hint: 'Goals are `value`, `profit`, `roi>=2`, `profit-per-spend>=1`, `cpa<=20`, `value>=300k` and `marginal>=1.5`.',
    },
    'at-least': {
      message: '`{{received}}` would cap what is wanted as high as can be.',
      hint: 'Write the least that you ask for, such as `roi>=3`.',
    },
    'cost-at-most': {
      message: '`{{received}}` would ask for results that cost at least so much.',
      hint: 'Write the most that one may cost, such as `cpa<=20`.',
    },
    'too-cheap': {
      message:
        'No plan within the limits reaches `{{received}}`; the least is about {{reachable}} for each result.',
      hint: 'Ask for {{reachable}} or more, or loosen a limit.',
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
      hint: 'Leave `period` out; an amount may say its own: `budget=120k/month`.',
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
    'name-ends': {
      message:
        'It is not clear where the scenario’s name ends and the first channel’s begins: `{{first}}` or `{{second}}`?',
      hint: 'Put a colon after the name, `{{first}}`, or quotes around it.',
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
} as const;

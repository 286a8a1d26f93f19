import { sourceProblems } from './sources.ts';

/**
 * What can be wrong with a table of weekly numbers (row and column are put before the message), and with a request
 * about histories.
 */
export const problems = {
  history: {
    'no-common-weeks': {
      message: 'These files have no week in common: {{choices}}.',
      hint: 'Export the same weeks from each.',
    },
    'no-sheet': {
      message: 'The workbook has no sheet `{{received}}`.',
      hint: 'It has: {{choices}}.',
    },
    'not-text': {
      message: 'This is no text file ({{received}}).',
      hint: 'Save the sheet as CSV: in a spreadsheet “Save as…”, then “CSV UTF-8”.',
    },
    encoding: {
      message: 'Here are bytes that no usual encoding has: the text is damaged.',
      hint: 'Save the file again as “CSV UTF-8”.',
    },
    'one-column': {
      message: 'Nothing separates the columns: all of `{{received}}` would be one.',
      hint: 'Put commas, semicolons or tabs between the columns, such as `date,tv spend,revenue`.',
    },
    'too-many-rows': {
      message: 'More than {{bound}} rows, and nothing tells which dates, channels or regions they belong to.',
      hint: 'Leave older rows out, or sum days to weeks.',
    },
    'too-many-columns': {
      message: '{{count}} columns are more than the {{bound}} that are read.',
      hint: 'Keep the date, the outcome, the spend of each channel, and what else moved the outcome.',
    },
    'too-many-cells': {
      message: '{{count}} cells are more than the {{bound}} that are read.',
      hint: 'Sum days to weeks, or leave columns out that are not needed.',
    },
    'too-many-weeks': {
      message: '{{count}} weeks are more than the {{bound}} that are kept.',
      hint: 'Leave the oldest out.',
    },
    'long-cell': {
      message: 'A cell of {{count}} characters (`{{received}}`) is no number, date or event.',
      hint: 'At most {{bound}} are read; leave the text out.',
    },
    broken: {
      message: 'A quote that opens here is never closed.',
      hint: 'Close it, or take it away; a quote inside of quotes is written twice: `""`.',
    },
    'no-header': {
      message: 'The numbers begin here, and no row above names the columns.',
      hint: 'Put names above, such as `date,tv spend,revenue`.',
    },
    'no-rows': {
      message: 'There are names of columns, and no row with numbers below.',
      hint: 'Fill in one row a week, such as `2024-01-01,1200,21000`.',
    },
    ragged: {
      message: 'This row has {{count}} cells, and the columns are {{expected}}.',
      hint: 'Write an empty cell for what is lacking, and put numbers with commas into quotes: `"1,200"`.',
    },
    'duplicate-column': {
      message: 'This column (`{{letter}}`) is called like column `{{first}}`.',
      hint: 'Give each a name of its own, such as `tv spend` and `radio spend`, or delete one.',
    },
    'column-name': {
      message: '`{{received}}` is no name for a column: too long, or with characters that cannot be seen.',
      hint: 'Write at most 80 plain characters, such as `tv spend`.',
    },
    'unnamed-column': {
      message: 'This column has numbers and no name.',
      hint: 'Write in the first row what it is, such as `tv spend`, or delete the column.',
    },
    'column-unknown': {
      message: 'The file has no column `{{received}}`.',
      hint: 'It has: {{choices}}.',
    },
    'column-twice': {
      message: 'The column `{{received}}` is named for two things.',
      hint: 'Name it once: `spend=` or `control=` or `event=` or `ignore=`.',
    },
    'channel-twice': {
      message: 'Two columns are the spend, or the impressions, of {{channel}}.',
      hint: 'Add them up, or leave one out: `ignore="name of the column"`.',
    },
    'no-date': {
      message: 'No column holds the weeks.',
      hint: 'Name one `date`, with days such as `2024-01-31`; or say which it is: `date=week`. The columns are: {{choices}}.',
    },
    'no-outcome': {
      message: 'No column is known as the outcome that the spend is for.',
      hint: 'Say which it is: `outcome=revenue`. The columns are: {{choices}}.',
    },
    'no-spend': {
      message: 'No column is known as a channel’s spend, or nothing was ever spent.',
      hint: 'Say which they are: `spend="tv,radio"`. The columns are: {{choices}}.',
    },
    'long-table': {
      message:
        'There is one row for each week and entry of this column; it takes one row a week, and a column for each channel.',
      hint: 'In a spreadsheet, a pivot table makes that: weeks down, channels across, sums of spend inside.',
    },
    date: {
      message: '`{{received}}` is no date that I can read.',
      hint: 'Write days like `2024-01-31`.',
    },
    'date-mixed': {
      message: '`{{received}}` is written in another way than `{{usual}}`.',
      hint: 'Write all days in one way, such as `2024-01-31`.',
    },
    'date-ambiguous': {
      message: '`{{received}}` can be {{first}} or {{second}}, and the other rows do not tell which.',
      hint: 'Write days like `{{first}}`, or say what stands first: `dates=day-first` or `dates=month-first`.',
    },
    monthly: {
      message: '`{{received}}`: the rows are months, and months blur what a week’s spend does.',
      hint: 'Export weeks or days: one row each, such as `2024-01-01`.',
    },
    step: {
      message: '{{days}} days lie between {{from}} and {{received}}: the rows are neither days nor weeks.',
      hint: 'Write one row a week (seven days apart) or one a day.',
    },
    weekday: {
      message: '{{received}} is a {{second}}, and the week before began on a {{first}} ({{before}}).',
      hint: 'Let all weeks begin on the same day.',
    },
    gap: {
      message: 'Before {{received}} these {{unit}} are missing: {{missing}}.',
      hint: 'Add their rows ({{count}}), with 0 where nothing was spent.',
    },
    'duplicate-week': {
      message: '{{received}} is there already, in row {{first}}.',
      hint: 'Delete one of the two rows, or add them up.',
    },
    'no-whole-week': {
      message: 'The {{days}} days make no whole week.',
      hint: 'Give at least seven days from the first day of a week on.',
    },
    number: {
      message: '`{{received}}` is no number.',
      hint: 'Write digits only, such as `1250.50`; if the column holds no numbers, leave it out: `ignore="name of the column"`.',
    },
    'number-style': {
      message: '`{{received}}` has another decimal sign than `{{usual}}` in the same column.',
      hint: 'Write all numbers in one way, such as `1250.50`.',
    },
    'number-ambiguous': {
      message: '`{{received}}` can be {{first}} or {{second}}, and no other number tells which.',
      hint: 'Write it without a sign for thousands: `{{second}}` or `{{first}}`.',
    },
    percent: {
      message: '`{{received}}` is a share; here stands an amount.',
      hint: 'Write the amount, such as `1250`.',
    },
    missing: {
      message: 'The number is missing (`{{received}}`).',
      hint: 'Write it, or leave the row out if it is the first or the last.',
    },
    negative: {
      message: '`{{received}}` is below zero.',
      hint: 'Write what was spent or counted, at least `0`; credits belong to the week that they correct.',
    },
    'event-range': {
      message: '`{{received}}` is no event.',
      hint: 'Write `1` for weeks in which it was so and `0` for others; a number that varies is a control: `control=price`.',
    },
    'event-name': {
      message: '`{{received}}` is no name for an event: too long, or with characters that cannot be seen.',
      hint: 'Write at most 80 plain characters, such as `summer sale`.',
    },
    'too-many-events': {
      message: 'With `{{received}}` this column has more than {{bound}} different events.',
      hint: 'Use a few words again and again, or leave the column out: `ignore="name of the column"`.',
    },
    'currency-mixed': {
      message: 'This is in {{received}}, and the rest in {{currency}}.',
      hint: 'Convert all amounts to one currency; to say which, write `currency={{currency}}`.',
    },
    future: {
      message: '{{received}} is yet to come: a history holds what happened.',
      hint: 'Leave planned weeks out; if day and month were mixed up, say `dates=day-first` or `dates=month-first`.',
    },
    multiples: {
      message:
        'The name says that its numbers are in `{{received}}`: each would count {{scale}} times too little.',
      hint: 'Multiply the column by {{scale}} and take the unit out of its name; if the numbers are whole amounts already, only rename it.',
    },
    formula: {
      message: '`{{received}}` is a formula.',
      hint: 'Export values instead of formulas: copy, then “paste values”, and save as CSV.',
    },
    'personal-column': {
      message:
        'This column seems to hold {{what}}. Data about single people are refused: sums by week are all that a plan needs.',
      hint: 'Delete the column from the file, or rename it if it holds sums.',
    },
    'personal-cell': {
      message:
        'Here stands what looks like {{what}}. Data about single people are refused: sums by week are all that a plan needs.',
      hint: 'Delete the column, or the text, from the file.',
    },
    'unit-change': {
      message:
        'From `{{received}}` on, amounts are about {{times}} times as large or as small as before (usually {{before}}, then {{after}}).',
      hint: 'Write all in one unit; if they were really so, say `amounts=right`.',
    },
    'constant-outcome': {
      message: 'The outcome is `{{received}}` in every week, so there is nothing to learn.',
      hint: 'Take a column that moves: `outcome=revenue`.',
    },
    'other-weekday': {
      message:
        'Weeks of this file begin on a {{second}} ({{received}}), those of the history on a {{first}}.',
      hint: 'Let them begin on the same day, or import all weeks anew after `data remove`.',
    },
    'other-currency': {
      message: 'The file is in {{received}}, the history in {{currency}}.',
      hint: 'Convert it; if only the sign is wrong, say `currency={{currency}}`.',
    },
    'other-unit': {
      message: 'The history’s outcome is {{unit}}, the file’s is not.',
      hint: 'Take the same outcome, or import all weeks anew.',
    },
    'other-controls': {
      message: 'The file and the history have not the same controls; one of them lacks: {{missing}}.',
      hint: 'Give every control for every week, or import all weeks anew.',
    },
    'gap-between': {
      message: 'Between the history and {{received}} weeks are missing: {{from}} to {{to}}.',
      hint: 'Add the rows of these weeks.',
    },
  },
  data: {
    admins: { message: 'Only admins import or remove history.', hint: 'Ask one of them.' },
    name: {
      message: '`{{received}}` is neither a scenario’s name nor one that an identifier can be made of.',
      hint: 'Use a scenario’s name, or Latin letters, such as `shop`.',
    },
    unknown: { message: 'There is no history of `{{received}}`.', hint: 'There is one of: {{choices}}.' },
    'none-yet': {
      message: 'No history was imported here yet.',
      hint: '`data template medical` gives a table to fill in; `data import medical` takes it.',
    },
    'upload-gone': {
      message:
        'The file `{{received}}` is not waiting any more: it waits for an hour, for who brought it, and not across a restart.',
      hint: 'Nothing was stored. Drop the file again, with the words `data import` and the name.',
    },
    'nothing-said': {
      message: 'What the columns are was not said.',
      hint: 'Say it, such as `outcome=revenue spend="tv,radio"`; or `confirm=yes` to take them as they were shown.',
    },
    'changed-meanwhile': {
      message: 'Somebody else changed the history of `{{received}}` meanwhile.',
      hint: 'Nothing was stored. Look at it with `data show {{received}}`, then do it again.',
    },
    'too-many-files': {
      message: 'This history is made of {{bound}} files already, and takes no more.',
      hint: 'Put several into one file, or begin anew after `data remove`.',
    },
    'two-outcomes': {
      message: 'A history has one outcome, and these are two: {{choices}}.',
      hint: 'Leave one of them out.',
    },
    whose: {
      message: 'Which history does the file belong to? {{choices}}',
      hint: 'Say its name: `data import shop`.',
    },
    'too-many': {
      message: 'There are {{bound}} histories already, and no more are kept.',
      hint: 'Remove one with `data remove`.',
    },
  },
  ...sourceProblems,
} as const;

/**
 * What can be wrong with any request, whatever it is about, and how to put it right. Backticks mark what can be typed;
 * the place and "did you mean" are added around these.
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
  front: {
    'chart-text': { message: 'The chart could not be drawn.', hint: 'The same numbers are in the text.' },
    'action-expired': { message: 'This button no longer works.', hint: 'Type the command again.' },
  },
} as const;

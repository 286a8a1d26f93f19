import { expect, test } from 'vitest';
import { allCommands } from '../../../commands/index.ts';
import { shownLine } from '../../../src/bot/replies/shown-line.ts';

test.each([
  ['optimize medical', 'npm start -- optimize medical'],
  ['optimize medical app<=20k', 'npm start -- optimize medical "app<=20k"'],
  ['fit medical prior="tv roi 0.5..3" lag=4', 'npm start -- fit medical prior="tv roi 0.5..3" lag=4'],
  ['optimize "smart home" budget=50k', 'npm start -- optimize "smart home" budget=50k'],
  ['schedule add medical cron "0 9 * * 1"', 'npm start -- schedule add medical cron "0 9 * * 1"'],
  ['scenario new "a $HOME"', `npm start -- scenario new '"a $HOME"'`],
])('%s can be typed in a shell as %s', (line, shown) => {
  expect(shownLine(line, 'terminal', allCommands)).toBe(shown);
});

import { expect, test } from 'vitest';
import { dayOfIso } from '../../../src/learn/history/parse-date.ts';
import { readHistory } from '../../../src/learn/history/read-history.ts';
import { UserError } from '../../../src/scenario/problem.ts';

const table = new TextEncoder().encode(
  'week,tv spend,revenue\n2024-01-01,1,5\n2024-01-08,2,6\n2024-01-15,3,7\n',
);
const readOn = (today: string) => readHistory(table, { currency: 'EUR', today: dayOfIso(today) });

test('a week that is yet to begin is refused by its row', () => {
  let problems: UserError['problems'] | undefined;
  try {
    readOn('2024-01-14');
  } catch (error) {
    if (error instanceof UserError) problems = error.problems;
  }
  expect(problems).toEqual([
    { code: 'history.future', received: '2024-01-15', values: { row: 4, column: 'week' } },
  ]);
});

test('a week that has begun is read, and any where nobody says what day it is', () => {
  expect(readOn('2024-01-15').history.weeks).toHaveLength(3);
  expect(readHistory(table, { currency: 'EUR' }).history.weeks).toHaveLength(3);
});

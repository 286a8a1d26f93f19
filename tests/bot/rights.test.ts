import { expect, test } from 'vitest';
import { mayDo, type Right, refuseUnlessMay } from '../../src/bot/rights.ts';
import { UserError } from '../../src/scenario/problem.ts';

const maker = { id: 'U1', isAdmin: false };
const other = { id: 'U2', isAdmin: false };
const admin = { id: 'U3', isAdmin: true };
const made = { name: 'shop', by: 'U1' };

test.each<readonly [Right, maker: boolean, other: boolean]>([
  ['plan.adopt', true, true],
  ['schedule.make', true, true],
  ['schedule.ask', true, true],
  ['schedule.change', true, false],
  ['scenario.make', true, true],
  ['scenario.change', true, false],
  ['scenario.remove', true, false],
  ['experiment.add', true, true],
  ['feedback.give', true, true],
  ['settings.change', false, false],
  ['workspace.forget', false, false],
])('%s: its maker %s, others %s, admins always', (right, byMaker, byOther) => {
  expect([maker, other, admin].map((person) => mayDo(right, person, made))).toEqual([byMaker, byOther, true]);
});

test('nobody is the maker of what nobody made', () => {
  expect(mayDo('scenario.change', { id: '', isAdmin: false }, { name: 'shop' })).toBe(false);
  expect(mayDo('scenario.change', maker)).toBe(false);
});

test('a refusal names who can', () => {
  const refusal = () => refuseUnlessMay('scenario.change', other, made);
  expect(refusal).toThrow(UserError);
  try {
    refusal();
  } catch (error) {
    expect(error).toMatchObject({
      problems: [{ code: 'scenario.not-yours', received: 'shop', values: { maker: 'U1' } }],
    });
  }
});

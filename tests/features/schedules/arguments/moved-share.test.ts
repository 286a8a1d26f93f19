import { expect, test } from 'vitest';
import { movedShare } from '../../../../src/features/schedules/arguments/moved-share.ts';
import { problemsOf, readingPlace } from '../../../bot/arguments/place.ts';

test.each([
  ['5%', 0.05],
  ['5', 0.05],
  ['>=2.5%', 0.025],
  ['100%', 1],
])('%s is the share %d', async (text, share) => {
  expect(await movedShare.read(text, readingPlace())).toBe(share);
});

test.each(['0', '0%', '-5%', '200%', 'abc', '1,5', '∞'])('%s is refused as a share', async (text) => {
  expect(await problemsOf(async () => movedShare.read(text, readingPlace()))).toMatchObject([
    { code: 'schedule.moved-range', received: text },
  ]);
});

import { expect, test } from 'vitest';
import { systemClock } from '../../src/main/system-clock.ts';

test('a wait ends when its time is over, or at once when it is called off', async () => {
  const before = systemClock.now();
  await systemClock.wait(1);
  const calledOff = new AbortController();
  const waiting = systemClock.wait(2 ** 30, calledOff.signal);
  calledOff.abort();
  await waiting;
  await systemClock.wait(2 ** 30, calledOff.signal);
  expect(systemClock.now().getTime()).toBeGreaterThanOrEqual(before.getTime());
});

import { describe, expect, it } from 'vitest';
import { botUnderTest, fakeFitter, textOf } from '../bot/bot-under-test.ts';
import { historyOf, resultOf } from '../fixtures/fits.ts';

async function withHistory(parts: Parameters<typeof botUnderTest>[0] = {}) {
  const under = botUnderTest(parts);
  await under.store.histories.saveAfter('slack:T1', 'ours', historyOf(), 'U1', 0);
  return under;
}

describe('fit', () => {
  it('prints', async () => {
    const { ask } = await withHistory();
    console.log(textOf(await ask('fit ours')));
    console.log(textOf(await ask('拟合 ours', { language: 'zh' })));
    console.log(textOf(await ask('fit medical')));
    console.log(textOf(await ask('fit show 1')));
    console.log(textOf(await ask('fit 9')));
    console.log(textOf(await ask('fit ours prior="radio roi 1..2, tv roi 3..1" lag=99 season=1.5')));
    console.log(textOf(await ask('scenario versions ours')));
    console.log(textOf(await ask('optimize ours')));
    const { ask: askFailed } = await withHistory({
      fitter: fakeFitter(() => ({ ...resultOf(), faults: ['rhat', 'ess'] })),
    });
    console.log(textOf(await askFailed('fit ours')));
  });
});

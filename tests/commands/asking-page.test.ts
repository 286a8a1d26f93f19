import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { botUnderTest, fakePlanner, textOf } from '../bot/bot-under-test.ts';

const page = readFileSync(new URL('../../docs/asking.md', import.meta.url), 'utf8');

/** What the page's tables say can be typed: English in the first column, Chinese in the second. */
const typed = page
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => {
    const [, en = '', zh = ''] = line.split('|');
    const of = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
    return [
      ...of(en).map((text) => ({ text, language: 'en' as const })),
      ...of(zh).map((text) => ({ text, language: 'zh' as const })),
    ];
  });

describe('what the page on asking says can be typed', () => {
  test('there is much of it', () => expect(typed.length).toBeGreaterThan(40));

  test.each(typed)('$text', async ({ text, language }) => {
    const planner = fakePlanner();
    const { ask } = botUnderTest({ planner });
    const scenario = /partners|合作/.test(text) ? 'medical' : 'customer-service';
    const said = textOf(await ask(`optimize ${scenario} ${text}`, { language }));
    const isCost = /^(?:cpa|cac|cpl|cost|获客成本|单次成本)/.test(text);
    if (isCost) expect(said).toMatch(/counts no results|没有可以计算单个成本的成果/);
    else expect(planner.requests, said).toHaveLength(1);
    const asked = planner.requests[0]?.scenario;
    const bare = fakePlanner();
    await botUnderTest({ planner: bare }).ask(`optimize ${scenario}`);
    // Something of it has come through.
    if (!isCost) expect(asked).not.toEqual(bare.requests[0]?.scenario);
  });
});

import { describe, expect, test } from 'vitest';
import { analyse } from '../../src/attribute/analyse.ts';
import { botUnderTest, type FakePlanner, fakePlanner, textOf } from '../bot/bot-under-test.ts';

/** A planner that really works plans out, here and now. */
function plannerHere(): FakePlanner {
  return {
    ...fakePlanner(),
    start: (request) => ({ result: analyse(request), cancel() {} }),
  };
}

const refusalOf = async (line: string, language: 'en' | 'zh' = 'en') => {
  const { ask } = botUnderTest({ planner: plannerHere() });
  const text = textOf(await ask(line, { language }));
  return { text, mend: /`([^`]+)`/.exec(text.split('\n')[2] ?? '')?.[1] };
};

describe('limits that cannot hold are told, and mended, in the words that were typed', () => {
  test.each([
    ['optimize customer-service website>=80% app>=30%', 'en', 'website>=80%, app>=30%', 'website>=70%'],
    ['optimize customer-service web>=80% app>=30%', 'en', 'web>=80%, app>=30%', 'web>=70%'],
    ['优化 智能客服 官网>=80% APP>=30%', 'zh', '官网>=80%, APP>=30%', '官网>=70%'],
    ['optimize customer-service keep website budget=10k', 'en', 'keep website', 'budget=23000'],
    ['优化 智能客服 保持官网不变 预算=1万', 'zh', '保持官网不变', 'budget=23000'],
    ['optimize customer-service within 10% budget=20k', 'en', 'change<=10%', 'budget=36000'],
    [
      'optimize customer-service app<=10% of spend website<=10% of spend third-party<=10% of spend website>=5k',
      'en',
      'third-party<=10% of spend',
      undefined,
    ],
  ] as const)('%s', async (line, language, named, change) => {
    const { text, mend } = await refusalOf(line, language);
    expect(text).toContain(named);
    if (change !== undefined) expect(mend, text).toBe(change);
  });

  test('what is offered does', async () => {
    for (const line of [
      'optimize customer-service website>=80% app>=30%',
      'optimize customer-service keep website app>=70%',
      '优化 智能客服 官网>=80% APP>=30%',
    ]) {
      const { mend, text } = await refusalOf(line);
      expect(mend, text).toBeDefined();
      const [name = ''] = /^[^<>=]+/.exec(mend ?? '') ?? [];
      const [, ...words] = line.split(' ');
      const others = words.filter((word) => !word.startsWith(`${name}>=`));
      const { ask } = botUnderTest();
      const reply = await ask(`optimize ${others.join(' ')} ${mend}`);
      expect(reply.tone, textOf(reply)).toBe('result');
    }
  });
});

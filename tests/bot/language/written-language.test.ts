import { expect, it } from 'vitest';
import { writtenLanguage } from '../../../src/bot/language/written-language.ts';

it.each([
  ['只看 app', 'zh'],
  ['如果 app +20% 呢？', 'zh'],
  ['<@100000000000000001> 换成 6 万预算', 'zh'],
  ['optimize 医疗', 'zh'],
  ['cap 官网 at 10k', undefined],
  ['budget 60k', undefined],
  ['60000', undefined],
  ['', undefined],
])('%s is written in %s', (text, language) => {
  expect(writtenLanguage(text)).toBe(language);
});

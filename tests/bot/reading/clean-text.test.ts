import { describe, expect, test } from 'vitest';
import { cleanText } from '../../../src/bot/reading/clean-text.ts';
import { UserError } from '../../../src/scenario/problem.ts';

describe('text is cleaned before it is read', () => {
  test.each([
    [
      'full-width letters, digits and punctuation',
      '优化　医疗　预算＝５０ｋ　ＡＰＰ＜＝４０％',
      '优化 医疗 预算=50k APP<=40%',
    ],
    ['Chinese commas', 'app<=20k，website>=5k、x<=1', 'app<=20k,website>=5k,x<=1'],
    [
      'non-breaking and zero-width spaces',
      'optimize\u00a0medical\u200b\ufeff budget=50k',
      'optimize medical budget=50k',
    ],
    ['curly and corner quotes', 'optimize “smart home” ‘x’ 「医疗」', `optimize "smart home" 'x' "医疗"`],
    ['comparison signs', 'app≤20k website≥5k', 'app<=20k website>=5k'],
    ['entities, which are the front’s to decode', 'app&lt;=20k', 'app&lt;=20k'],
    ['Slack’s links', 'optimize <http://medical.com|medical.com>', 'optimize medical.com'],
    ['Slack’s bare links', 'see <https://example.org/a>', 'see https://example.org/a'],
    ['Slack’s channels and people', '<#C1|general> <@U1|bob> <#C2> <@U2>', 'general bob #C2 @U2'],
    ['line breaks and tabs', 'optimize\tmedical\r\nbudget=50k', 'optimize medical budget=50k'],
    ['code marks', '`optimize medical app<=20k`', 'optimize medical app<=20k'],
    ['minus signs', 'budget=−5k', 'budget=-5k'],
    ['superscripts, which stay', 'budget=5²', 'budget=5²'],
    ['limits that look like marks, which stay', '5k<app<=20k', '5k<app<=20k'],
  ])('%s', (_, typed, clean) => {
    expect(cleanText(typed)).toBe(clean);
  });

  test.each([
    ['a'.repeat(2_001), 'command.too-long'],
    ['optimize\u0000medical', 'command.control-characters'],
    ['optimize \u001b[31mmedical', 'command.control-characters'],
    ['optimize \u202emedical', 'command.control-characters'],
    ['optimize \ud800', 'command.control-characters'],
  ])('%j is refused as %s', (typed, code) => {
    expect(() => cleanText(typed)).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ code })] }),
    );
    expect(() => cleanText(typed)).toThrow(UserError);
  });

  test('the longest line is read, also when cleaning would make it longer', () => {
    expect(cleanText('ﷺ'.repeat(2_000))).toHaveLength(2_000);
  });
});

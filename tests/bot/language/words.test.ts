import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../../src/bot/language/words.ts';

const [en, zh] = [wordsFor('en'), wordsFor('zh')];

describe('a Chinese sentence', () => {
  const axis = (span: string) => zh.say('replies.charts.contributionAxis', { span });

  it('sets a Latin name apart, and leaves a Chinese one as it is', () => {
    expect(axis('患者 App')).toBe('患者 App 贡献');
    expect(axis('每周')).toBe('每周贡献');
    expect(zh.list(['官网', 'search', '电视'])).toBe('官网、search 和电视');
    expect(zh.list(['tv', 'radio'])).toBe('tv 和 radio');
  });

  it('does so only where a name meets the sentence, never within what people wrote', () => {
    expect(axis('A股app')).toBe('A股app 贡献');
    expect(axis('`app`')).toBe('`app`贡献');
    expect(zh.money(52_000, 'CNY')).toBe('¥5.2万');
  });

  it('shows nothing of how it is put together', () => {
    const shown = [axis('a'), axis('\uE000a\uE000'), zh.list(['a', '乙']), zh.find('replies.comma') ?? ''];
    expect(shown.join()).not.toMatch(/\uE000/);
  });
});

describe('an amount with many digits', () => {
  it.each([
    [60_000.5, '¥60,000.5', '¥60,000.5'],
    [-1_200.25, '−¥1,200.25', '−¥1,200.25'],
    [65_500, '¥65.5k', '¥6.55万'],
    [123_456, '¥123.456k', '¥123,456'],
    [1_000_000, '¥1m', '¥100万'],
    [0, '¥0', '¥0'],
  ])('%d is written out where shortening it would not shorten it', (amount, english, chinese) => {
    expect([en.money(amount, 'CNY', 6), zh.money(amount, 'CNY', 6)]).toEqual([english, chinese]);
  });
});

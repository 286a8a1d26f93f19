import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutText, escapeText, fallbackText, textFromSlack } from '../../../adapters/slack/text-for-slack.ts';

test('control characters are escaped, nothing else', () => {
  expect(escapeText('<!channel> & <@U1|bob> "q" é 网')).toBe(
    '&lt;!channel&gt; &amp; &lt;@U1|bob&gt; "q" é 网',
  );
});

test('a cut never splits an entity or a character as people see it', () => {
  expect(escapeText('a&b', 7)).toBe('a&amp;b');
  expect(escapeText('a&bc', 7)).toBe('a&amp;…');
  expect(escapeText('a&bc', 6)).toBe('a…');
  expect(cutText('👩‍👩‍👧‍👦 family', 8)).toBe('…');
  expect(cutText('👩‍👩‍👧‍👦 family', 14)).toBe('👩‍👩‍👧‍👦 f…');
  expect(cutText('智慧医疗', 3)).toBe('智慧…');
});

test('text that is cut to any limit is well-formed, within it, and the same when it fits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
      for (const cut of [cutText(text, limit), escapeText(text, limit), fallbackText(text, limit)]) {
        expect(cut.length).toBeLessThanOrEqual(limit);
        expect(cut.isWellFormed()).toBe(true);
      }
      if (text.length <= limit) expect(cutText(text, limit)).toBe(text);
    }),
  );
});

test('formatting characters give way to others that look the same; names can still be copied', () => {
  expect(fallbackText('*bold* ~gone~ `code` _it_ hospital_partners\n> quoted', 100)).toBe(
    '∗bold∗ ∼gone∼ ˋcodeˋ ＿it＿ hospital_partners\n＞ quoted',
  );
});

test.each([
  ['optimize medical app&lt;=20k &amp; more', 'optimize medical app<=20k & more'],
  ['&amp;lt; stays what was typed', '&lt; stays what was typed'],
  ['optimize <https://acme.example/a|acme.example/a>', 'optimize acme.example/a'],
  ['optimize <https://acme.example/a>', 'optimize https://acme.example/a'],
  ['ask <mailto:ada@acme.example|ada@acme.example>', 'ask ada@acme.example'],
  ['app<=20k partners>=5k', 'app<=20k partners>=5k'],
  ['schedule <#C1|budget> <@U1>', 'schedule <#C1|budget> <@U1>'],
])('%j was typed as %j', (sent, typed) => {
  expect(textFromSlack(sent)).toBe(typed);
});

import { describe, expect, it } from 'vitest';
import { codeBlock, cutText, escapeMarkup, inlineCode } from '../../../adapters/discord/markup.ts';

describe('text from people', () => {
  it.each([
    ['**bold** _it_ ~~no~~ ||x||', '\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~ \\|\\|x\\|\\|'],
    ['`code` \\ back', '\\`code\\` \\\\ back'],
    ['[press](https://evil.example)', '\\[press\\](https\\://evil.example)'],
    ['<https://evil.example>', '\\<https\\://evil.example>'],
    ['discord.gg/abc discordapp.com/invite', 'discord\\.gg/abc discordapp\\.com/invite'],
    [
      '<@1> <@&2> <#3> <t:1:R> <:smile:1> </help:2>',
      '\\<@1> \\<@&2> \\<#3> \\<t:1:R> \\<\\:smile:1> \\</help:2>',
    ],
    ['@everyone @HERE mail@host', '@\u200beveryone @\u200bHERE mail@host'],
    [':joy: at 12:30:45', '\\:joy: at 12:30:45'],
    [
      '# Heading\n-# small\n- item\n> quote\n1. one',
      '\\# Heading\n\\-# small\n\\- item\n\\> quote\n1\\. one',
    ],
    ['app<=20k, website>=5k, −3.1% (2.5)', 'app<=20k, website>=5k, −3.1% (2.5)'],
    ['官网 的 收入', '官网 的 收入'],
    ['a\u202eb\u0007c', 'a b c'],
    ['half \ud83d', 'half \ufffd'],
  ])('%j shows as it was written', (text, escaped) => {
    expect(escapeMarkup(text)).toBe(escaped);
  });

  it('cannot leave inline code or a code block', () => {
    expect(inlineCode('a`b``c\nd')).toBe('`aˋbˋˋc d`');
    expect(inlineCode('  ')).toBe('');
    expect(codeBlock('a\n```js\nb')).toBe('```\na\n`\u200b`\u200b`js\nb\n```');
  });
});

describe('cutting', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly ten', 11, 'exactly ten'],
    ['one more than that', 10, 'one more …'],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 15, '👩‍👩‍👧‍👦…'],
    ['ab\\*cd', 4, 'ab…'],
    ['ab\\\\cd', 5, 'ab\\\\…'],
    ['anything', 1, '…'],
    ['anything', 0, ''],
  ])('%j to %i', (text, longest, cut) => {
    expect(cutText(text, longest)).toBe(cut);
    expect(cut.length).toBeLessThanOrEqual(longest);
  });
});

import { describe, expect, it } from 'vitest';
import { type Received, requestProblems } from './request-check.ts';

const good = {
  content: 'Hello',
  embeds: [],
  components: [],
  attachments: [],
  allowed_mentions: { parse: [], replied_user: false },
};
const post = (body: object, files: Received['files'] = []) =>
  requestProblems({ method: 'POST', path: '/channels/1/messages', authorization: undefined, body, files });
const button = (custom_id: string) => ({ type: 2, style: 2, label: 'x', custom_id });
const row = (...components: object[]) => ({ type: 1, components });

describe('the checker of what the tests send', () => {
  it('finds nothing wrong with a good message', () => {
    expect(post(good)).toEqual([]);
  });

  it.each([
    ['too long content', { content: 'x'.repeat(2001) }, /content: 2001, at most 2000/],
    [
      'too long embeds',
      { embeds: [4000, 2001].map((length) => ({ description: 'x'.repeat(length) })) },
      /6001/,
    ],
    [
      'a picture that is not attached',
      { embeds: [{ image: { url: 'attachment://a.png' } }] },
      /not attached/,
    ],
    ['too many rows', { components: Array.from({ length: 6 }, (_, n) => row(button(`${n}`))) }, /rows: 6/],
    ['two equal ids', { components: [row(button('a'), button('a'))] }, /one custom_id/],
    ['a long id', { components: [row(button('a'.repeat(101)))] }, /custom_id: 101/],
    ['mentions', { allowed_mentions: { parse: ['everyone'], replied_user: false } }, /mentions are allowed/],
    ['a mention', { content: 'hi <@123>' }, /a mention/],
    ['everyone', { content: 'hi @everyone' }, /@everyone/],
    ['a link', { content: 'see https://a.example' }, /a link/],
    ['an open code block', { content: '```\nx' }, /left open/],
    ['nothing at all', { content: ' ' }, /empty message/],
    ['an unknown key', { colour: 'red' }, /not in the schema/],
    ['a wrong type', { nonce: true }, /nonce/],
    [
      'an attachment without a file',
      { attachments: [{ id: '0', filename: 'a.png', description: '' }] },
      /no file/,
    ],
  ])('finds %s', (_, change, problem) => {
    expect(post({ ...good, ...change }).join('\n')).toMatch(problem);
  });

  it('knows no request without a schema', () => {
    expect(
      requestProblems({ method: 'POST', path: '/else', authorization: undefined, body: {}, files: [] }),
    ).toEqual(['no schema for POST /else']);
  });
});

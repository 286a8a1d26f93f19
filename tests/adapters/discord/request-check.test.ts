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

  const field = { type: 4, custom_id: 'a', style: 1 };
  const choice = { type: 3, custom_id: 'b', options: [{ label: 'x', value: 'x' }] };
  const label = (component: object) => ({ type: 18, label: 'A', component });
  const form = (...components: object[]) =>
    requestProblems({
      method: 'POST',
      path: '/interactions/1/x/callback',
      authorization: undefined,
      body: { type: 9, data: { custom_id: 'form:x', title: 'T', components } },
      files: [],
    });

  it('finds nothing wrong with a good form', () => {
    expect(form(label(field), label(choice))).toEqual([]);
  });

  it.each([
    ['six fields', [1, 2, 3, 4, 5, 6].map((n) => label({ ...field, custom_id: `${n}` })), /fields: 6/],
    ['two fields of one id', [label(field), label(field)], /one custom_id/],
    ['a long label', [{ ...label(field), label: 'x'.repeat(46) }], /components\[0\].label/],
    ['a label in a label', [label({ ...field, label: 'x' })], /label inside/],
    ['a required choice of nothing', [label({ ...choice, min_values: 0 })], /choice of nothing/],
    ['equal choices', [label({ ...choice, options: [...choice.options, ...choice.options] })], /one value/],
    ['an unknown key', [label({ ...field, colour: 'red' })], /not in the schema/],
  ])('finds %s in a form', (_, components, problem) => {
    expect(form(...components).join('\n')).toMatch(problem);
  });

  it('knows no request without a schema', () => {
    expect(
      requestProblems({ method: 'POST', path: '/else', authorization: undefined, body: {}, files: [] }),
    ).toEqual(['no schema for POST /else']);
  });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ChannelView } from '../../../src/bot/messenger.ts';
import { handClock } from './fakes.ts';
import { refuse } from './slack-double.ts';
import { type StartedMessenger, startMessenger } from './started-messenger.ts';

interface Place {
  readonly id: string;
  readonly name?: string;
  readonly is_private?: boolean;
  readonly is_member?: boolean;
  readonly is_archived?: boolean;
  readonly is_im?: boolean;
  readonly is_mpim?: boolean;
  readonly user?: string;
  readonly members?: readonly string[];
}

const places: Place[] = [
  { id: 'C100', name: 'growth', is_private: false, is_member: true, members: ['U1', 'UBOT'] },
  { id: 'C200', name: 'general', is_private: false, is_member: false },
  { id: 'C300', name: 'leads', is_private: true, is_member: true, members: ['U1', 'UBOT'] },
  { id: 'C400', name: '市场部', is_private: false, is_member: true },
  { id: 'C500', name: 'old', is_private: false, is_member: true, is_archived: true },
  { id: 'D600', is_im: true, user: 'U1' },
  { id: 'G700', name: 'mpdm-a--b--c-1', is_private: true, is_mpim: true, members: ['U1', 'U2', 'UBOT'] },
];

let started: StartedMessenger;
const clock = handClock();
beforeEach(async () => {
  started = await startMessenger({ clock });
  const { slack } = started;
  slack.answer('conversations.info', ({ channel }) => {
    const place = places.find(({ id }) => id === channel);
    return place ? { body: { ok: true, channel: place } } : refuse('channel_not_found');
  });
  slack.answer('conversations.members', ({ channel }) => ({
    body: { ok: true, members: places.find(({ id }) => id === channel)?.members ?? [] },
  }));
  slack.answer('conversations.list', ({ types }) => ({
    body: {
      ok: true,
      channels: places.filter(
        ({ is_im, is_mpim, is_archived, is_private }) =>
          !is_im && !is_mpim && !is_archived && (!is_private || String(types).includes('private_channel')),
      ),
    },
  }));
});
afterEach(() => started.slack.stop());

const look = (channel: string, person = 'U1') => started.messenger.channel('slack:T1', channel, person);

const growth: ChannelView = { id: 'C100', name: 'growth', isPrivate: false, mayPost: true, isVisible: true };

test.each(['C100', '#C100', '<#C100|growth>', '<#C100>', '<#C100|>'])(
  '%s is known by its id alone',
  async (text) => {
    expect(await look(text)).toEqual(growth);
    expect(started.slack.of('conversations.list')).toEqual([]);
  },
);

test.each(['growth', '#growth', ' #Growth '])('%j is found by its name', async (text) => {
  expect(await look(text)).toEqual(growth);
});

test('a Chinese name is found, and a name that nobody has is not', async () => {
  expect(await look('#市场部')).toMatchObject({ id: 'C400', name: '市场部' });
  expect(await look('#gr')).toBeUndefined();
  expect(await look('#old')).toBeUndefined();
  expect(await look('C999')).toBeUndefined();
  expect(await look('')).toBeUndefined();
});

test.each<[string, string, Partial<ChannelView>]>([
  ['a public channel without the bot', 'C200', { mayPost: false, isVisible: true, isPrivate: false }],
  ['an archived channel', 'C500', { mayPost: false, isVisible: true }],
  ['a private channel of theirs', 'C300', { mayPost: true, isVisible: true, isPrivate: true }],
  ['their direct message', 'D600', { name: '', mayPost: true, isVisible: true, isPrivate: true }],
  ['their group message', 'G700', { mayPost: true, isVisible: true, isPrivate: true }],
])('%s', async (_, id, view) => {
  expect(await look(id)).toMatchObject(view);
});

test('what somebody else cannot see is hidden from them', async () => {
  expect(await look('C300', 'U9')).toMatchObject({ isVisible: false });
  expect(await look('D600', 'U9')).toMatchObject({ isVisible: false });
  expect(await look('G700', 'U9')).toMatchObject({ isVisible: false });
  started.slack.answer('users.info', () => ({ body: { ok: true, user: { is_restricted: true } } }));
  expect(await look('C200', 'U9')).toMatchObject({ isVisible: false });
  expect(await look('C100', 'U1')).toMatchObject({ isVisible: true });
  started.slack.answer('users.info', () => refuse('user_not_found'));
  expect(await look('C200', 'U9')).toMatchObject({ isVisible: false });
});

test('membership is looked for on as many as five pages', async () => {
  const { slack } = started;
  let last = 5;
  slack.answer('conversations.members', ({ cursor = '1' }) => ({
    body: {
      ok: true,
      members: Number(cursor) === last ? ['U1'] : ['U2'],
      response_metadata: { next_cursor: String(Number(cursor) + 1) },
    },
  }));
  expect(await look('C300')).toMatchObject({ isVisible: true });
  last = 6;
  expect(await look('C300')).toMatchObject({ isVisible: false });
  expect(slack.of('conversations.members')).toHaveLength(10);
});

test('names are listed once a minute, on as many as five pages; what they lead to is asked anew', async () => {
  const { slack } = started;
  slack.answer('conversations.list', ({ cursor = '1' }) => ({
    body: {
      ok: true,
      channels: [{ id: `C${cursor}00`, name: places[Number(cursor) - 1]?.name ?? 'growth' }],
      response_metadata: { next_cursor: String(Number(cursor) + 1) },
    },
  }));
  expect(await look('#growth')).toEqual(growth);
  expect(await look('#general')).toMatchObject({ id: 'C200' });
  expect(slack.of('conversations.list')).toHaveLength(5);
  expect(slack.of('conversations.list')[0]).toMatchObject({ exclude_archived: 'true', limit: '999' });
  expect(slack.of('conversations.info')).toHaveLength(2);
  await clock.advance(60_000);
  await look('#growth');
  expect(slack.of('conversations.list')).toHaveLength(10);
});

test('without groups:read, public channels are found by name, and private ones are not seen', async () => {
  const { slack } = started;
  slack.answer('conversations.list', ({ types }) =>
    String(types).includes('private')
      ? refuse('missing_scope')
      : { body: { ok: true, channels: places.slice(0, 2) } },
  );
  expect(await look('#growth')).toEqual(growth);
  slack.answer('conversations.info', () => refuse('missing_scope'));
  expect(await look('C300')).toBeUndefined();
});

test('Slack that does not answer is an error, not a channel that does not exist', async () => {
  started.slack.fail('conversations.info', { kind: 'rate', retryAfterSeconds: 60 });
  await expect(look('C100')).rejects.toMatchObject({ fault: 'later', retryAfterMs: 60_000 });
});

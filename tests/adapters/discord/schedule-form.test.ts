import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { createDiscordMessenger } from '../../../adapters/discord/discord-messenger.ts';
import { openSqliteStore } from '../../../adapters/storage/sqlite.ts';
import { allCommands } from '../../../commands/index.ts';
import type { Bot } from '../../../src/bot/bot.ts';
import { createBot } from '../../../src/bot/dispatch.ts';
import { talk } from '../../../src/features/conversation/talk.ts';
import { createUploads } from '../../../src/features/history/uploads.ts';
import { fakeFitter } from '../../bot/bot-under-test.ts';
import { quickPlanner } from '../../malformed/quick-planner.ts';
import { logInto, stage } from './stage.ts';
import { ids, token } from './world.ts';

const callback = /\/callback$/;
const original = /\/messages\/@original$/;
const workspace = `discord:${ids.guild}`;

/** The program's own commands, store and messenger behind the real front, against the double. */
async function program() {
  const now = () => new Date('2026-03-02T08:30:00Z');
  const log = logInto([]);
  const store = await openSqliteStore({ file: ':memory:', log, now });
  onTestFinished(() => store.close());
  let bot: Bot | undefined;
  const { double } = await stage({
    commands: allCommands,
    prepare: (invocation) => {
      if (bot === undefined) throw new Error('nothing is asked before the stage stands');
      return bot.prepare(invocation);
    },
  });
  const messenger = createDiscordMessenger({
    config: { token, apiUrl: double.apiUrl },
    renderer: { render: () => Promise.reject(new Error('draws nothing')), check: async () => '' },
    chartAsText: (chart) => chart.alt,
    log,
    now,
  });
  const planner = quickPlanner();
  bot = createBot({
    commands: allCommands,
    talk,
    uploads: createUploads(now),
    store,
    planner,
    fitter: fakeFitter(),
    log,
    clock: now,
    messengers: [messenger],
  });
  return { double, store };
}

const opened = z.object({
  type: z.literal(9),
  data: z.object({
    custom_id: z.string(),
    components: z.array(
      z.object({
        label: z.string(),
        component: z.object({ custom_id: z.string(), value: z.string().optional() }),
      }),
    ),
  }),
});
const answered = z.object({
  data: z.object({
    content: z.string(),
    embeds: z.array(z.looseObject({})),
    components: z.array(z.object({ components: z.array(z.object({ custom_id: z.string() })) })),
    flags: z.number(),
  }),
});

it.each(['en-US', 'zh-CN'])('a schedule is made by a form, wrong at first, in %s', async (locale) => {
  const { double, store } = await program();
  const where = { locale, who: ids.bob } as const;
  double.command('schedule add', {}, where);
  const form = opened.parse((await double.next('POST', callback)).body).data;
  expect(form.components.map(({ component }) => component.custom_id)).toEqual([
    'scenario',
    'when',
    'timezone',
    'budget',
    'only-if',
  ]);

  double.submit(
    form.custom_id,
    {
      scenario: ['medical'],
      when: 'weekly blursday 09:00',
      timezone: 'Europe/Berlin',
      budget: '50k',
      'only-if': '',
    },
    where,
  );
  const refused = answered.parse((await double.next('POST', callback)).body).data;
  expect(refused).toMatchObject({ flags: 64, content: expect.stringContaining('blursday') });
  expect(await store.schedules.list(workspace)).toEqual([]);

  double.press(refused.components[0]?.components[0]?.custom_id ?? '', where, { embeds: refused.embeds });
  const again = opened.parse((await double.next('POST', callback)).body).data;
  const values = Object.fromEntries(
    again.components.map(({ component }) => [component.custom_id, component.value]),
  );
  expect(values).toMatchObject({ when: 'weekly blursday 09:00', timezone: 'Europe/Berlin', budget: '50k' });

  double.submit(
    again.custom_id,
    {
      scenario: ['medical'],
      when: 'weekly mon 09:00',
      timezone: 'Europe/Berlin',
      budget: '50k',
      'only-if': '5%',
    },
    where,
  );
  expect((await double.next('POST', callback)).body).toEqual({ type: 5, data: {} });
  expect((await double.next('PATCH', original)).body).toMatchObject({
    content: expect.stringMatching(/Europe\/Berlin.*#plans/),
  });
  expect(await store.schedules.list(workspace)).toMatchObject([
    {
      number: 1,
      scenario: 'medical',
      recurrence: { every: 'week', on: [1], at: '09:00' },
      timeZone: 'Europe/Berlin',
      place: { front: 'discord', channel: ids.channel, isPrivate: false },
      onlyIfMoved: 0.05,
      by: ids.bob,
    },
  ]);
});

it('a channel is named as people name it, and refused where the bot may not post', async () => {
  const { double, store } = await program();
  const add = (channel: string) =>
    double.command('schedule add', { scenario: 'medical', when: 'daily 09:00', channel });
  add('#plans');
  await double.next('PATCH', original);
  expect(await store.schedules.list(workspace)).toMatchObject([{ place: { channel: ids.channel } }]);

  double.guild.channels = double.guild.channels.map((channel) => ({
    ...channel,
    permission_overwrites: [{ id: ids.application, type: 1, allow: '0', deny: String(1n << 11n) }],
  }));
  add(`<#${ids.channel}>`);
  await double.next('POST', /^\/webhooks/);
  add('#nowhere');
  await double.next('POST', /^\/webhooks/);
  expect(await store.schedules.list(workspace)).toHaveLength(1);
});

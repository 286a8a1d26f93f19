import { describe, expect, test } from 'vitest';
import { type Asking, botUnderTest, textOf } from '../bot/bot-under-test.ts';
import { channelView, fakeMessenger } from '../bot/fake-messenger.ts';

/** A bot with these schedules, made by U1 on a Monday morning unless told otherwise. */
async function withSchedules(lines: readonly (readonly [line: string, asking?: Asking])[]) {
  let now = new Date('2026-03-02T08:30:00Z');
  let woken = 0;
  const messengers = [
    fakeMessenger([
      channelView('C1', 'general'),
      channelView('C2', 'growth'),
      channelView('P1', 'secret', { isPrivate: true }),
    ]),
  ];
  const parts = botUnderTest({
    messengers,
    clock: () => now,
    wakeReports() {
      woken += 1;
    },
  });
  for (const [line, asking] of lines) {
    const reply = await parts.ask(`schedule add ${line}`, asking);
    expect(reply.tone).toBe('info');
  }
  return {
    ...parts,
    get woken() {
      return woken;
    },
    later(moment: string) {
      now = new Date(moment);
    },
  };
}

const secretly: Asking = { where: { channel: 'P1', isPrivate: true } };

describe('schedule list', () => {
  test('says when each comes next, where, and why one rests', async () => {
    const { ask, store } = await withSchedules([
      ['medical weekly mon 09:00 Berlin #growth'],
      ['smart home monthly last 18:00 budget=50k only-if=5%'],
      ['finance cron "0 9 1,15 * *" Shanghai'],
    ]);
    await store.schedules.change('slack:T1', 3, { state: 'paused', pausedBecause: 'channel-gone' });
    const reply = await ask('schedule list');
    expect(reply.audience).toBe('caller');
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# Schedules
      3 schedules; the next report, of Medical, comes on Mon, Mar 9, 2026, 09:00 (Europe/Berlin).
      [Schedules]
      No. | Scenario | When | Next | Where | By | Works out
      1 | Medical | every Monday at 09:00 (Europe/Berlin) | Mon, Mar 9, 2026, 09:00 | #growth | U1 | optimize medical
      2 | Smart home | on the last day of each month at 18:00 (UTC) | Tue, Mar 31, 2026, 18:00 | this channel | U1 | optimize smart-home budget=50k, sent only if something moved by more than 5%
      3 | Financial risk control | by the cron pattern 0 9 1,15 * * (Asia/Shanghai) | rests: the channel is gone or archived | this channel | U1 | optimize finance
      To change one: \`/channels schedule pause 1\`, \`/channels schedule resume 1\`, \`/channels schedule run 1\` or \`/channels schedule remove 1\`."
    `);
    expect(textOf(await ask('定时', { language: 'zh' }))).toMatchInlineSnapshot(`
      "# 定时报告
      3 个定时；下一份报告是智慧医疗，在 2026年3月9日周一 09:00（Europe/Berlin）。
      [定时报告]
      编号 | 场景 | 时间 | 下一次 | 发到 | 创建者 | 计算内容
      1 | 智慧医疗 | 每周一 09:00（Europe/Berlin） | 2026年3月9日周一 09:00 | #growth | U1 | optimize medical
      2 | 智能家居 | 每月最后一天 18:00（UTC） | 2026年3月31日周二 18:00 | 这个频道 | U1 | optimize smart-home budget=50k，仅在变化超过 5% 时发送
      3 | 金融风控 | 按 cron 表达式 0 9 1,15 * *（Asia/Shanghai） | 已暂停：频道已不在或已归档 | 这个频道 | U1 | optimize finance
      要更改：\`/channels schedule pause 1\`、\`/channels schedule resume 1\`、\`/channels schedule run 1\` 或 \`/channels schedule remove 1\`。"
    `);
  });

  test('without any says how to make one, on each front as it is typed there', async () => {
    const { ask } = await withSchedules([]);
    const lastLine = async (front: 'slack' | 'discord' | 'terminal') =>
      textOf(await ask('schedules', { where: { front } }))
        .split('\n')
        .at(-1);
    expect(await lastLine('slack')).toBe('Make one: `/channels schedule add medical "weekly mon 09:00"`');
    expect(await lastLine('discord')).toBe(
      'Make one: `/channels schedule add scenario:medical when:weekly mon 09:00`',
    );
    expect(await lastLine('terminal')).toBe(
      'Make one: `npm start -- schedule add medical "weekly mon 09:00"`',
    );
  });

  test('shows what was made in private there and to its maker only', async () => {
    const { ask } = await withSchedules([['medical daily 9:00', secretly], ['finance daily 9:00']]);
    const listed = async (asking: Asking) =>
      (await ask('schedule list', asking)).summary.replace(/ schedules?.*/, '');
    expect(await listed({})).toBe('2');
    expect(await listed({ person: 'U2' })).toBe('1');
    expect(await listed({ person: 'U2', where: { channel: 'P1', isPrivate: true } })).toBe('2');
    expect(await listed({ person: 'U2', isAdmin: true })).toBe('1');
    expect(await listed({ where: { workspace: 'slack:T2' } })).toBe('There are no');
  });

  test('goes by the channel’s id where the platform does not answer', async () => {
    const { ask, store } = await withSchedules([['medical daily 9:00 #growth']]);
    const [schedule] = await store.schedules.list('slack:T1');
    if (schedule === undefined) throw new Error('nothing was stored');
    await store.schedules.add('slack:T1', { ...schedule, place: { ...schedule.place, channel: 'C9' } });
    const text = textOf(await ask('schedule list'));
    expect(text).toContain('#growth');
    expect(text).toContain('#C9');
  });
});

describe('a schedule', () => {
  test('rests, runs again from its next time on, and is removed', async () => {
    const { ask, store, later } = await withSchedules([['medical weekly mon 09:00 Berlin']]);
    expect(textOf(await ask('schedule pause 1'))).toMatchInlineSnapshot(`
      "# Schedule 1: Medical
      Schedule 1 rests: Medical is no longer reported in this channel until somebody resumes it.
      <Resume: schedule resume 1>
      <Remove: schedule remove 1>"
    `);
    expect(await store.schedules.get('slack:T1', 1)).toMatchObject({
      state: 'paused',
      pausedBecause: 'asked',
      nextDue: '2026-03-09T08:00:00.000Z',
    });
    later('2026-06-01T12:00:00Z');
    expect(textOf(await ask('schedule resume #1'))).toMatchInlineSnapshot(`
      "# Schedule 1: Medical
      Schedule 1 runs again: Medical every Monday at 09:00 (Europe/Berlin) in this channel, next on Mon, Jun 8, 2026, 09:00.
      Next three: Mon, Jun 8, 2026, 09:00; Mon, Jun 15, 2026, 09:00; Mon, Jun 22, 2026, 09:00
      Works out: optimize medical
      <Report now: schedule run 1>
      <Pause: schedule pause 1>
      <Remove: schedule remove 1>"
    `);
    expect(await store.schedules.get('slack:T1', 1)).toMatchObject({
      state: 'active',
      nextDue: '2026-06-08T07:00:00.000Z',
    });
    expect(textOf(await ask('schedule remove 1'))).toMatchInlineSnapshot(`
      "# Schedule 1: Medical
      Schedule 1 is removed: Medical is no longer reported every Monday at 09:00 (Europe/Berlin) in this channel.
      <All schedules: schedule list>"
    `);
    expect(await store.schedules.list('slack:T1')).toEqual([]);
  });

  test('says so when there is nothing to do', async () => {
    const { ask } = await withSchedules([['medical weekly mon 09:00']]);
    expect((await ask('schedule resume 1')).summary).toBe(
      'Schedule 1 runs already: Medical every Monday at 09:00 (UTC) in this channel, next on Mon, Mar 2, 2026, 09:00.',
    );
    await ask('schedule pause 1');
    expect((await ask('schedule pause 1')).summary).toBe(
      'Schedule 1 rests already: Medical is not reported in this channel.',
    );
  });

  test('is changed by its maker and admins only', async () => {
    const { ask, store } = await withSchedules([['medical daily 9:00']]);
    for (const verb of ['pause', 'resume', 'remove']) {
      const reply = await ask(`schedule ${verb} 1`, { person: 'U2' });
      expect(reply).toMatchObject({ tone: 'error', audience: 'caller' });
      expect(textOf(reply).split('\n').slice(1, 3)).toEqual([
        'Schedule 1 can be changed by U1, who made it, and by admins.',
        'Ask one of them, or make one of your own with `schedule add`.',
      ]);
    }
    expect(await store.schedules.get('slack:T1', 1)).toMatchObject({ state: 'active' });
    expect((await ask('schedule pause 1', { person: 'U2', isAdmin: true })).tone).toBe('info');
  });

  test('made in private is told of to its maker alone elsewhere, and to others not at all', async () => {
    const { ask } = await withSchedules([['medical daily 9:00', secretly]]);
    expect((await ask('schedule pause 1')).audience).toBe('caller');
    expect((await ask('schedule resume 1', secretly)).audience).toBe('channel');
    expect((await ask('schedule pause 1', { person: 'U2', isAdmin: true })).summary).toBe(
      'There is no schedule 1 here, or it was made in private by somebody else.',
    );
  });

  test('does not run again where it cannot post', async () => {
    const { ask, store } = await withSchedules([['medical daily 9:00']]);
    const [schedule] = await store.schedules.list('slack:T1');
    if (schedule === undefined) throw new Error('nothing was stored');
    await store.schedules.add('slack:T1', {
      ...schedule,
      place: { ...schedule.place, channel: 'C9' },
      state: 'paused',
      pausedBecause: 'channel-gone',
    });
    expect((await ask('schedule resume 2')).summary).toBe(
      'I am not in #C9, so no report could arrive there.',
    );
    expect(await store.schedules.get('slack:T1', 2)).toMatchObject({ state: 'paused' });
  });

  test('is run now by whoever asks, who alone is told', async () => {
    const made = await withSchedules([['medical weekly mon 09:00 #growth']]);
    const { ask, store } = made;
    const before = made.woken;
    const reply = await ask('schedule run 1', { person: 'U2' });
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# Schedule 1: Medical
      A report of Medical is being worked out; it will arrive in #growth.
      <All schedules: schedule list>"
    `);
    expect(reply.audience).toBe('caller');
    expect(made.woken).toBe(before + 1);
    const asked = { workspace: 'slack:T1', schedule: 1, due: '2026-03-02T08:30:00.000Z' };
    expect(await store.reports.get(asked)).toMatchObject({ cause: 'asked', state: 'open' });
    expect((await ask('schedule run 1', { person: 'U2' })).summary).toBe(
      'A report of schedule 1 was asked for this very moment.',
    );
  });

  test.each(['pause', 'resume', 'remove', 'run'])('that is not there cannot be told to %s', async (verb) => {
    const { ask } = await withSchedules([]);
    expect((await ask(`schedule ${verb} 7`)).summary).toBe(
      'There is no schedule 7 here, or it was made in private by somebody else.',
    );
  });

  test('that goes away meanwhile is not there either', async () => {
    const { ask, store } = await withSchedules([['medical daily 9:00'], ['finance daily 9:00']]);
    store.schedules.change = async () => undefined;
    store.schedules.remove = async () => false;
    store.reports.ask = async () => false;
    const [first] = await store.schedules.list('slack:T1');
    let looks = 0;
    store.schedules.get = async () => (looks++ % 2 === 0 ? first : undefined);
    for (const verb of ['pause', 'run']) {
      looks = 0;
      expect((await ask(`schedule ${verb} 1`)).summary).toContain('There is no schedule 1 here');
    }
    looks = 0;
    expect((await ask('schedule remove 1')).summary).toContain('There is no schedule 1 here');
  });
});

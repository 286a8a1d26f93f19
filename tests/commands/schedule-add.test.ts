import { describe, expect, test } from 'vitest';
import { DeliveryError } from '../../src/bot/messenger.ts';
import { longestActionLine } from '../../src/bot/reply.ts';
import { builtIn } from '../bot/arguments/place.ts';
import { type Asking, botUnderTest, invocation, textOf } from '../bot/bot-under-test.ts';
import { channelView, fakeMessenger } from '../bot/fake-messenger.ts';

const onSlack = (parts: Parameters<typeof botUnderTest>[0] = {}) =>
  botUnderTest({ messengers: [fakeMessenger()], ...parts });

describe('schedule add', () => {
  test('stores the schedule and says in words when reports come', async () => {
    const { ask, store } = onSlack();
    const line =
      'schedule add medical weekly mon,thu 09:00 Europe/Berlin <#C2|growth> budget=50k app<=20k only-if>5%';
    const reply = await ask(line);
    expect(reply).toMatchObject({ tone: 'info', audience: 'channel' });
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# Schedule 1: Medical
      Medical is reported every Monday and Thursday at 09:00 (Europe/Berlin) in #growth, next on Thu, Mar 5, 2026, 09:00.
      Next three: Thu, Mar 5, 2026, 09:00; Mon, Mar 9, 2026, 09:00; Thu, Mar 12, 2026, 09:00
      Works out: optimize medical budget=50k app<=20k
      Sent only if: the value or some channel’s spend moved by more than 5%
      <Report now: schedule run 1>
      <Pause: schedule pause 1>
      <Remove: schedule remove 1>"
    `);
    expect(await store.schedules.list('slack:T1')).toEqual([
      {
        number: 1,
        scenario: 'medical',
        line: 'optimize medical budget=50k app<=20k',
        recurrence: { every: 'week', on: [1, 4], at: '09:00' },
        timeZone: 'Europe/Berlin',
        place: { front: 'slack', channel: 'C2', isPrivate: false },
        language: 'en',
        onlyIfMoved: 0.05,
        by: 'U1',
        madeAt: '2026-03-02T08:30:00.000Z',
        state: 'active',
        nextDue: '2026-03-05T08:00:00.000Z',
      },
    ]);
  });

  test('speaks Chinese, and takes what Chinese says', async () => {
    const { ask, store } = onSlack();
    const reply = await ask('定时 添加 智慧医疗 每周一、周四 下午3点 北京时间 变化超过5% 预算=5万', {
      language: 'zh',
    });
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# 定时 1：智慧医疗
      智慧医疗的报告每周一和周四 15:00（Asia/Shanghai）发到#general，下一次是 2026年3月5日周四 15:00。
      接下来三次: 2026年3月5日周四 15:00；2026年3月9日周一 15:00；2026年3月12日周四 15:00
      计算内容: optimize medical budget=5万
      仅在此时发送: 价值或某个渠道的花费变化超过 5%
      <立即报告: schedule run 1>
      <暂停: schedule pause 1>
      <删除: schedule remove 1>"
    `);
    expect(await store.schedules.list('slack:T1')).toMatchObject([
      {
        scenario: 'medical',
        line: 'optimize medical budget=5万',
        recurrence: { every: 'week', on: [1, 4], at: '15:00' },
        timeZone: 'Asia/Shanghai',
        place: { channel: 'C1' },
        language: 'zh',
        onlyIfMoved: 0.05,
      },
    ]);
  });

  test('goes by the workspace’s zone where none is said, and by the machine’s where it has none', async () => {
    const { ask, store } = onSlack({ timeZone: 'Asia/Tokyo' });
    await ask('schedule add medical daily 9:00');
    await store.workspaces.save('slack:T1', { timeZone: 'America/New_York' });
    await ask('schedule add medical daily 9:00');
    await ask('schedule add medical daily 9:00 timezone=london');
    expect((await store.schedules.list('slack:T1')).map(({ timeZone }) => timeZone)).toEqual([
      'Asia/Tokyo',
      'America/New_York',
      'Europe/London',
    ]);
  });

  test.each([
    [
      'daily 02:30',
      '2026-03-27T12:00:00Z',
      'Sat, Mar 28, 2026, 02:30; Sun, Mar 29, 2026, 03:00; Mon, Mar 30, 2026, 02:30',
      'On Mar 29, 2026 the clock in Europe/Berlin skips the time asked for; the report comes when the gap ends, at 03:00.',
    ],
    [
      'daily 02:30',
      '2026-10-23T12:00:00Z',
      'Sat, Oct 24, 2026, 02:30; Sun, Oct 25, 2026, 02:30; Mon, Oct 26, 2026, 02:30',
      'On Oct 25, 2026 the clock in Europe/Berlin shows 02:30 twice; the report comes the first time.',
    ],
    [
      'weekly mon 09:00',
      '2026-03-20T12:00:00Z',
      'Mon, Mar 23, 2026, 09:00; Mon, Mar 30, 2026, 09:00; Mon, Apr 6, 2026, 09:00',
      'Between these, the clock in Europe/Berlin changes; reports keep to the time that it shows.',
    ],
  ])('%s from %s says what the clock does', async (when, now, next, edge) => {
    const { ask } = onSlack({ clock: () => new Date(now) });
    const text = textOf(await ask(`schedule add medical ${when} Berlin`));
    expect(text.split('\n').filter((part) => /^(- |Next three)/.test(part))).toEqual([
      `Next three: ${next}`,
      `- ${edge}`,
    ]);
  });

  test.each([
    [
      'a scenario of two words',
      'schedule add smart home weekly mon 9:00',
      'smart-home',
      'optimize smart-home',
    ],
    ['cron in quotes', 'schedule add medical cron "0 9 * * 1"', 'medical', 'optimize medical'],
    ['cron without', 'schedule add medical 0 9 * * 1', 'medical', 'optimize medical'],
    [
      'all that optimize takes',
      'schedule add medical goal=profit risk=cautious period=month partners<=40% daily',
      'medical',
      'optimize medical goal=profit risk=cautious period=month partners<=40%',
    ],
  ])('takes %s', async (_, line, scenario, plan) => {
    const { ask, store } = onSlack();
    expect((await ask(line)).tone).toBe('info');
    expect(await store.schedules.list('slack:T1')).toMatchObject([{ scenario, line: plan }]);
  });

  test.each([
    'only-if=5%',
    'only-if>5%',
    'only if > 5%',
    'only-if >= 5 %',
    'only if it moved by more than 5%',
    'only if changed over 5%',
    'if>5%',
    '变化超过5%',
    '变动 大于 5%',
    '变化=百分之5',
  ])('takes %s', async (condition) => {
    const { ask, store } = onSlack();
    expect((await ask(`schedule add medical ${condition} daily 9:00`)).tone).toBe('info');
    expect(await store.schedules.list('slack:T1')).toMatchObject([
      { onlyIfMoved: 0.05, line: 'optimize medical', recurrence: { every: 'day', at: '09:00' } },
    ]);
  });

  test('takes options as Discord and forms hand them over', async () => {
    const { ask, store } = onSlack();
    const options = {
      scenario: 'medical',
      when: 'cron "0 9 * * 1" <#C2>',
      timezone: 'Shanghai',
      budget: '50k',
      'only-if': '10%',
      limits: 'app<=20k, nowhere>=1k',
    };
    expect(textOf(await ask({ command: 'schedule add', options }))).toContain('no channel or group nowhere');
    expect((await ask({ command: 'schedule add', options: { ...options, limits: 'app<=20k' } })).tone).toBe(
      'info',
    );
    expect(await store.schedules.list('slack:T1')).toMatchObject([
      {
        line: 'optimize medical budget=50k app<=20k',
        recurrence: { every: 'cron', pattern: '0 9 * * 1' },
        timeZone: 'Asia/Shanghai',
        place: { channel: 'C2' },
        onlyIfMoved: 0.1,
      },
    ]);
  });

  const closed = fakeMessenger([
    channelView('C1', 'general', { mayPost: false }),
    channelView('C3', 'secret', { isPrivate: true, isVisible: false }),
  ]);
  const down = {
    ...fakeMessenger(),
    channel: () => Promise.reject(new DeliveryError('later', 'ratelimited')),
  };
  const named = { ...closed, front: 'discord' as const };
  test.each<[string, string, string, Parameters<typeof botUnderTest>[0]?, Asking?]>([
    [
      'a channel without the bot',
      'schedule add medical daily 9:00',
      'I am not in this channel, so no report could arrive there. | Type `/invite @channels` there, then try again.',
      { messengers: [closed] },
    ],
    [
      'one where Discord gives it no right',
      'schedule add medical daily 9:00',
      'I may not write in this channel, so no report could arrive there. | Let me see the channel, send messages and attach files there, then try again.',
      { messengers: [named] },
      { where: { front: 'discord' } },
    ],
    ...['#secret', 'channel=nowhere'].map(
      (channel): [string, string, string, Parameters<typeof botUnderTest>[0]] => [
        `${channel}, which the person cannot see`,
        `schedule add medical daily 9:00 ${channel}`,
        `There is no channel #${channel.replace(/.*[#=]/, '')} that both of us can see. | Check its name; into a private channel I have to be invited first: type \`/invite @channels\` there. Without a channel, reports come here.`,
        { messengers: [closed] },
      ],
    ),
    [
      'a platform that does not answer',
      'schedule add medical daily 9:00',
      'Whether reports can arrive in this channel cannot be checked: the platform does not answer now. | Nothing was stored. Try again in a minute.',
      { messengers: [down] },
    ],
    [
      'a channel where nobody can post unasked',
      'schedule add medical daily 9:00 #growth',
      '#growth cannot be used here. | Leave it out. | For example: `/channels schedule add medical weekly mon 09:00 Europe/Berlin budget=50k only-if=5%`',
    ],
    [
      'two channels',
      'schedule add medical daily 9:00 #growth channel=general',
      'channel: It is given twice (growth, general). | Keep one of the two. | For example: `/channels schedule add medical weekly mon 09:00`',
    ],
    [
      'two zones',
      'schedule add medical daily 9:00 Berlin tz=Tokyo',
      'timezone: It is given twice (Europe/Berlin, Asia/Tokyo). | Keep one of the two. | For example: `/channels schedule add medical weekly mon 09:00`',
    ],
    [
      'a plan that cannot be',
      'schedule add medical daily 9:00 app>=6k app<=5k',
      'app>=6k and app<=5k cannot both hold. | Lower the least amount, or raise the most. | For example: `/channels schedule add medical weekly mon 09:00`',
    ],
    [
      'a share out of range',
      'schedule add medical daily 9:00 only-if=120%',
      'only-if: 120% is not a share above 0% and at most 100%. | Write how much has to move for a report to be sent, such as `5%`. | For example: `/channels schedule add medical weekly mon 09:00`',
    ],
    [
      'a time that cannot be',
      'schedule add medical weekly mon 25:00',
      '25:00 does not say when reports come, as far as I can read. | Write it like `weekly mon 09:00`, `weekdays 9am`, `daily 8:30`, `monthly 1 09:00`, `monthly last 18:00` or `cron "0 9 * * 1"`; a zone may follow, such as `Europe/Berlin`. | For example: `/channels schedule add medical weekly mon 09:00`',
    ],
    [
      'a rhythm that there is not',
      'schedule add medical biweekly mon 9:00',
      'biweekly does not say when reports come, as far as I can read. | Write it like `weekly mon 09:00`, `weekdays 9am`, `daily 8:30`, `monthly 1 09:00`, `monthly last 18:00` or `cron "0 9 * * 1"`; a zone may follow, such as `Europe/Berlin`. | For example: `/channels schedule add medical weekly mon 09:00`',
    ],
    [
      'a pattern that never comes',
      'schedule add medical cron "0 0 30 2 *"',
      '0 0 30 2 * never comes: no such day is in any calendar. | The third field is the day of the month, the fourth the month; `cron "0 9 L * *"` is the last day of each month. | For example: `/channels schedule add medical weekly mon 09:00`',
    ],
    [
      'a pattern that comes too often',
      'schedule add medical */5 * * * *',
      '*/5 * * * * leaves only 5 min between reports. | Reports come at least 15 minutes apart: each is worked out anew and read by people. `cron "0 9-17 * * 1-5"` is every hour of a working day. | For example: `/channels schedule add medical weekly mon 09:00`',
    ],
    [
      'no time',
      'schedule add medical',
      'when is missing. | For example: `/channels schedule add medical weekly mon 09:00`.',
    ],
    [
      'an unknown zone',
      'schedule add medical daily 9:00 tz=Berln',
      'timezone: Berln is no time zone that I know. | Did you mean `Berlin`? Write it like `Europe/Berlin`, by a large city (`Berlin`), or as `UTC`. | Try: `/channels schedule add medical daily 9:00 tz=Berlin`',
    ],
    [
      'a zone of several places',
      'schedule add medical daily 9:00 IST',
      'IST may be the clock of several places: Asia/Kolkata, Europe/Dublin, Asia/Jerusalem. | Write the one that you mean, such as `Asia/Kolkata`. | For example: `/channels schedule add medical weekly mon 09:00 Europe/Berlin budget=50k only-if=5%`',
    ],
  ])('refuses %s', async (_, line, expected, parts, asking) => {
    const { ask, store, log } = botUnderTest(parts);
    const reply = await ask(line, asking);
    expect(reply).toMatchObject({ tone: 'error', audience: 'caller' });
    expect(textOf(reply).split('\n').slice(1).join(' | ')).toBe(expected);
    expect(textOf(await ask(line, { ...asking, language: 'zh' }))).toMatch(/^# 这样写无法执行/);
    expect(await store.schedules.list('slack:T1')).toEqual([]);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('says that another schedule brings the same reports', async () => {
    const { ask, store } = onSlack();
    const line = 'schedule add medical weekly mon 09:00';
    const isTwin = 'brings the same reports at the same times';
    expect(textOf(await ask(line))).not.toContain(isTwin);
    expect(textOf(await ask(`${line} only-if=5%`))).not.toContain(isTwin);
    expect(textOf(await ask(`${line} Berlin`))).not.toContain(isTwin);
    expect(textOf(await ask('定时 添加 医疗 每周一 9:00'))).toContain(`Schedule 1 ${isTwin}`);
    await store.schedules.change('slack:T1', 1, { state: 'paused' });
    await store.schedules.remove('slack:T1', 4);
    expect(textOf(await ask(line))).not.toContain(isTwin);
  });

  test('says to a terminal when reports come there', async () => {
    const { ask } = botUnderTest();
    const reply = await ask('schedule add medical daily 9:00', { where: { front: 'terminal' } });
    expect(textOf(reply)).toContain('while its prompt is open');
  });

  test('writes an offset from UTC as people do', async () => {
    const { ask } = onSlack();
    expect((await ask('schedule add medical daily 9:00 UTC+8')).summary).toContain('(UTC+8)');
    expect((await ask('schedule add medical daily 9:00 UTC-3')).summary).toContain('(UTC-3)');
    expect(textOf(await ask('schedule list'))).toContain('(UTC+8)');
  });

  test('a fault of the messenger is an incident, not a refusal', async () => {
    const broken = { ...fakeMessenger(), channel: () => Promise.reject(new TypeError('a fault')) };
    const { ask } = botUnderTest({ messengers: [broken] });
    expect((await ask('schedule add medical daily')).incident).toMatch(/^[0-9a-f]{8}$/);
  });

  test('a file cannot be scheduled', async () => {
    const { scenario } = builtIn('medical');
    const bytes = new TextEncoder().encode(JSON.stringify(scenario));
    const { ask, store } = botUnderTest({ files: { read: async () => bytes } });
    const reply = await ask('schedule add ./mine.json daily 9:00', {
      where: { front: 'terminal', mayReadFiles: true },
    });
    expect(reply.summary).toBe('medical is a file, and a schedule needs a scenario that stays.');
    expect(await store.schedules.list('slack:T1')).toEqual([]);
  });

  test('at most 200 are kept', async () => {
    const { ask, store } = onSlack();
    await ask('schedule add medical daily 9:00');
    const [first] = await store.schedules.list('slack:T1');
    if (first === undefined) throw new Error('nothing was stored');
    for (let count = 1; count < 200; count += 1) await store.schedules.add('slack:T1', first);
    expect((await ask('schedule add medical daily 9:00')).summary).toBe(
      'There are 200 schedules already, and no more are kept.',
    );
    expect(await store.schedules.list('slack:T1')).toHaveLength(200);
  });

  test('wakes whoever waits for the next report', async () => {
    let woken = 0;
    const { ask } = onSlack({
      wakeReports() {
        woken += 1;
      },
    });
    await ask('schedule add medical daily 9:00');
    expect(woken).toBe(1);
  });
});

describe('the plan’s button', () => {
  const weekly = async (line: string) => {
    const { ask, bot } = onSlack();
    const { blocks } = await ask(line);
    const actions = blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
    const found = actions.find(({ label }) => label === 'Schedule weekly')?.line;
    if (found !== undefined) expect((await bot.prepare(invocation(found))).kind).toBe('ready');
    return found;
  };

  test('schedules the same request', async () => {
    expect(await weekly('optimize medical')).toBe('schedule add medical weekly mon 09:00');
    expect(await weekly('optimize smart home budget=50k')).toBe(
      'schedule add smart home budget=50k weekly mon 09:00',
    );
  });

  test('is left out where its line would be too long', async () => {
    const line = 'optimize medical budget=50k goal=profit risk=cautious period=month app<=20k partners<=40%';
    expect(line.length).toBeLessThanOrEqual(longestActionLine);
    expect(await weekly(line)).toBeUndefined();
  });
});

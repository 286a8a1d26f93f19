import { describe, expect, test } from 'vitest';
import { botUnderTest, invocation, textOf } from '../bot/bot-under-test.ts';

const workspace = 'slack:T1';
const admin = { isAdmin: true } as const;

/** The line of the button that does something for good. */
function dangerLine(reply: Awaited<ReturnType<ReturnType<typeof botUnderTest>['ask']>>): string {
  const actions = reply.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
  const line = actions.find(({ emphasis }) => emphasis === 'danger')?.line;
  if (line === undefined) throw new Error('there is no such button');
  return line;
}

describe('settings', () => {
  test('asks which are to hold where two workspaces differed, until somebody has chosen', async () => {
    const { ask, store } = botUnderTest();
    const undecided = { currency: 'USD', keepDays: 90 };
    await store.workspaces.save(workspace, { currency: 'CNY', keepDays: 365, undecided });
    const asked = textOf(await ask('settings', admin));
    expect(asked).toContain('Currency: CNY at the terminal, USD on the page. CNY holds until you choose');
    expect(asked).toContain('<Use USD: settings currency=USD>');
    expect(asked).toContain('<Keep 365d: settings keep=365d>');
    expect(textOf(await ask('settings'))).not.toContain('until you choose');

    await ask('settings currency=USD', admin);
    expect(await store.workspaces.settings(workspace)).toEqual({
      currency: 'USD',
      keepDays: 365,
      undecided: { keepDays: 90 },
    });
    expect(textOf(await ask('settings keep=365d', admin))).not.toContain('until you choose');
    expect(await store.workspaces.settings(workspace)).toEqual({ currency: 'USD', keepDays: 365 });
  });

  test('are shown to everybody, and changed by admins', async () => {
    const { ask, store } = botUnderTest();
    expect(textOf(await ask('settings'))).toMatchInlineSnapshot(`
      "# Settings
      Language English (not set), currency CNY (not set), time zone UTC (not set), charts drawn on this machine (not set), runs, reports and imported weeks kept for ever (not set).
      Language: English (not set)
      Currency: CNY (not set)
      Time zone: UTC (not set)
      Charts: drawn on this machine (not set)
      Runs, reports and imported weeks kept: for ever (not set)
      - Replies are in the language of whoever asks, where the platform tells it; else in this one.
      - New scenarios and the built-in ones count in it, and ¥ or a bare amount means it. Amounts are not converted.
      - Runs, their conversations and reports that were kept long enough are deleted once a day, for everybody, and so are imported weeks that nobody imported anew for so long; adopted plans, the last report of each schedule and what was fitted stay. Files that were dropped are not kept.
      Admins can change them."
    `);
    expect(textOf(await ask('settings language=zh'))).toContain('for admins to change');
    expect(await store.workspaces.settings(workspace)).toEqual({});
    const saved = await ask('settings language=zh currency=usd timezone=Shanghai charts=local', admin);
    expect(saved.audience).toBe('caller');
    const all = { language: 'zh', currency: 'USD', timeZone: 'Asia/Shanghai', charts: 'local' };
    expect(await store.workspaces.settings(workspace)).toEqual(all);
    await ask('设置 语言=默认 货币=默认', admin);
    expect(await store.workspaces.settings(workspace)).toEqual({
      timeZone: 'Asia/Shanghai',
      charts: 'local',
    });
    expect(await store.workspaces.settings('slack:T2')).toEqual({});
  });

  test('say for how long runs are kept', async () => {
    const { ask, store } = botUnderTest();
    const keeps = async () => (await store.workspaces.settings(workspace)).keepDays;
    for (const [line, days] of [
      ['settings keep=365d', 365],
      ['settings keep="52 weeks"', 364],
      ['设置 保留=2年', 730],
      ['settings retention=90', 90],
      ['settings keep=forever', undefined],
    ] as const) {
      const reply = await ask(line, admin);
      expect([line, reply.tone, await keeps()]).toEqual([line, 'info', days]);
    }
    const reply = await ask('settings keep=365d', admin);
    expect(reply.summary).toBe('Saved: Runs, reports and imported weeks kept for ever (not set) → 365 days.');
    expect((await ask('设置 保留=永久', { ...admin, language: 'zh' })).summary).toContain('365 天 → 永久');
  });

  test('take effect: language, currency and zone', async () => {
    const { ask } = botUnderTest();
    await ask('settings language=zh currency=USD timezone=Asia/Shanghai', admin);
    expect((await ask('help')).language).toBe('zh');
    expect((await ask('help', { language: 'en' })).language).toBe('en');
    expect((await ask('scenario show medical', { language: 'en' })).summary).toContain('$52k/week');
    await ask('scenario new Shop website=10k');
    expect((await ask('scenario show shop', { language: 'en' })).summary).toContain('$10k/week');
    expect(textOf(await ask('optimize medical budget=€5k', { language: 'en' }))).toContain('counts in USD');
    await ask('schedule add medical daily 9:00');
    expect(textOf(await ask('schedule list', { language: 'en' }))).toContain('Asia/Shanghai');
  });

  test.each<readonly [line: string, words: readonly string[]]>([
    ['settings language=tlh', ['language', 'en, zh']],
    ['settings currency=yuan', ['no currency', 'CNY']],
    ['settings currency=constructor', ['no currency']],
    ['settings keep=29d', ['29d', '30 to 3650 days']],
    ['settings keep=11y', ['11y']],
    ['settings keep=soon', ['soon', 'keep=365d']],
    ['settings timezone=Mars', ['time zone']],
    ['settings timezone=CST', ['several places']],
    ['settings charts=crayons', ['local, quickchart']],
    ['settings charts=quickchart', ['No chart server is configured', 'QUICKCHART_URL']],
    ['settings colour=red', ['no option `colour`']],
    ['settings language=zh currency=yuan', ['no currency']],
    ['settings language=', ['no value']],
  ])('%s is refused with what it can be', async (line, words) => {
    const { ask, store } = botUnderTest();
    const text = textOf(await ask(line, admin));
    for (const word of words) expect(text.replaceAll('`', '')).toContain(word.replaceAll('`', ''));
    expect(await store.workspaces.settings(workspace)).toEqual({});
  });

  test('charts=local keeps every chart from the chart server, and default lets it have them again', async () => {
    const { ask } = botUnderTest({ hasChartServer: true });
    const drawnBy = async () =>
      (await ask('optimize medical')).blocks.flatMap((block) =>
        block.kind === 'chart' ? [block.chart.drawnBy] : [],
      );
    expect(await drawnBy()).toEqual([undefined, undefined]);
    await ask('settings charts=local', admin);
    expect(await drawnBy()).toEqual(['local', 'local']);
    expect((await ask('settings charts=quickchart', admin)).tone).toBe('info');
    expect(await drawnBy()).toEqual([undefined, undefined]);
  });
});

describe('forget', () => {
  test('asks first, then deletes all of this workspace and nothing else', async () => {
    const { ask, store } = botUnderTest();
    const elsewhere = { where: { workspace: 'slack:T2' } };
    for (const asking of [{}, elsewhere]) {
      await ask('optimize medical', asking);
      await ask('adopt 1', asking);
      await ask('schedule add medical daily 9:00', asking);
      await ask('scenario copy medical Ours', asking);
    }
    const others = await store.workspaces.contents('slack:T2');
    const asked = await ask('forget', admin);
    expect(textOf(asked).replace(/forget [0-9a-f-]{13}/, 'forget WORD')).toMatchInlineSnapshot(`
      "# Delete all data of this workspace
      This deletes everything that is kept of this workspace, for everybody, and cannot be undone.
      Own scenarios, with all versions: 1
      Runs: 1
      Adopted plans: 1
      Schedules: 1
      Reports: 0
      Histories (imported weekly data): 0
      Fits: 0
      Experiments: 0
      Feedback and observed results: 0
      Settings, conversations and everything else go, too. Messages that were posted stay on the platform: delete them there.
      - Backups that whoever runs the bot has made are apart and stay as they are; ask them to delete those.
      - The button holds for ten minutes, for you only.
      <Delete everything: forget WORD>"
    `);
    expect(await store.workspaces.contents(workspace)).toMatchObject({ runs: 1, schedules: 1 });
    expect((await ask(dangerLine(asked), admin)).summary).toContain('deleted');
    expect(await store.workspaces.contents(workspace)).toBeUndefined();
    expect(await store.workspaces.contents('slack:T2')).toEqual(others);
  });

  test('is for admins, and its confirmation for one person, one workspace and ten minutes', async () => {
    let now = new Date('2026-03-02T08:30:00Z');
    const { ask, store } = botUnderTest({ clock: () => now });
    await ask('optimize medical');
    await ask('optimize medical', { where: { workspace: 'slack:T2' } });
    expect(textOf(await ask('forget'))).toContain('for admins');
    const line = dangerLine(await ask('forget', admin));
    expect((await ask(line)).tone).toBe('error');
    for (const asking of [
      { ...admin, person: 'U2' },
      { ...admin, where: { workspace: 'slack:T2' } },
    ]) {
      expect(textOf(await ask(line, asking))).toContain('does not hold any more');
    }
    for (const wrong of ['forget yes', 'forget confirm=yes', 'forget 000000-000000']) {
      expect((await ask(wrong, admin)).tone).toBe('error');
    }
    now = new Date('2026-03-02T08:51:00Z');
    expect(textOf(await ask(line, admin))).toContain('does not hold any more');
    expect(await store.workspaces.contents(workspace)).toBeDefined();
    const fresh = dangerLine(await ask('forget', admin));
    now = new Date('2026-03-02T08:59:00Z');
    expect((await ask(fresh, admin)).tone).toBe('info');
    // The same button again, on what came since.
    await ask('optimize medical');
    expect((await ask(fresh, admin)).tone).toBe('error');
    expect((await store.workspaces.contents(workspace))?.runs).toBe(1);
  });

  test('says so when there is nothing', async () => {
    const { ask } = botUnderTest();
    expect(textOf(await ask('forget', admin))).toContain('Nothing is kept');
  });
});

describe('home', () => {
  test('shows scenarios, runs, schedules and settings to the caller', async () => {
    const { ask } = botUnderTest();
    await ask('optimize finance');
    await ask('schedule add finance weekly mon 09:00');
    const reply = await ask('home');
    expect(reply.audience).toBe('caller');
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# channels
      6 scenarios, 1 run of late, 1 schedule.
      [Last runs]
      # | When (UTC) | Scenario | By | Current → plan | Proof | Command
      1 | Mar 2, 2026, 8:30 AM | Financial risk control | U1 | ¥212k → ¥238k | within 0.0039% | optimize finance
      [Scenarios]
      Scenario | Name | Budget | From
      customer-service | Customer service | ¥40k/week | built in
      medical | Medical | ¥52k/week | built in
      driving | Autonomous driving | ¥100k/week | built in
      finance | Financial risk control | ¥90k/week | built in
      education | Education and training | ¥38k/week | built in
      smart-home | Smart home | ¥50k/week | built in
      [Schedules]
      No. | Scenario | When | Next | Where | By | Works out
      1 | Financial risk control | every Monday at 09:00 (UTC) | Mon, Mar 2, 2026, 09:00 | this channel | U1 | optimize finance
      Language: English (not set)
      Currency: CNY (not set)
      Time zone: UTC (not set)
      Charts: drawn on this machine (not set)
      Runs, reports and imported weeks kept: for ever (not set)
      <Optimise Financial risk control: optimize finance>
      <Optimise Customer service: optimize customer-service>
      <Optimise Medical: optimize medical>
      <New scenario…: scenario new>
      <Schedule…: schedule add>
      <History: history>
      <Settings: settings>
      <Help: help>"
    `);
    expect((await ask('主页', { language: 'zh' })).language).toBe('zh');
  });

  test('shows nobody what was made in private elsewhere', async () => {
    const { ask } = botUnderTest();
    await ask('optimize finance', { where: { channel: 'G1', isPrivate: true } });
    expect(textOf(await ask('home', { person: 'U2' }))).toContain('Nothing was worked out here yet');
    expect(textOf(await ask('home'))).toContain('optimize finance');
  });

  test('has buttons that all work', async () => {
    const { ask, bot } = botUnderTest();
    const actions = (await ask('home')).blocks.flatMap((block) =>
      block.kind === 'actions' ? block.actions : [],
    );
    expect(actions.length).toBeGreaterThan(5);
    for (const { line } of actions) {
      const prepared = await bot.prepare(invocation(line));
      expect(prepared.kind === 'ready' || prepared.form !== undefined).toBe(true);
    }
  });
});

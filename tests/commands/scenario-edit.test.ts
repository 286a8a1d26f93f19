import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differencesBetween } from '../../src/features/scenarios/differences.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { builtIn } from '../bot/arguments/place.ts';
import { botUnderTest, invocation, textOf } from '../bot/bot-under-test.ts';

const workspace = 'slack:T1';

/** What `scenario edit medical` with these changes makes different, by path. */
async function edited(changes: string) {
  const { ask, store } = botUnderTest();
  const reply = await ask(`scenario edit medical ${changes}`);
  const saved = await store.scenarios.get(workspace, 'medical');
  const { scenario } = builtIn('medical');
  const differences = saved === undefined ? [] : differencesBetween(scenario, saved.scenario);
  return { reply, changed: Object.fromEntries(differences.map(({ path, after }) => [path, after])) };
}

describe('scenario edit', () => {
  test('saves a version, says what changed, and how to go back', async () => {
    const { ask, store } = botUnderTest();
    expect(textOf(await ask('scenario edit medical budget=60k patient-app.today=9k'))).toMatchInlineSnapshot(`
      "# Medical: version 1
      Medical: version 1 saved, 2 changes: budget ¥52k (the sum of today’s spend) → ¥60k, patient-app.today ¥7.8k → ¥9k.
      [What changed]
      Field | Before | Now
      budget | ¥52k (the sum of today’s spend) | ¥60k
      patient-app.today | ¥7.8k | ¥9k
      The built-in scenario stays as it is, but \`medical\` now means your own here. \`scenario remove medical\` brings the built-in one back.
      - The levels of patient-app count as seen at the new spend today.
      <Optimise: optimize medical>
      <Undo: scenario remove medical>"
    `);
    const second = await ask('场景 修改 智慧医疗 目标=利润 风险=稳健', { language: 'zh' });
    expect(textOf(second)).toMatchInlineSnapshot(`
      "# 智慧医疗：第 2 版
      智慧医疗：已保存第 2 版，改了 2 处：goal value → profit、risk mean → cautious。
      [改动]
      项目 | 原来 | 现在
      goal | value | profit
      risk | mean | cautious
      <优化: optimize medical>
      <各个版本: scenario versions medical>
      <撤销: scenario restore medical 1>"
    `);
    expect(
      (await store.scenarios.versions(workspace, 'medical')).map(({ version, by }) => [version, by]),
    ).toEqual([
      [2, 'U1'],
      [1, 'U1'],
    ]);
    expect((await ask('optimize medical')).summary).not.toBe('');
    expect(await store.scenarios.list('slack:T2')).toEqual([]);
  });

  test.each<readonly [changes: string, changed: object]>([
    ['budget=¥6万', { budget: 60_000 }],
    ['patient-app<=20k', { 'patient-app.max': 20_000 }],
    ['patient-app.max=40%', { 'patient-app.max': { share: 0.4, of: 'budget' } }],
    ['patient-app<=40% of spend', { 'patient-app.max': { share: 0.4, of: 'spend' } }],
    ['3k<=patient-app<=20k', { 'patient-app.min': 3_000, 'patient-app.max': 20_000 }],
    ['Patient-App.TODAY=9k', { 'patient-app.today': 9_000 }],
    ['"患者 App".今天=9千', { 'patient-app.today': 9_000 }],
    ['names.zh=我们的医疗', { 'names.zh': '我们的医疗' }],
    ['names="Our medical"', { 'names.en': 'Our medical' }],
    ['roi>=2', { goal: { roi: 2 } }],
    ['risk=cautious', { risk: 'cautious' }],
    ['budget-use=exactly', { budgetUse: 'exactly' }],
    ['privacy.max=20%', { privacy: { max: 0.2, of: 'budget' } }],
    ['patient-app.brand-risk=0.2', { 'patient-app.brandRisk': 0.2 }],
  ])('understands %s', async (changes, changed) => {
    const { reply, changed: found } = await edited(changes);
    expect(textOf(reply)).not.toContain('cannot');
    expect(found).toMatchObject(changed);
    expect(Object.keys(found)).toHaveLength(Object.keys(changed).length);
  });

  test('keeps the spread of a number and drops the reason of the former one', async () => {
    const { channels } = builtIn('medical').scenario;
    const app = channels.find(({ id }) => id === 'patient-app');
    if (app === undefined || !('share' in app)) throw new Error('there is one');
    const { level } = app.efficiency;
    if (typeof level !== 'object') throw new Error('it has a spread');
    const near = (level.value + (level.high ?? 1)) / 2;
    const { changed } = await edited(`patient-app.efficiency.level=${near}`);
    expect(changed).toEqual({
      'patient-app.efficiency.level': { value: near, low: level.low, high: level.high },
    });
    expect((await edited(`patient-app.efficiency.level.low=${level.low}`)).changed).toEqual({});
  });

  test('takes a limit away, and puts one in place of another', async () => {
    const { ask, store } = botUnderTest();
    await ask('scenario edit medical patient-app<=20k');
    await ask('scenario edit medical patient-app<=30k');
    const max = async () =>
      (await store.scenarios.get(workspace, 'medical'))?.scenario.channels.find(
        ({ id }) => id === 'patient-app',
      )?.max;
    expect(await max()).toBe(30_000);
    await ask('scenario edit medical patient-app.max=none');
    expect(await max()).toBeUndefined();
  });

  test.each<readonly [changes: string, words: readonly string[]]>([
    ['patient-app=9k', ['patient-app.today=9k', 'patient-app<=20k']],
    ['colour=red', ['There is no entry colour', 'budget']],
    ['patient-app.tody=9k', ['Did you mean `today`?']],
    ['patient.nothing=9k', ['nothing']],
    ['nowhere.today=9k', ['nowhere', 'patient-app']],
    ['id=other', ['cannot be changed by itself', 'scenario copy']],
    ['model=response', ['cannot be changed by itself']],
    ['channels=4', ['cannot be changed by itself']],
    ['patient-app.coverage=2', ['several entries', 'patient-app.coverage.floor']],
    ['patient-app.today=x', ['is not an amount']],
    ['patient-app.today=-5', ['patient-app.today', 'out of range']],
    ['patient-app.today=1,23', ['two ways']],
    ['patient-app.today=$5', ['CNY']],
    ['patient-app.today=1e16', ['patient-app.today']],
    ['patient-app.today=NaN', ['not a finite number']],
    ['patient-app.today=', ['not a change']],
    ['patient-app.today=none budget=none', ['not an amount']],
    ['patient-app.today=1k patient-app.today=2k', ['given twice']],
    ['patient-app.share=0.4', ['sum to']],
    ['patient-app.coverage.ceiling=1', ['patient-app.coverage.ceiling']],
    ['patient-app.efficiency.level=0.99', ['low']],
    ['patient-app<=5k patient-app>=6k', ['cannot both hold']],
    ['currency=yuan', ['no code of a currency']],
    ['risk=brave', ['cautious']],
    ['goal=fame', ['not a goal']],
    ['names.zh=__BEGINFUNCTION__', ['mark']],
    ['__proto__.polluted=1', ['__proto__']],
    ['constructor.prototype=1', ['constructor']],
    ['patient-app.__proto__=1', ['no entry']],
    [`names.en=${'x'.repeat(81)}`, ['too long']],
    ['budget', ['left over']],
  ])('refuses %s and stores nothing', async (changes, words) => {
    const { ask, store } = botUnderTest();
    const reply = await ask(`scenario edit medical ${changes}`);
    expect(reply).toMatchObject({ tone: 'error', audience: 'caller' });
    expect(reply.incident).toBeUndefined();
    for (const word of words) expect(textOf(reply)).toContain(word);
    expect(await store.scenarios.versions(workspace, 'medical')).toEqual([]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test('refuses a hundred and one changes', async () => {
    const { ask } = botUnderTest();
    expect(textOf(await ask(`scenario edit medical ${'a.b=1 '.repeat(101)}`))).toContain(
      '101 changes are too many',
    );
  });

  test('whatever is typed is refused with words or makes a scenario that can be read again', async () => {
    const entry = fc.oneof(
      fc.constantFrom(
        'budget',
        'patient-app.today',
        'patient-app.max',
        'names.en',
        'advantage.weights.efficiency',
        'privacy',
      ),
      fc.string({ maxLength: 20 }),
    );
    const value = fc.oneof(
      fc.constantFrom('9k', '0', '-1', 'none', '40%', '1e999', '""'),
      fc.string({ maxLength: 20 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(entry, value), { maxLength: 4 }), async (pairs) => {
        const { ask, store } = botUnderTest();
        const line = pairs.map(([name, text]) => `${name}=${text}`).join(' ');
        const reply = await ask(`scenario edit medical ${line}`);
        expect(reply.incident).toBeUndefined();
        const saved = await store.scenarios.get(workspace, 'medical');
        if (reply.tone === 'error') expect(saved).toBeUndefined();
        else if (saved !== undefined) {
          expect(readScenario(JSON.parse(JSON.stringify(saved.scenario)))).toEqual(saved.scenario);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('two people who edit at once', () => {
  const admin = { person: 'U2', isAdmin: true } as const;

  test('the second is told what the first changed, and nothing of theirs is stored', async () => {
    const { bot, ask, store } = botUnderTest();
    await ask('scenario edit medical budget=60k');
    const both = [
      await bot.prepare(invocation('scenario edit medical budget=70k patient-app.today=9k')),
      await bot.prepare(invocation('scenario edit medical risk=cautious', admin)),
    ] as const;
    const [first, second] = both.map((one) => (one.kind === 'ready' ? one : undefined));
    expect((await first?.run())?.tone).toBe('info');
    const late = await second?.run();
    if (late === undefined) throw new Error('it was ready');
    expect(textOf(late)).toMatchInlineSnapshot(`
      "# That cannot be done as written
      Somebody else was quicker: U1 saved version 2 of medical meanwhile.
      Nothing of yours was stored. What changed: budget ¥60k → ¥70k, patient-app.today ¥7.8k → ¥9k. Look at it, then ask again for what you still want."
    `);
    expect(await store.scenarios.get(workspace, 'medical')).toMatchObject({ version: 2, by: 'U1' });
  });

  test('so is who changes a version that is not the newest any more', async () => {
    const { ask } = botUnderTest();
    await ask('scenario edit medical budget=60k');
    await ask('scenario edit medical@1 budget=70k');
    const late = textOf(await ask('scenario edit medical@1 risk=cautious', admin));
    expect(late).toContain('U1 saved version 2 of medical');
    expect(late).toContain('budget ¥60k → ¥70k');
    expect(textOf(await ask('scenario edit medical@0 risk=cautious', admin))).toContain('quicker');
    expect((await ask('scenario edit medical@2 risk=cautious', admin)).tone).toBe('info');
  });

  test('and who changes what was removed meanwhile', async () => {
    const { bot, ask } = botUnderTest();
    await ask('scenario copy medical Ours');
    const prepared = await bot.prepare(invocation('scenario edit ours budget=70k'));
    await ask('scenario remove ours confirm=yes');
    if (prepared.kind !== 'ready') throw new Error('it was ready');
    expect(textOf(await prepared.run())).toContain('ours was removed meanwhile');
  });
});

describe('who may edit', () => {
  test('its maker and admins; everybody may make a built-in one their own', async () => {
    const { ask, store } = botUnderTest();
    await ask('scenario edit medical budget=60k');
    const refused = await ask('scenario edit medical budget=70k', { person: 'U2' });
    expect(textOf(refused)).toContain('can be changed and removed by U1, who made it, and by admins');
    for (const line of [
      'scenario restore medical 1',
      'scenario remove medical',
      'scenario remove medical confirm=yes',
    ]) {
      expect((await ask(line, { person: 'U2' })).tone).toBe('error');
    }
    expect((await ask('scenario edit medical budget=70k', { person: 'U2', isAdmin: true })).tone).toBe(
      'info',
    );
    // The maker stays the maker.
    expect((await ask('scenario edit medical budget=80k')).tone).toBe('info');
    expect((await ask('scenario edit finance budget=80k', { person: 'U2' })).tone).toBe('info');
    expect((await store.scenarios.versions(workspace, 'medical')).length).toBe(3);
  });

  test('another workspace has a scenario of its own by that name', async () => {
    const { ask, store } = botUnderTest();
    await ask('scenario edit medical budget=60k');
    const elsewhere = { person: 'U9', where: { workspace: 'slack:T2' } };
    expect(textOf(await ask('scenario edit medical budget=70k', elsewhere))).toContain('version 1');
    expect(await store.scenarios.get(workspace, 'medical')).toMatchObject({ version: 1, by: 'U1' });
    expect((await ask('scenario versions medical', { where: { workspace: 'slack:T3' } })).tone).toBe('error');
  });
});

describe('the form of scenario edit', () => {
  const formOf = async (line: string, bot: ReturnType<typeof botUnderTest>['bot']) => {
    const prepared = await bot.prepare(invocation(line));
    return prepared.kind === 'refused' ? prepared.form : undefined;
  };

  test('asks for the scenario when nothing was said, and holds what it has when it was named', async () => {
    const { bot, ask } = botUnderTest();
    await ask('scenario edit medical budget=60k');
    const bare = await formOf('scenario edit', bot);
    expect(bare?.fields.map(({ name, initial, kind }) => [name, initial, kind])).toEqual([
      ['scenario', undefined, 'choice'],
      ['budget', undefined, 'line'],
      ['goal', undefined, 'line'],
      ['risk', undefined, 'choice'],
      ['changes', undefined, 'paragraph'],
    ]);
    const filled = await formOf('scenario edit medical', bot);
    expect(filled?.fields.map(({ name, initial }) => [name, initial])).toEqual([
      ['scenario', 'medical@1'],
      ['budget', '60000'],
      ['goal', 'value'],
      ['risk', 'mean'],
      ['changes', undefined],
    ]);
    expect(filled?.fields[0]?.choices?.map(({ value }) => value)).toEqual(['medical@1']);
  });

  test('sent back unchanged stores nothing; changed, a version; too late, nothing', async () => {
    const { ask, store } = botUnderTest();
    await ask('scenario edit medical budget=60k');
    const sent = { scenario: 'medical@1', budget: '60000', goal: 'value', risk: 'mean' };
    const send = (options: Record<string, string>) => ask({ command: 'scenario edit', options });
    expect((await send(sent)).summary).toContain('nothing was stored');
    const changes = 'patient-app<=20k\npatient-app.today=9k\r\n';
    expect((await send({ ...sent, changes })).summary).toContain('2 changes');
    expect((await send({ ...sent, risk: 'cautious' })).tone).toBe('error');
    expect((await store.scenarios.versions(workspace, 'medical')).length).toBe(2);
  });

  test.each<readonly [field: string, value: string]>([
    ['scenario', 'nowhere'],
    ['budget', 'plenty'],
    ['budget', '-1'],
    ['goal', 'fame'],
    ['risk', 'brave'],
    ['changes', 'patient-app.today=x'],
    ['changes', 'patient-app.share=0.4'],
    ['changes', 'just words'],
  ])('says at the field what is wrong with %s = %s', async (field, value) => {
    const { bot, store } = botUnderTest();
    const options = { scenario: 'medical', [field]: value };
    const prepared = await bot.prepare(invocation({ command: 'scenario edit', options }));
    if (prepared.kind !== 'refused') throw new Error('it should be refused');
    expect(Object.keys(prepared.fields ?? {})).toEqual([field]);
    expect(await store.scenarios.list(workspace)).toEqual([]);
  });
});

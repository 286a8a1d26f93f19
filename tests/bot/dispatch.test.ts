import { describe, expect, test } from 'vitest';
import { allCommands } from '../../commands/index.ts';
import type { Progress } from '../../src/bot/invocation.ts';
import type { Source } from '../../src/features/history/stored/sources.ts';
import { UserError } from '../../src/scenario/problem.ts';
import { droppedFile } from '../features/history/dropped-file.ts';
import { historyOf, twoChannels } from '../fixtures/fits.ts';
import { builtIn } from './arguments/place.ts';
import { botUnderTest, fakePlanner, invocation, textOf } from './bot-under-test.ts';

/** A source of weekly numbers that is always there. */
const shopSource: Source = {
  name: 'shop',
  kind: 'link',
  fetch: async () => [
    {
      name: 'shop.csv',
      bytes: new TextEncoder().encode(
        'date,tv,radio,revenue\n2024-01-01,1200,300,21000\n2024-01-08,1500,0,23500',
      ),
    },
  ],
};

const weeklyFile = droppedFile(
  'weekly.csv',
  'date,tv,radio,revenue,comment\n2024-01-01,10,5,100,quiet\n2024-01-08,12,4,120,\n',
);
const csvFile = droppedFile('channels.csv', 'channel,today\nwebsite,10k\napp,8k\n');
const jsonFile = droppedFile('shop.json', JSON.stringify({ ...builtIn('medical').scenario, id: 'shop' }));

const medicalHistory = historyOf(
  twoChannels.map((one) => (one.id === 'tv' ? { ...one, id: 'content-marketing' } : one)),
);

describe('preparing a request', () => {
  test('says which command, who will see the answer, and starts nothing', async () => {
    const { bot, planner, store } = botUnderTest();
    expect(await bot.prepare(invocation('optimize medical'))).toMatchObject({
      kind: 'ready',
      command: 'optimize',
      audience: 'channel',
    });
    expect(await bot.prepare(invocation('history'))).toMatchObject({ kind: 'ready', audience: 'caller' });
    expect(planner.requests).toEqual([]);
    expect(store.savedRuns.size).toBe(0);
  });

  test('refuses bad input to the caller alone, without work or a trace in the store', async () => {
    const { bot, planner, store, log } = botUnderTest();
    const lines = [
      'optimise medcal',
      'optimize medical budget=nonsense',
      'optimize medical app<=5k app>=6k',
      'optimize medical app+app<=5k',
      'again 12',
      'fly',
      'x'.repeat(3_000),
    ];
    for (const line of lines) {
      const prepared = await bot.prepare(invocation(line));
      expect(prepared).toMatchObject({ kind: 'refused', reply: { tone: 'error', audience: 'caller' } });
    }
    expect(planner.requests).toEqual([]);
    expect(store.savedRuns.size).toBe(0);
    expect(log.lines.map(({ level }) => level)).toEqual(lines.map(() => 'info'));
  });

  test('answers a fault of ours with an incident that the log explains', async () => {
    const { bot, store, log } = botUnderTest();
    const cause = new Error('disk full');
    store.scenarios.list = () => Promise.reject(new Error('the store does not answer', { cause }));
    const prepared = await bot.prepare(invocation('optimize medical'));
    if (prepared.kind !== 'refused') throw new Error('was not refused');
    const incident = String(log.lines[0]?.fields.incident);
    expect(incident).toMatch(/^[0-9a-f]{8}$/);
    expect(textOf(prepared.reply)).toBe(
      [
        '# Something went wrong on our side',
        `Something went wrong on our side; nothing was stored. Incident ${incident}.`,
        `Trying again may help. If it does not, tell whoever runs this bot the incident \`${incident}\`: the log has the details.`,
      ].join('\n'),
    );
    expect(log.lines).toMatchObject([
      {
        level: 'error',
        message: 'a command failed',
        fields: {
          invocation: 'inv-1',
          front: 'slack',
          workspace: 'slack:T1',
          command: 'optimize',
          err: { cause },
        },
      },
    ]);
  });
});

describe('running a request', () => {
  test('plans what was asked for and stores the run', async () => {
    const { ask, planner, store } = botUnderTest();
    await ask('优化 医疗 预算=30万 周期=月 app<=20k');
    const [request] = planner.requests;
    expect(request).toMatchObject({
      draws: 1_024,
      scenario: { id: 'medical', period: 'month', budget: 300_000 },
    });
    expect(request?.scenario.channels.find(({ id }) => id === 'patient-app')?.max).toBe(20_000);
    expect(store.savedRuns.get('slack:T1')).toMatchObject([
      {
        number: 1,
        scenario: { id: 'medical', version: 0, origin: 'built-in' },
        line: 'optimize 医疗 budget=30万 period=月 app<=20k',
        at: '2026-03-02T08:30:00.000Z',
        by: 'U1',
        channel: 'C1',
        isPrivate: false,
        effective: { budget: 300_000 },
        proof: { proved: true },
      },
    ]);
  });

  test('reports progress', async () => {
    const { bot } = botUnderTest();
    const seen: Progress[] = [];
    const prepared = await bot.prepare(invocation('optimize medical'));
    if (prepared.kind === 'ready') await prepared.run({ onProgress: (progress) => seen.push(progress) });
    expect(seen).toEqual([{ step: 'searching', fraction: 0.5, gap: 0.01 }]);
  });

  test.each(['before it starts', 'while it works'])(
    'can be cancelled %s, and stores nothing',
    async (when) => {
      const { bot, planner, store } = botUnderTest({ planner: fakePlanner(undefined, true) });
      const stop = new AbortController();
      const prepared = await bot.prepare(invocation('optimize medical'));
      if (prepared.kind !== 'ready') throw new Error('was refused');
      if (when === 'before it starts') stop.abort();
      const reply = prepared.run({ signal: stop.signal });
      stop.abort();
      expect(textOf(await reply)).toBe(
        '# Cancelled\nIt was cancelled before a plan was found.\nNothing was stored.',
      );
      expect((await reply).tone).toBe('info');
      expect(planner.cancelled).toBe(1);
      expect(store.savedRuns.size).toBe(0);
    },
  );

  test('what the planner refuses comes back as a refusal', async () => {
    const planner = fakePlanner(undefined);
    planner.start = () => ({
      result: Promise.reject(
        new UserError({ code: 'goal.unreachable', received: 'roi>=2', values: { reachable: '1.4' } }),
      ),
      cancel() {},
    });
    const { ask } = botUnderTest({ planner });
    expect(textOf(await ask('optimize medical roi>=2'))).toBe(
      [
        '# That cannot be done as written',
        'No plan within the limits reaches roi>=2; the best reaches about 1.4.',
        'Ask for at most 1.4, or raise the budget or a limit.',
        'For example: `/channels optimize medical budget=50k goal=profit app<=20k`',
      ].join('\n'),
    );
  });

  test('what goes wrong at work becomes an incident too', async () => {
    const { ask, log, store } = botUnderTest({ planner: fakePlanner(new TypeError('NaN in the tables')) });
    expect((await ask('optimize medical')).title).toBe('Something went wrong on our side');
    expect(log.lines.filter(({ level }) => level === 'error')).toMatchObject([
      { fields: { err: { message: 'NaN in the tables' }, command: 'optimize', invocation: 'inv-1' } },
    ]);
    expect(store.savedRuns.size).toBe(0);
  });
});

describe('refusals', () => {
  test('tell every problem at once, and end with a line that works', async () => {
    const { ask } = botUnderTest();
    expect(textOf(await ask('optimize medical budget=50.000 goal=nonsense app<=x foo<=20k'))).toBe(
      [
        '# That cannot be done as written',
        '4 things in this request cannot be used.',
        '*budget: *`50.000` can be read in two ways: 50.000 or 50,000. Write thousands as `50k` or `50,000`, and decimals with a point and a unit: `1.25k`.',
        '*goal: *`nonsense` is not a goal that I can read. Goals are `value`, `profit`, `roi>=2`, `profit-per-spend>=1`, `cpa<=20`, `value>=300k` and `marginal>=1.5`.',
        '*app<=x: *`x` is not an amount that I can read. Write it like `50k`, `1.2m`, `50,000` or `30万`; shares like `20%`.',
        '*foo<=20k: *The scenario has no channel or group `foo`. It has: hospital-partners, patient-app, content-marketing, brand-partners, partners.',
        'For example: `/channels optimize medical budget=50k goal=profit app<=20k`',
      ].join('\n'),
    );
  });

  test.each([
    ['optimze medical budget=50k', '/channels optimize medical budget=50k'],
    ['optimize medcal', '/channels optimize medical'],
    ['优化 医寮', '/channels 优化 医疗'],
    ['optimize medical period=weak', '/channels optimize medical period=week'],
    ['optimize medical budgt=50k', '/channels optimize medical budget=50k'],
    ['optimize medical patient-ap<=20k', '/channels optimize medical patient-app<=20k'],
  ])('%s is corrected to %s', async (line, corrected) => {
    const { ask } = botUnderTest();
    expect(
      textOf(await ask(line))
        .split('\n')
        .at(-1),
    ).toBe(`Try: \`${corrected}\``);
  });

  test('are in the reader’s language, with examples as their front takes them', async () => {
    const { ask } = botUnderTest();
    expect(textOf(await ask('optimize', { language: 'zh' }))).toBe(
      [
        '# 这样写无法执行',
        '缺少 场景。',
        '例如：`/channels optimize medical`。可以是：customer-service, medical, driving, finance, education, smart-home。',
      ].join('\n'),
    );
    const discord = await ask(
      { command: 'optimize', options: { scenario: 'medical', budget: '-5' } },
      { where: { front: 'discord' } },
    );
    expect(textOf(discord).split('\n').slice(1)).toEqual([
      'budget: -5 is below zero.',
      'Amounts and shares start at 0.',
      'For example: `/channels optimize scenario:medical budget:50k goal:profit limits:app<=20k`',
    ]);
    const terminal = await ask('optimize medical "app<=-5"', { where: { front: 'terminal' } });
    expect(textOf(terminal).split('\n').at(-1)).toBe(
      'For example: `npm start -- optimize medical budget=50k goal=profit "app<=20k"`',
    );
  });

  test('repeat what was typed without letting it mark anything', async () => {
    const { ask } = botUnderTest();
    const text = textOf(await ask('optimize "{{path}} $t(replies.plan.title) <!channel> @everyone *x*"'));
    expect(text.split('\n')[1]).toBe(
      'There is no scenario {{path}} $t(replies.plan.title) !channel @everyone *x*.',
    );
  });

  test('words that are left over are named, unless they belong to the name', async () => {
    const { ask, planner } = botUnderTest();
    expect(textOf(await ask('optimize medical 50k')).split('\n')[1]).toBe(
      '50k is left over: nothing says what it is for.',
    );
    expect((await ask('optimize smart home')).tone).toBe('result');
    expect(planner.requests.map(({ scenario }) => scenario.id)).toEqual(['smart-home']);
  });
});

/** Brings a table, and returns the word under which it waits. */
async function waiting(ask: ReturnType<typeof botUnderTest>['ask']): Promise<string> {
  const shown = await ask('data import shop', { isAdmin: true, files: [weeklyFile] });
  return /data confirm (\w+)/.exec(JSON.stringify(shown.blocks))?.[1] ?? '';
}

describe('completion', () => {
  const question = { command: 'optimize', argument: 'limits', typed: 'web', others: { scenario: '医疗' } };

  test('reads the other options', async () => {
    const { bot } = botUnderTest();
    expect((await bot.complete(invocation(''), question)).map(({ value }) => value)).toEqual([
      'content-marketing<=',
    ]);
  });

  test('offers nothing where nothing fits', async () => {
    const { bot } = botUnderTest();
    const complete = (changes: object) => bot.complete(invocation(''), { ...question, ...changes });
    expect(await complete({ others: { scenario: 'nowhere' } })).toEqual([]);
    expect(await complete({ others: {} })).toEqual([]);
    expect(await complete({ command: 'fly' })).toEqual([]);
    expect(await complete({ argument: 'budget' })).toEqual([]);
  });

  test('never fails, and offers at most 25', async () => {
    const { bot, store, log } = botUnderTest();
    const { scenario } = builtIn('medical');
    for (let index = 0; index < 30; index += 1) {
      await store.scenarios.save('slack:T1', { ...scenario, id: `own-${index}` }, 'U1');
    }
    const ask = () => bot.complete(invocation(''), { ...question, argument: 'scenario', typed: '' });
    expect(await ask()).toHaveLength(25);
    store.scenarios.list = () => Promise.reject(new Error('gone'));
    expect(await ask()).toEqual([]);
    expect(log.lines.map(({ message }) => message)).toEqual(['completion failed']);
  });

  test('every example in a declaration works', async () => {
    for (const line of allCommands.flatMap(({ examples }) => examples)) {
      // Each on a bot of its own: some take away what others are about.
      const { ask, store } = botUnderTest({ sources: { openTo: () => [shopSource] } });
      const namesRun = /\s#?\d{1,2}(?:\s|$)/.test(line);
      for (let run = 0; namesRun && run < 15; run += 1) await ask('optimize medical');
      for (let made = 0; made < 3; made += 1) await ask('schedule add medical daily 9:00');
      const ofVersions = /^(?:scenario (?:versions|restore|remove)|场景 (?:版本|恢复|删除))/.test(line);
      for (const budget of ofVersions ? ['60k', '61k', '62k'] : []) {
        await ask(`scenario edit medical budget=${budget}`);
      }
      const isExperiment = /^(?:experiment (?:show|apply|undo)|实验 (?:查看|应用|撤回))/.test(line);
      for (let made = 0; isExperiment && made < 3; made += 1) {
        await ask('experiment add medical app control=1200/30000 variant=1340/30000');
      }
      if (/undo|撤回/.test(line)) await ask('experiment apply 3', { isAdmin: true });
      if (/^(?:fit|拟合|export fit) /.test(line)) {
        await store.histories.saveAfter('slack:T1', 'medical', medicalHistory, 'U1', 0);
        for (let fitted = 0; fitted < 3; fitted += 1) await ask('fit medical');
      }
      const isTable = /^(?:data|数据) /.test(line);
      const isImport = /^(?:scenario import|data import|数据 导入)/.test(line);
      const dropped = isTable ? weeklyFile : line.includes('.csv') ? csvFile : jsonFile;
      const asking = { isAdmin: true, ...(isImport && { files: [dropped] }) };
      if (isTable && !isImport) await ask('data import medical confirm=yes', { ...asking, files: [dropped] });
      if (/^(?:data (?:refresh|disconnect)|数据 (?:刷新|断开))/.test(line)) {
        await ask('data connect medical shop confirm=yes', { isAdmin: true });
      }
      const typed = line.includes('1a2b3c4d') ? line.replace('1a2b3c4d', await waiting(ask)) : line;
      const { tone, summary } = await ask(typed, asking);
      expect({ line, tone, summary }).toEqual({ line, tone: expect.not.stringMatching(/^error$/), summary });
    }
  });
});

describe('what a workspace set', () => {
  test('is its zone, and the language of people whose own is not known', async () => {
    const { ask, store } = botUnderTest({ timeZone: 'Europe/Berlin' });
    await ask('optimize medical');
    expect((await ask('history')).summary).toContain('Europe/Berlin');
    await store.workspaces.save('slack:T1', { language: 'zh', timeZone: 'Asia/Shanghai' });
    expect(await ask('history')).toMatchObject({ language: 'zh', title: '运行记录' });
    expect(textOf(await ask('history'))).toContain('Asia/Shanghai');
    expect(textOf(await ask('history'))).toContain('2026年3月2日 16:30');
    expect((await ask('history', { language: 'en' })).language).toBe('en');
    expect((await ask('histry')).title).toBe('这样写无法执行');
    expect((await ask('history', { where: { workspace: 'slack:T2' } })).language).toBe('en');
  });

  test('is read once for each request', async () => {
    const { ask, store } = botUnderTest();
    const { settings } = store.workspaces;
    let reads = 0;
    store.workspaces.settings = (workspace) => {
      reads += 1;
      return settings(workspace);
    };
    await ask('optimize medical');
    expect(reads).toBe(1);
  });

  test('that cannot be read is an incident', async () => {
    const { ask, store } = botUnderTest();
    store.workspaces.settings = () => Promise.reject(new Error('the store does not answer'));
    expect((await ask('history')).incident).toMatch(/^[0-9a-f]{8}$/);
  });
});

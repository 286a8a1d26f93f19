import { expect, test } from 'vitest';
import { allCommands } from '../../commands/index.ts';
import type { Chart, Language } from '../../src/bot/chart.ts';
import { createBot } from '../../src/bot/dispatch.ts';
import type { ChartRenderer } from '../../src/bot/ports.ts';
import type { Reply, ReplyFile } from '../../src/bot/reply.ts';
import { talk } from '../../src/features/conversation/talk.ts';
import { createUploads } from '../../src/features/history/uploads.ts';
import { runShape } from '../../src/features/plans/stored/run.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { builtIn } from '../bot/arguments/place.ts';
import { botUnderTest, fakeFitter, invocation, textOf } from '../bot/bot-under-test.ts';
import { botWithStore, typedOn } from '../malformed/bot-with-store.ts';

const filesOf = ({ blocks }: Reply): readonly ReplyFile[] =>
  blocks.flatMap((block) => (block.kind === 'files' ? block.files : []));
const textIn = ({ bytes }: ReplyFile) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** The one file of an export, as text. */
async function exported(ask: (line: string) => Promise<Reply>, line: string): Promise<string> {
  const [file, ...others] = filesOf(await ask(line));
  if (file === undefined || others.length > 0) throw new Error(`${line} does not bring one file`);
  return textIn(file);
}

test('the plan as a table, with units in its titles', async () => {
  const { ask } = botUnderTest();
  await ask('optimize medical');
  const reply = await ask('export 1 csv');
  expect(reply).toMatchObject({ tone: 'info', audience: 'caller' });
  expect(reply.summary).toBe('The plan of #1 (Medical) as a table: medical-1.csv.');
  expect(filesOf(reply)).toMatchObject([{ name: 'medical-1.csv', mediaType: 'text/csv' }]);
  expect(filesOf(reply).map(textIn)).toEqual([
    [
      '\ufeffChannel (identifier),Channel,Spend today (CNY a week),Spend proposed (CNY a week),Change on today (CNY a week),Contribution (CNY a week),"Contribution, 90% interval, low (CNY a week)","Contribution, 90% interval, high (CNY a week)",Marginal return (CNY per CNY)',
      'hospital-partners,Hospital partners,15200,15200,0,69000,41000,98000,1.31',
      'patient-app,Patient app,9600,16000,6400,73500,50200,101000,1.62',
      'content-marketing,Content marketing,8200,8200,0,36000,21000,52000,1.31',
      'brand-partners,Brand partners,19000,12600,-6400,39500,22000,60000,1.31',
      '',
    ].join('\r\n'),
  ]);
});

test('in Chinese the names and titles are Chinese, the numbers as they are', async () => {
  const { ask } = botUnderTest();
  await ask('optimize medical');
  const csv = await exported((line) => ask(line, { language: 'zh' }), '导出 1 表格');
  expect(csv.split('\r\n').slice(0, 2)).toEqual([
    '\ufeff渠道标识,渠道,今天的花费（CNY 每周）,建议的花费（CNY 每周）,比今天的变化（CNY 每周）,贡献（CNY 每周）,贡献的 90% 区间下限（CNY 每周）,贡献的 90% 区间上限（CNY 每周）,边际回报（CNY / CNY）',
    'hospital-partners,医院合作,15200,15200,0,69000,41000,98000,1.31',
  ]);
});

test('names that spreadsheets would take for formulas are texts, in every language', async () => {
  const { store, ask } = await botWithStore();
  const { scenario } = builtIn('medical');
  const names = ['=HYPERLINK("http://evil.example","x")', '+cmd|calc', '@SUM(A1:A9)', '-1+1'];
  const channels = scenario.channels.map((channel, i) => {
    const name = names[i] ?? 'x';
    return { ...channel, names: { en: name, zh: name } };
  });
  await store.scenarios.save('slack:T1', { ...scenario, id: 'mine', channels } as Scenario, 'U1');
  await ask(typedOn('slack', 'optimize mine', 'en'));
  for (const language of ['en', 'zh'] as const) {
    const csv = await exported(
      async (line) => (await ask(typedOn('slack', line, language))).reply,
      'export 1 csv',
    );
    const rows = csv.split('\r\n').slice(1, -1);
    expect(rows.map((row) => row.slice(row.indexOf(',') + 1).slice(0, 3))).toEqual([
      '"\'=',
      "'+c",
      "'@S",
      "'-1",
    ]);
    expect(rows.join('\n')).toMatch(/,-\d/);
  }
  await store.close();
});

test('of a what-if the plan that was priced, with the best one beside it', async () => {
  const { store, ask } = await botWithStore();
  const say = async (line: string) => (await ask(typedOn('slack', line, 'en'))).reply;
  await say('whatif medical app=+20%');
  const csv = await exported(say, 'export 1 csv');
  expect(csv.split('\r\n')[0]).toContain(
    'Spend in this plan (CNY a week),Spend in the best plan (CNY a week)',
  );
  expect(csv).toContain('\r\npatient-app,Patient app,7800,9360,');
  await store.close();
});

test('the record is the run as it is stored', async () => {
  const { ask, store } = botUnderTest();
  await ask('optimize medical');
  const json = JSON.parse(await exported(ask, 'export #1 format=json'));
  expect(runShape.parse(json)).toEqual(store.savedRuns.get('slack:T1')?.[0]);
});

/** A bot whose charts are drawn so. */
async function drawnBy(render: ChartRenderer['render']) {
  const { store, planner, log, ask } = botUnderTest();
  await ask('optimize medical');
  const renderer: ChartRenderer = { render, check: async () => 'fake' };
  const clock = () => new Date();
  const bot = createBot({
    commands: allCommands,
    talk,
    uploads: createUploads(clock),
    store,
    planner,
    fitter: fakeFitter(),
    log,
    renderer,
    clock,
  });
  return async (line: string, language: Language = 'en') => {
    const prepared = await bot.prepare(invocation(line, { language }));
    return prepared.kind === 'refused' ? prepared.reply : prepared.run();
  };
}

test('its charts are those that its reply had', async () => {
  const drawn: Chart[] = [];
  const say = await drawnBy(async (chart) => {
    drawn.push(chart);
    return { png: Uint8Array.of(drawn.length), width: 1, height: 1 };
  });
  const reply = await say('export 1 png');
  expect(filesOf(reply)).toEqual([
    { name: 'medical-1-contributions.png', mediaType: 'image/png', bytes: Uint8Array.of(1) },
    { name: 'medical-1-convergence.png', mediaType: 'image/png', bytes: Uint8Array.of(2) },
  ]);
  expect(drawn.map(({ id }) => id)).toEqual(['contributions', 'convergence']);
});

test.each(['en', 'zh'] as const)(
  'a chart that cannot be drawn is told, with what still works (%s)',
  async (language) => {
    const say = await drawnBy(async () => Promise.reject(new Error('out of ink')));
    const reply = await say('export 1 png', language);
    expect(reply).toMatchObject({ tone: 'error', audience: 'caller' });
    expect(reply.incident).toBeUndefined();
    expect(textOf(reply)).toContain(language === 'en' ? '`export 1 csv`' : '`导出 1 csv`');
    expect(textOf(reply)).not.toContain('out of ink');
  },
);

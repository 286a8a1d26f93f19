/** What a fit's review came to, and what people can do about it: events, what follows sales, plans on it, files of it. */
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/bot/reply.ts';
import type { FitResult } from '../../src/learn/fit/fit.ts';
import type { CheckName } from '../../src/learn/fit/review/check-names.ts';
import { checkNames } from '../../src/learn/fit/review/check-names.ts';
import { checks } from '../../src/learn/fit/review/checks.ts';
import type { ResponseScenario } from '../../src/scenario/scenario.ts';
import { botUnderTest, fakeFitter, textOf } from '../bot/bot-under-test.ts';
import { historyOf, resultOf } from '../fixtures/fits.ts';

const workspace = 'slack:T1';
type Review = NonNullable<FitResult['review']>;

/** A review in which these checks fired, of a channel where it is about one. */
function reviewOf(
  verdict: Review['verdict'],
  fired: readonly CheckName[],
  held: Review['held'] = [],
): Review {
  return {
    verdict,
    items: fired.map((check) => {
      const { holds, care, none } = checks.find(({ name }) => name === check)!;
      return {
        check,
        ...((holds !== undefined || check.startsWith('control')) && { of: 'search' }),
        ...(check === 'exact-multiples' && { with: 'tv' }),
        value: (verdict === 'none' ? none : care) ?? care ?? none ?? 1,
        verdict: verdict === 'none' && none !== undefined ? 'none' : 'care',
        ...(care !== undefined && { care }),
        ...(none !== undefined && { none }),
      };
    }),
    held: [...held],
    robustness: { tv: 0.31, search: 0.08 },
  };
}

async function fitted(changes: Partial<FitResult>, line = 'fit ours') {
  const fitter = fakeFitter((request) => ({
    ...resultOf(),
    spec: { ...resultOf().spec, ...request.spec },
    ...changes,
  }));
  const under = botUnderTest({ fitter });
  await under.store.histories.saveAfter(workspace, 'ours', historyOf(), 'U1', 0);
  return { ...under, fitter, reply: await under.ask(line, { isAdmin: true }) };
}

const linesOf = (reply: Reply) => textOf(reply).split('\n');
const actionsOf = ({ blocks }: Reply) =>
  blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
const held = [{ channel: 'search', because: ['prior-unmoved', 'entangled'] as CheckName[] }];

describe('the first line of a fit', () => {
  it('says that it is sound', async () => {
    const { reply } = await fitted({});
    expect(reply.summary).toMatch(/^Sound\. ours: 104 weeks/);
  });

  it('says with what to be careful, and lists what fired, why that counts and what to do', async () => {
    const { reply } = await fitted({ review: reviewOf('care', ['total-too-large', 'prior-unmoved'], held) });
    expect(reply.summary).toMatch(
      /^Use with care: the channels are credited with 50% of the whole outcome\. ours/,
    );
    expect(linesOf(reply).slice(2, 8)).toMatchInlineSnapshot(`
      [
        "*Checks that call for attention*",
        "Size of the total: the channels are credited with 50% of the whole outcome. Paid channels rarely bring half of a business. Demand that moves spend and sales alike looks just so. Say which budgets follow sales: \`fit ours follows=search\`; then test the largest channel.",
        "What the weeks added: the weeks said next to nothing about search (70% of what was unknown still is). Whatever is told about it was assumed beforehand. Vary its spend for some weeks, or test it.",
        "*Stays at current spend in plans*",
        "search: the weeks said next to nothing about it and its spend always moves with that of others. \`optimize ours release=search\` lets a plan move it.",
        "Does the budget of any of these follow sales, as with brand search, retargeting, affiliates and marketplaces: search and tv? Say so once: \`fit ours follows=search\`, or \`fit ours follows=none\`.",
      ]
    `);
  });

  it('says that there is no plan on it, and offers none', async () => {
    const { reply } = await fitted({ review: reviewOf('none', ['nothing-found']) });
    expect(reply.summary).toMatch(
      /^No plan: all channels together may have brought nothing to speak of \(chance 5%\)\./,
    );
    expect(reply.summary).not.toContain('ahead');
    expect(actionsOf(reply).map(({ line }) => line)).not.toContain('optimize ours');
  });

  it('says that a fit from before there were reviews was not checked, and offers to fit again first', async () => {
    const { ask, store } = botUnderTest();
    await store.histories.saveAfter(workspace, 'ours', historyOf(), 'U1', 0);
    await ask('fit ours');
    const fit = await store.fits.get(workspace, 1);
    const { number: _, review: __, ...old } = fit!;
    await store.fits.add(workspace, old);
    const reply = await ask('fit 2');
    expect(reply.summary).toMatch(/^Not reviewed: .* fit ours fits again and checks it\./);
    expect(actionsOf(reply)[0]).toMatchObject({ line: 'fit ours', emphasis: 'primary' });
  });

  it.each(['en', 'zh'] as const)('has words for every check in %s', async (language) => {
    for (const check of checkNames) {
      const verdict = checks.find(({ name }) => name === check)?.none === undefined ? 'care' : 'none';
      const { ask } = await fitted({ review: reviewOf(verdict, [check]) });
      const text = textOf(await ask('fit 1', { language }));
      expect(text, check).not.toMatch(/\{\{|undefined|NaN|fit\.review/);
      expect(text.split('\n')[1], check).toMatch(
        language === 'en' ? /^(?:No plan|Use with care): / : /^(?:不能据此做方案|谨慎使用)：/,
      );
    }
  });
});

describe('weeks that nothing explains', () => {
  const unexplained = [
    { week: '2024-11-25', observed: 52_500, expected: 25_000, probability: 0.99 },
    { week: '2025-03-03', observed: 5_000, expected: 25_000, probability: 0.8 },
  ];

  it('are listed with their dates and offered as events', async () => {
    const { reply } = await fitted({ unexplained });
    expect(textOf(reply)).toContain('25 Nov 2024: ¥52.5k, expected ¥25k (2.1×)');
    expect(actionsOf(reply)).toEqual(
      expect.arrayContaining([
        { label: '25 Nov was 2.1× expected: a promotion?', line: 'fit ours event=2024-11-25' },
        { label: '3 Mar was 0.2× expected: a stop?', line: 'fit ours event=2025-03-03' },
      ]),
    );
  });

  it('become events of the history at the press of the button, which fits again', async () => {
    const { ask, store, fitter } = await fitted({ unexplained });
    const reply = await ask('fit ours event=2024-11-25', { isAdmin: true });
    const stored = await store.histories.get(workspace, 'ours');
    expect(stored?.version).toBe(2);
    const event = stored?.history.events.find(({ name }) => name === '2024-11-25');
    expect(event?.values.flatMap((value, t) => (value === 1 ? [stored?.history.weeks[t]] : []))).toEqual([
      '2024-11-25',
    ]);
    expect(fitter.requests[1]?.history.events).toContainEqual(event);
    expect(textOf(reply)).toContain('Made an event of each: 2024-11-25.');
    expect(textOf(reply)).toContain('Since fit 1 (other numbers or events in the history)');
  });

  it('have a name where somebody gives one; a day belongs to its week', async () => {
    const { store } = await fitted({}, 'fit ours event="Black Friday 2024-11-29, Black Friday 2025-11-28"');
    const stored = await store.histories.get(workspace, 'ours');
    const event = stored?.history.events.find(({ name }) => name === 'Black Friday');
    expect(event?.values.flatMap((value, t) => (value === 1 ? [stored?.history.weeks[t]] : []))).toEqual([
      '2024-11-25',
      '2025-11-24',
    ]);
  });

  it.each([
    ['fit ours event=2031-01-01', '2031-01-01 is not in the history.'],
    ['fit ours event=yesterday', 'yesterday is not a day that I can read.'],
    ['fit ours event=2024-02-31', '2024-02-31 is not a day that I can read.'],
    ['fit ours follows=radio', 'The history has no channel radio.'],
  ])('%s is refused, and nothing is stored', async (line, message) => {
    const { ask, store, fitter } = await fitted({});
    expect(textOf(await ask(line, { isAdmin: true }))).toContain(message);
    expect((await store.histories.get(workspace, 'ours'))?.version).toBe(1);
    expect(fitter.requests.length).toBe(1);
  });

  it('are for those who may bring data', async () => {
    const { ask, store } = await fitted({});
    expect(await ask('fit ours event=2024-11-25')).toMatchObject({ tone: 'error' });
    expect((await store.histories.get(workspace, 'ours'))?.version).toBe(1);
  });
});

describe('budgets that follow sales', () => {
  it('are asked about once, and what was said is kept for the fits to come', async () => {
    const { reply, ask, fitter } = await fitted({});
    expect(textOf(reply)).toContain('`fit ours follows=search`');
    expect(actionsOf(reply)).toEqual(
      expect.arrayContaining([
        { label: 'search follows sales', line: 'fit ours follows=search' },
        { label: 'None follows sales', line: 'fit ours follows=none' },
      ]),
    );
    const said = await ask('fit ours follows=search');
    expect(fitter.requests[1]?.spec.followsDemand).toEqual(['search']);
    expect(textOf(said)).toContain('Taken as following sales: search.');
    expect(textOf(said)).not.toContain('Say so once');
    await ask('fit ours');
    expect(fitter.requests[2]?.spec.followsDemand).toEqual(['search']);
    await ask('拟合 ours 跟随销量=无');
    expect(fitter.requests[3]?.spec.followsDemand).toEqual([]);
    expect(textOf(await ask('fit ours'))).not.toContain('Say so once');
  });
});

describe('curves', () => {
  it('of both kinds are compared, unless somebody says which', async () => {
    const { ask, fitter } = await fitted({});
    await ask('fit ours curve=hill');
    expect(fitter.requests.map(({ comparesCurves }) => comparesCurves ?? false)).toEqual([true, false]);
  });

  it('are told with how far ahead one is, and how rough that is', async () => {
    const one = { behind: 0, error: 5, unsure: 2, weight: 1 };
    const { reply } = await fitted({
      curves: { logistic: one, hill: { ...one, behind: 18.2, weight: 0 }, isUndecided: false },
      loo: { elpd: -10, error: 3, weeks: [], worstK: 0.83, unsure: 2 },
    });
    expect(textOf(reply)).toContain(
      'Shape of the curves: Logistic: ahead of the other shape by 18 ± 5 (predicting each week from all others); 2 weeks weigh so much that this is rough (worst k̂ 0.83)',
    );
  });
});

describe('priors in words of money', () => {
  it.each([
    'fit ours prior="tv returns $0.5 to $3 per $1"',
    'fit ours prior="tv returns 0.5 to 3 per 1"',
    '拟合 ours 先验="tv 每 1 元回报 0.5 到 3"',
  ])('%s', async (line) => {
    const { fitter } = await fitted({}, line);
    expect(fitter.requests[0]?.spec.priors).toEqual({ tv: { on: 'roi', low: 0.5, high: 3 } });
  });
});

describe('plans', () => {
  const responseOf = (scenario: unknown) => scenario as ResponseScenario;
  const limits = (scenario: ResponseScenario) =>
    Object.fromEntries(scenario.channels.map(({ id, min, max, today }) => [id, { min, max, today }]));

  it('say first that their fit is to be used with care', async () => {
    const { ask } = await fitted({ review: reviewOf('care', ['total-too-large']) });
    const first = (await ask('optimize ours')).summary;
    expect(first).toMatch(/^ours: the fit behind this plan is weak \(fit 1 says why\)\. If it holds, /);
    expect((await ask('whatif ours tv=+20%')).summary).toMatch(/^Use with care: fit 1/);
  });

  it('are refused where the fit carries none, but for an explicit word', async () => {
    const { ask, planner } = await fitted({ review: reviewOf('none', ['nothing-found']) });
    for (const line of ['optimize ours', 'whatif ours tv=+20%', 'schedule add ours weekly mon 09:00']) {
      const refused = await ask(line);
      expect(refused.tone, line).toBe('error');
      expect(textOf(refused), line).toContain('No plan: fit 1 does not carry one.');
      expect(textOf(refused), line).toContain('optimize ours anyway=yes');
    }
    expect(planner.requests).toEqual([]);
    const all = await ask('optimize ours anyway=yes');
    expect(all.summary).toMatch(/^ours: no ground to act on\. Fit 1 carries no plan/);
    expect(responseOf(planner.requests[0]?.scenario).response.review).toBe('none');
  });

  it('leave held channels where they are unless somebody asks', async () => {
    const { ask, planner } = await fitted({ review: reviewOf('sound', ['prior-unmoved'], held) });
    const asked = async (line: string) => {
      await ask(line);
      return limits(responseOf(planner.requests.at(-1)?.scenario));
    };
    const now = (await asked('optimize ours')).search!;
    expect(now).toMatchObject({ min: now.today, max: now.today });
    expect((await asked('optimize ours release=search')).search).toEqual({
      min: undefined,
      max: 6_750,
      today: now.today,
    });
    expect((await asked('optimize ours 放开=全部')).search?.max).toBe(6_750);
    // A budget below what it costs may cut it, and a limit that says otherwise is somebody's word.
    expect((await asked('optimize ours budget=1k')).search).toEqual({
      min: undefined,
      max: now.today,
      today: now.today,
    });
    expect((await asked('optimize ours search<=1k')).search).toMatchObject({ min: undefined, max: 1_000 });
    expect((await asked('optimize ours search>=5k')).search).toMatchObject({ min: 5_000, max: 6_750 });
    expect(textOf(await ask('optimize ours release=tv'))).toContain('tv is not held at its current spend');
  });

  it('price a changed held channel as somebody asked', async () => {
    const { ask, planner } = await fitted({ review: reviewOf('sound', ['prior-unmoved'], held) });
    await ask('whatif ours search=+20%');
    expect(limits(responseOf(planner.requests.at(-1)?.scenario)).search?.max).toBe(6_750);
  });
});

describe('files of a fit', () => {
  const filesOf = ({ blocks }: Reply) =>
    blocks.flatMap((block) => (block.kind === 'files' ? block.files : []));

  it('are its weeks, curves and simulations, or what ArviZ reads', async () => {
    const { ask } = await fitted({});
    const csv = filesOf(await ask('export fit 1 csv'));
    expect(csv.map(({ name }) => name)).toEqual([
      'ours-fit-1-weeks.csv',
      'ours-fit-1-curves.csv',
      'ours-fit-1-draws.csv',
    ]);
    const [json] = filesOf(await ask('导出 拟合 1 json'));
    const data: unknown = JSON.parse(new TextDecoder().decode(json!.bytes));
    expect(data).toMatchObject({ attrs: { fit: 1, scenario: 'ours' }, dims: { outcome: ['week'] } });
    expect(filesOf(await ask('export fit 1 png')).length).toBe(2);
  });

  it.each(['export fit 9 csv', 'export fit csv', 'export fit x json'])('%s is refused', async (line) => {
    const { ask } = await fitted({});
    expect(await ask(line)).toMatchObject({ tone: 'error', audience: 'caller' });
  });
});

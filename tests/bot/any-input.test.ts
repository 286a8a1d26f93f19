import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allCommands } from '../../commands/index.ts';
import { namesOfArgument, namesOfCommand } from '../../src/bot/reading/names.ts';
import { runShape } from '../../src/features/plans/stored/run.ts';
import { builtInScenarios } from '../../src/scenario/presets/index.ts';
import { botUnderTest, invocation, textOf } from './bot-under-test.ts';

/** Pieces of which lines are made: names that mean something, signs, numbers and nonsense. */
const piece = fc.oneof(
  fc.constantFrom(...allCommands.flatMap(namesOfCommand)),
  fc.constantFrom(
    ...allCommands.flatMap((command) =>
      Object.keys(command.args).flatMap((name) => namesOfArgument(command, name)),
    ),
  ),
  fc.constantFrom(...builtInScenarios.flatMap(({ id, names, aliases }) => [id, names.zh ?? '', ...aliases])),
  fc.constantFrom(
    'app',
    'website',
    'partners',
    '官网',
    '"',
    "'",
    '“',
    '<=',
    '>=',
    '=',
    '≤',
    '<',
    '+',
    ',',
    ';',
    ':',
    '%',
    '% of spend',
  ),
  fc.constantFrom(
    '50k',
    '¥30万',
    '-1',
    'NaN',
    '1e999',
    '50.000',
    '1,23',
    '0x1',
    '１２',
    '百分之40',
    '#',
    './a.json',
    '&lt;',
  ),
  fc.constantFrom(
    '__BEGINFUNCTION__',
    '{{received}}',
    '$t(x)',
    '<!channel>',
    '<@U1>',
    '<http://a.b|c>',
    '\u0000',
    '\u202e',
    '\ud800',
    '`',
    '__proto__',
    'constructor',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const line = fc
  .array(fc.tuple(piece, fc.constantFrom('', ' ', '  ')), { maxLength: 14 })
  .map((pieces) => pieces.flat().join(''));

/** Asks the bot and checks what must hold whatever was asked. */
async function check(request: Parameters<typeof invocation>[0], language: 'en' | 'zh'): Promise<void> {
  const { bot, store, planner, log } = botUnderTest();
  const prepared = await bot.prepare(invocation(request, { language }));
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  expect(planner.requests).toEqual([]);
  expect(store.savedRuns.size).toBe(0);
  if (prepared.kind === 'ready') return;
  const { reply } = prepared;
  expect(reply).toMatchObject({ tone: 'error', audience: 'caller', language });
  expect(reply.summary).not.toBe('');
  expect(textOf(reply).length).toBeLessThan(40_000);
}

/** Requests that make sense, written in many ways. */
const scenarioName = fc.constantFrom('medical', '医疗', '"smart healthcare"', 'Medical', 'healthcare');
const channel = fc.constantFrom(
  'app',
  'patient-app',
  '"Patient app"',
  '患者端',
  'website',
  'brands',
  'partners',
  'app + website',
);
const amount = fc.constantFrom(
  '20k',
  '20,000',
  '2万',
  '¥ 20 k',
  '40%',
  '百分之40',
  '40 % of spend',
  '花费的40%',
  '1.25e4',
);
const limit = fc.oneof(
  fc.tuple(channel, fc.constantFrom('<=', ' ≤ ', '<', ' 不超过 '), amount).map((parts) => parts.join('')),
  fc
    .tuple(channel, fc.constantFrom('>=', ' >= '), fc.constantFrom('100', '1%'))
    .map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom('100', '1k'), channel, fc.constantFrom('20k', '30,000'))
    .map(([low, name, high]) => `${low}<=${name}<=${high}`),
);
const option = fc.constantFrom(
  'budget=60k',
  '预算 = ¥30万',
  'goal=profit',
  'roi>=2',
  'goal="value >= 300k"',
  'risk=稳健',
  'period=month',
  '--period=季度',
);
const sensible = fc
  .tuple(
    scenarioName,
    fc.uniqueArray(option, {
      maxLength: 3,
      selector: (text) =>
        /budget|预算/.test(text) ? 'b' : /goal|roi/.test(text) ? 'g' : /period/.test(text) ? 'p' : 'r',
    }),
    fc.array(limit, { maxLength: 3 }),
    fc.constantFrom(' ', ', ', ' ; '),
  )
  .map(([name, options, limits, between]) => ['optimize', name, ...options, limits.join(between)].join(' '));

describe('whatever is asked', () => {
  test('what makes sense is understood, and the stored line asks for the very same', async () => {
    await fc.assert(
      fc.asyncProperty(sensible, async (typed) => {
        const { ask, planner, store } = botUnderTest();
        const reply = await ask(typed);
        expect({ typed, text: reply.tone === 'result' ? '' : textOf(reply) }).toEqual({ typed, text: '' });
        await ask(store.savedRuns.get('slack:T1')?.[0]?.line ?? '');
        await ask('again 1');
        expect(runShape.safeParse(JSON.parse(JSON.stringify(reply.record))).error).toBeUndefined();
        const [first, ...others] = planner.requests;
        expect(others).toEqual([first, first]);
      }),
      { numRuns: 120, seed: 1 },
    );
  });

  test('a typed line is either understood or refused with the reason', async () => {
    await fc.assert(fc.asyncProperty(line, fc.constantFrom('en' as const, 'zh' as const), check), {
      numRuns: 200,
      seed: 1,
    });
  });

  test('so are chosen options', async () => {
    const options = fc.dictionary(
      fc.oneof(
        fc.constantFrom('scenario', 'budget', 'goal', 'limits', 'run', 'command', '__proto__'),
        fc.string(),
      ),
      fc.oneof(line, piece),
      { maxKeys: 5 },
    );
    const command = fc.oneof(fc.constantFrom(...allCommands.map(({ name }) => name)), fc.string());
    await fc.assert(
      fc.asyncProperty(command, options, (name, chosen) => check({ command: name, options: chosen }, 'en')),
      { numRuns: 120, seed: 1 },
    );
  });

  test('completion always answers', async () => {
    const { bot, log } = botUnderTest();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          ...allCommands.flatMap(({ name, args }) =>
            Object.keys(args).map((argument) => ({ command: name, argument })),
          ),
        ),
        line,
        line,
        async (question, typed, scenario) => {
          const choices = await bot.complete(invocation(''), { ...question, typed, others: { scenario } });
          expect(choices.length).toBeLessThanOrEqual(25);
          for (const { value } of choices) expect(value.length).toBeLessThanOrEqual(100);
        },
      ),
      { numRuns: 120, seed: 1 },
    );
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

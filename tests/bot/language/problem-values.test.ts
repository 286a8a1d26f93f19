import { expect, test } from 'vitest';
import { en } from '../../../src/bot/language/en/index.ts';
import { readJson } from '../../../src/scenario/json-text.ts';
import { builtInScenarios } from '../../../src/scenario/presets/index.ts';
import { type Problem, UserError } from '../../../src/scenario/problem.ts';
import { readScenario } from '../../../src/scenario/read-scenario.ts';
import { botUnderTest } from '../bot-under-test.ts';

const [medical] = builtInScenarios
  .filter(({ id }) => id === 'medical')
  .map((scenario) => JSON.parse(JSON.stringify(scenario)));
const [first, ...others] = medical.channels;
const { level: _, ...unlevelled } = first.coverage;
const withFirst = (changes: object) => ({ ...medical, channels: [{ ...first, ...changes }, ...others] });
const response = {
  schema: medical.schema,
  model: 'response',
  id: 'shop',
  names: { en: 'Shop' },
  channels: [
    {
      id: 'a',
      today: 1,
      response: { curve: 'hill', coefficient: 1, halfSaturation: 1, adstock: { decay: 0.5, longestLag: 2 } },
    },
  ],
};

/** Scenarios that are each wrong in one way. */
const broken: readonly unknown[] = [
  null,
  [],
  { ...medical, schema: 'channels/scenario@9' },
  { ...medical, schema: 'other' },
  { ...medical, colour: 'red' },
  { ...medical, names: undefined },
  { ...medical, names: 7 },
  { ...medical, period: 'weak' },
  { ...medical, budget: -1 },
  { ...medical, budget: '50k' },
  { ...medical, id: 'Not An Id' },
  { ...medical, names: { en: '' } },
  { ...medical, channels: [] },
  { ...medical, channels: Array.from({ length: 1_001 }, () => first) },
  { ...medical, channels: [first, ...medical.channels] },
  { ...medical, groups: [{ id: 'g', channels: ['nowhere'] }] },
  { ...medical, advantage: { ...medical.advantage, weights: { efficiency: 1, coverage: 1, influence: 1 } } },
  withFirst({ share: 0.9 }),
  withFirst({ share: { value: 0.3, low: 0.5, high: 0.6 } }),
  withFirst({ today: 0 }),
  withFirst({ min: 5, max: 4 }),
  withFirst({ coverage: { ...first.coverage, ceiling: 1 } }),
  withFirst({ coverage: { ...first.coverage, level: 0.99 } }),
  withFirst({ coverage: unlevelled }),
  { ...response, horizon: { periods: 0, tail: 0 } },
  { ...response, channels: [{ ...response.channels[0], today: 0 }] },
];

const brokenFiles = ['{', '{"a": 1, "a": 2}', '['.repeat(5_000), '\ufffd\ud800', '{"a": 1,}'];

const lines = [
  'fly',
  'x'.repeat(2_001),
  'optimize \u0007medical',
  'optimize',
  'optimize medical budget=1 budget=2',
  'optimize medical budget=1 --colour=red',
  'optimize medical 5',
  'optimize "medical',
  'optimize medical period=x',
  'optimize medical budget=x',
  'optimize medical budget=-1',
  'optimize medical budget=0',
  'optimize medical budget=NaN',
  'optimize medical budget=1,23',
  'optimize medical budget=$5',
  'optimize medical budget=1e16',
  'again 1.5',
  'again 9',
  'optimize medical x',
  'optimize nowhere',
  'optimize ./x.json',
  'optimize medical goal=x',
  'optimize medical nothing<=1',
  'optimize medical a<=b<=c<=d',
  'optimize medical partner<=1',
  'optimize medical app+app<=1',
  'optimize medical app<=120%',
  'optimize medical app>=2k app<=1k',
  `optimize medical ${'app<=1 '.repeat(201)}`,
];

async function problemsOf(read: () => unknown): Promise<readonly Problem[]> {
  try {
    await read();
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
}

/** The values that the texts of a problem name but the problem does not give. */
function missingValues({ code, received, values = {} }: Problem): string[] {
  const [family = '', name = ''] = code.split(/\.(.*)/s);
  const texts: Record<string, Record<string, { message: string; hint: string }>> = en.problems;
  const text = texts[family]?.[name];
  const named = `${text?.message} ${text?.hint}`.matchAll(/\{\{(\w+)\}\}/g);
  const given = new Set([...Object.keys(values), ...(received === undefined ? [] : ['received'])]);
  return [...named].map(([, value]) => String(value)).filter((value) => !given.has(value));
}

test('every scenario problem gives the values that its text names', async () => {
  const read = broken.map((input) => () => readScenario(input));
  const files = brokenFiles.map((text) => () => readJson(new TextEncoder().encode(text)));
  const bytes = [
    () => readJson(new Uint8Array([0xff, 0xfe, 0, 0])),
    () => readJson(new Uint8Array(5 * 1024 * 1024)),
  ];
  const codes = new Set<string>();
  for (const attempt of [...read, ...files, ...bytes]) {
    const problems = await problemsOf(attempt);
    expect(problems).not.toEqual([]);
    for (const problem of problems) {
      codes.add(problem.code);
      expect({ problem, missing: missingValues(problem) }).toEqual({ problem, missing: [] });
    }
  }
  expect(codes.size).toBeGreaterThan(20);
});

test('every refusal says something whole', async () => {
  const { ask } = botUnderTest();
  for (const line of lines) {
    for (const language of ['en', 'zh'] as const) {
      const reply = await ask(line, { language });
      const said = JSON.stringify(reply);
      expect({ line, tone: reply.tone }).toEqual({ line, tone: 'error' });
      expect(said).not.toMatch(/\{\{|undefined|problems\.|replies\.|``|\[object/);
      expect(said).not.toMatch(/: \.|：。|\(\)|（）/);
    }
  }
});

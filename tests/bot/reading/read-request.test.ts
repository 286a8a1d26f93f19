import { describe, expect, test } from 'vitest';
import { allCommands } from '../../../commands/index.ts';
import { lineOf, readRequest } from '../../../src/bot/reading/read-request.ts';
import { UserError } from '../../../src/scenario/problem.ts';

const read = (line: string) => {
  const { command, named, words } = readRequest({ kind: 'line', line }, allCommands);
  return { command: command.name, named, words };
};

function problemOf(line: string) {
  try {
    read(line);
  } catch (error) {
    if (error instanceof UserError) return error.problems[0];
    throw error;
  }
  throw new Error(`was read without a problem: ${line}`);
}

describe('a typed line becomes a command with arguments', () => {
  test('words, options and limits are told apart in any order', () => {
    expect(
      read('optimize app<=20k budget=50k medical website>=5k goal=profit partners<=40% of spend'),
    ).toEqual({
      command: 'optimize',
      words: ['medical'],
      named: {
        budget: '50k',
        goal: 'profit',
        limits: 'app<=20k, website>=5k, partners<=40% of spend',
      },
    });
  });

  test.each([
    'optimize medical',
    'OPTIMIZE medical',
    'optimise medical',
    '/channels optimize medical',
    'channels optimize medical',
    '优化 medical',
    '  optimize   "medical"  ',
  ])('%s asks for optimize', (line) => {
    expect(read(line)).toEqual({ command: 'optimize', words: ['medical'], named: {} });
  });

  test.each([
    ['scenario list', 'scenario list'],
    ['scenarios', 'scenario list'],
    ['scenario', 'scenario list'],
    ['场景 列表', 'scenario list'],
    ['场景列表', 'scenario list'],
    ['scenario show medical', 'scenario show'],
    ['场景 查看 医疗', 'scenario show'],
    ['历史', 'history'],
    ['帮助 优化', 'help'],
    ['--help', 'help'],
    ['重跑 12', 'again'],
  ])('%s asks for %s', (line, command) => {
    expect(read(line).command).toBe(command);
  });

  test('options have Chinese names, and may stand with a colon or dashes', () => {
    expect(read('优化 医疗 预算：30万 目标＝利润 周期=月 --risk=cautious')).toEqual({
      command: 'optimize',
      words: ['医疗'],
      named: { budget: '30万', goal: '利润', period: '月', risk: 'cautious' },
    });
  });

  test('a goal with a number needs no name', () => {
    expect(read('optimize medical roi>=2').named).toEqual({ goal: 'roi>=2' });
    expect(read('optimize medical goal=roi >= 2').named).toEqual({ goal: 'roi>=2' });
    expect(read('optimize medical 投资回报率≥2').named).toEqual({ goal: '投资回报率>=2' });
  });

  test('a budget as a limit is a budget', () => {
    expect(read('optimize medical budget <= 50 k').named).toEqual({ budget: '50k' });
  });

  test('spaces around signs and units are passed over', () => {
    expect(
      read('optimize medical app <= 20 k , website + app ≤ 30 k; 5k < app < 20k budget = ¥ 50 000').named,
    ).toEqual({ limits: 'app<=20k, website+app<=30k, 5k<app<20k', budget: '¥50 000' });
    expect(read('优化 医疗 app 不超过 2万 官网至少5千').named).toEqual({ limits: 'app<=2万, 官网>=5千' });
  });

  test('quotes keep a name together, signs and all', () => {
    expect(read(`optimize "a <= b" 'patient app'<=20k "x+y">=5k`)).toEqual({
      command: 'optimize',
      words: ['a <= b'],
      named: { limits: `'patient app'<=20k, "x+y">=5k` },
    });
    expect(read('optimize patient’s').words).toEqual(["patient's"]);
  });

  test.each(['', '  ', '/channels', '\u0007'])('%j, a bare command, asks for help', (line) => {
    expect(read(line)).toEqual({ command: 'help', words: [], named: {} });
  });

  test('files and addresses are words', () => {
    expect(read('optimize ./my-scenario.json').words).toEqual(['./my-scenario.json']);
    expect(read('optimize C:\\plans\\a.json').words).toEqual(['C:\\plans\\a.json']);
    expect(read('optimize https://example.org/a.json').words).toEqual(['https://example.org/a.json']);
  });

  test.each([
    ['optimze medical', { code: 'command.unknown', received: 'optimze', values: { nearest: 'optimize' } }],
    [
      'scenario lst',
      { code: 'command.unknown', received: 'scenario lst', values: { nearest: 'scenario list' } },
    ],
    ['优华 医疗', { code: 'command.unknown', received: '优华', values: { nearest: '优化' } }],
    [
      'optimize medical budget=50k budget=60k',
      { code: 'argument.repeated', path: 'budget', received: 'budget=60k' },
    ],
    ['optimize medical budget=50k 预算=60k', { code: 'argument.repeated', path: 'budget' }],
    ['optimize medical goal=profit roi>=2', { code: 'argument.repeated', path: 'goal' }],
    ['optimize "medical', { code: 'argument.unclosed-quote', received: '"medical' }],
    ['history limit=5', { code: 'argument.unknown', received: 'limit' }],
    ['history scenari=medical', { code: 'argument.unknown', values: { nearest: 'scenario' } }],
    ['history app<=5', { code: 'argument.surplus', received: 'app<=5' }],
    ['optimize medical --fast', { code: 'argument.unknown', received: '--fast' }],
  ])('%j is refused', (line, problem) => {
    expect(problemOf(line)).toMatchObject(problem);
  });
});

describe('options that the platform took apart', () => {
  const choose = (command: string, options: Record<string, string>) =>
    readRequest({ kind: 'options', command, options }, allCommands);

  test('go the same way', () => {
    const { command, named } = choose('optimize', {
      scenario: ' 智慧医疗 ',
      limits: 'app＜＝20k， website>=5k',
      budget: '',
    });
    expect({ command: command.name, named }).toEqual({
      command: 'optimize',
      named: { scenario: '智慧医疗', limits: 'app<=20k, website>=5k' },
    });
  });

  test('unknown ones are refused', () => {
    expect(() => choose('optimise-all', {})).toThrow(/command.unknown/);
    expect(() => choose('optimize', { colour: 'red' })).toThrow(/argument.unknown colour/);
    expect(() => choose('optimize', { scenario: 'x'.repeat(1_500), limits: 'y'.repeat(501) })).toThrow(
      /command.too-long/,
    );
  });
});

describe('the line that asks for the same again', () => {
  test.each([
    'optimize medical',
    'optimize medical budget=50k goal=roi>=2 app<=20k website>=5k',
    'optimize medical budget=50,000 app<=20,000 partners<=40% of spend',
    'optimize "smart home" "patient app"<=20k',
    'optimize ./my-scenario.json 5k<=app<=20k a+b<=30k',
    'history',
    'again 12',
  ])('%s stays what it is', (line) => {
    const raw = readRequest({ kind: 'line', line }, allCommands);
    expect(lineOf(raw)).toBe(line);
    expect(readRequest({ kind: 'line', line: lineOf(raw) }, allCommands)).toEqual(raw);
  });

  test('options become a line', () => {
    const raw = readRequest(
      {
        kind: 'options',
        command: 'optimize',
        options: { scenario: 'smart home', goal: 'profit', limits: 'app<=20k; web<=5k' },
      },
      allCommands,
    );
    expect(lineOf(raw)).toBe('optimize "smart home" goal=profit app<=20k web<=5k');
    expect(readRequest({ kind: 'line', line: lineOf(raw) }, allCommands)).toEqual({
      command: raw.command,
      words: ['smart home'],
      named: { goal: 'profit', limits: 'app<=20k, web<=5k' },
    });
  });
});

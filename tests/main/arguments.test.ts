import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/main/arguments.ts';

const read = (...args: string[]) => readArguments(args);
const common = { language: undefined, json: false };

describe('the process’s arguments', () => {
  it('without any: connect, or open the prompt', () => {
    expect(read()).toEqual({ ...common, kind: 'bare' });
    expect(read('--lang', 'zh')).toEqual({ ...common, kind: 'bare', language: 'zh' });
  });

  it('name what the process itself does', () => {
    expect(read('serve')).toEqual({ ...common, kind: 'serve' });
    expect(read('worker')).toEqual({ ...common, kind: 'worker' });
    expect(read('migrate-store')).toEqual({ ...common, kind: 'migrate-store' });
    expect(read('backup', './my copy.sqlite')).toEqual({
      ...common,
      kind: 'backup',
      file: './my copy.sqlite',
    });
    expect(read('doctor')).toEqual({ ...common, kind: 'doctor', channel: undefined });
    expect(read('doctor', 'C0123', '--json')).toEqual({
      ...common,
      kind: 'doctor',
      json: true,
      channel: 'C0123',
    });
    expect(read('schema', 'scenario')).toEqual({ ...common, kind: 'schema', name: 'scenario' });
    expect(read('schema', 'run')).toEqual({ ...common, kind: 'schema', name: 'run' });
    for (const flag of ['--help', '-h']) expect(read(flag)).toEqual({ ...common, kind: 'usage' });
    for (const flag of ['--version', '-v']) expect(read(flag)).toEqual({ ...common, kind: 'version' });
  });

  it('are otherwise one line for the bot, with options anywhere in it', () => {
    const line = { ...common, kind: 'line', line: 'optimize medical budget=50k' };
    expect(read('optimize', 'medical', 'budget=50k')).toEqual(line);
    expect(read('optimize medical budget=50k')).toEqual(line);
    expect(read('--json', 'optimize', 'medical', '--lang=en', 'budget=50k')).toEqual({
      ...line,
      json: true,
      language: 'en',
    });
  });

  it('keep a value together that the shell was told to', () => {
    const line = { ...common, kind: 'line', line: 'fit medical prior="tv roi 0.5..3" lag=4' };
    expect(read('fit', 'medical', 'prior=tv roi 0.5..3', 'lag=4')).toEqual(line);
    expect(read('fit medical prior="tv roi 0.5..3" lag=4')).toEqual(line);
  });

  it('keep limits and shares as they are, and quote what holds spaces', () => {
    expect(read('optimize', 'medical', 'app<=20k', 'partners<=40%', 'website=-5%')).toMatchObject({
      line: 'optimize medical app<=20k partners<=40% website=-5%',
    });
    expect(read('optimize', 'smart home')).toMatchObject({ line: 'optimize "smart home"' });
    expect(read('optimize', '"smart home"')).toMatchObject({ line: 'optimize "smart home"' });
    expect(read('optimize', '医疗')).toMatchObject({ line: 'optimize 医疗' });
    expect(read('optimize', './my scenario.json')).toMatchObject({ line: 'optimize "./my scenario.json"' });
  });

  it('leave limits whole that hold spaces, with the names in them quoted', () => {
    expect(
      read(
        'optimize',
        'medical',
        'website<=120% of current',
        'Google Search <= 20k',
        'keep Brand ads',
        'within 20%',
      ),
    ).toMatchObject({
      line: 'optimize medical website<=120% of current "Google Search"<=20k keep "Brand ads" within 20%',
    });
    expect(read('优化', '医疗', '官网<=现状的 120%', '在现状的 20% 以内', '预算=每月 12万')).toMatchObject({
      line: '优化 医疗 官网<=现状的 120% 在现状的 20% 以内 预算="每月 12万"',
    });
  });

  it('pass everything on after a double dash', () => {
    expect(read('optimize', '--', '--json')).toMatchObject({
      kind: 'line',
      line: 'optimize --json',
      json: false,
    });
  });

  const refusals: readonly [string[], string, string][] = [
    [['optimize', 'medical', '--jsn'], 'unknown', '--jsn'],
    [['optimize', '-x'], 'unknown', '-x'],
    [['optimize', '--json=yes'], 'unknown', '--json'],
    [['optimize', '--lang', 'fr'], 'language', 'fr'],
    [['optimize', '--lang'], 'language', 'true'],
    [['schema'], 'schema', ''],
    [['schema', 'runs'], 'schema', 'runs'],
    [['schema', 'run', 'x'], 'surplus', 'x'],
    [['serve', 'slack'], 'surplus', 'slack'],
    [['worker', '2'], 'surplus', '2'],
    [['migrate-store', 'now'], 'surplus', 'now'],
    [['backup'], 'file', ''],
    [['backup', ' '], 'file', ' '],
    [['backup', 'a.sqlite', 'b.sqlite'], 'surplus', 'b.sqlite'],
    [['doctor', 'C1', 'C2'], 'surplus', 'C2'],
  ];
  for (const [args, problem, received] of refusals) {
    it(`are refused where they make no sense: ${args.join(' ')}`, () => {
      expect(read(...args)).toMatchObject({ kind: 'refused', problem, received, command: args[0] });
    });
  }
});

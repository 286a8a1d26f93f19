import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import Database from 'libsql';
import { beforeAll, describe, expect, it } from 'vitest';
import { logLines, run, start, workFolder } from './program.ts';

/** The width and height in a PNG's header; fails for anything else. */
function pngSize(path: string) {
  const bytes = readFileSync(path);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

describe('optimize medical, in a new folder', () => {
  it('prints the plan, saves two pictures and names them', async () => {
    const folder = workFolder();
    const { exitCode, out, err } = await run(['optimize', 'medical'], { folder });
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    for (const text of [
      'hospital-partners',
      'patient-app',
      'content-marketing',
      'brand-partners',
      'Proved',
    ]) {
      expect(out).toContain(text);
    }
    for (const picture of ['medical-1-contributions.png', 'medical-1-convergence.png']) {
      expect(out).toContain(`Picture: ${join('out', picture)}\n`);
      expect(pngSize(join(folder, 'out', picture))).toEqual({ width: 1200, height: 675 });
    }
    expect(existsSync(join(folder, 'data', 'channels.sqlite'))).toBe(true);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no colours where nobody watches
    expect(out).not.toMatch(/\u001b/);
  });

  it('answers in Chinese by --lang, by LANGUAGE and by LANG', async () => {
    const byOption = await run(['optimize', 'medical', '--lang', 'zh']);
    expect(byOption.out).toContain('接下来：');
    const byLanguage = await run(['scenario', 'list'], { environment: { LANGUAGE: 'zh_CN:en' } });
    const byLocale = await run(['scenario', 'list'], { environment: { LANG: 'zh_CN.UTF-8' } });
    for (const { exitCode, out } of [byOption, byLanguage, byLocale]) {
      expect(exitCode).toBe(0);
      expect(out).toContain('智慧医疗');
    }
  });
});

describe('optimize medical --json', () => {
  it('prints one run record and nothing else, as its schema says', async () => {
    const folder = workFolder();
    const { exitCode, out, err } = await run(['optimize', 'medical', '--json'], { folder });
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    const record = JSON.parse(out);
    const schema = JSON.parse((await run(['schema', 'run'])).out);
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    expect({ valid: validate(record), errors: validate.errors }).toEqual({ valid: true, errors: null });

    expect(record).toMatchObject({ number: 1, scenario: { id: 'medical', version: 0, origin: 'built-in' } });
    expect(record.charts).toHaveLength(2);
    for (const path of record.charts) {
      expect(isAbsolute(path)).toBe(true);
      expect(pngSize(path)).toEqual({ width: 1200, height: 675 });
    }
    const spend = record.channels.map(({ proposed }: { proposed: number }) => proposed);
    expect(spend.reduce((sum: number, each: number) => sum + each, 0)).toBeLessThanOrEqual(
      record.budget * (1 + 1e-9),
    );
    expect(record.proof.bound).toBeGreaterThanOrEqual(record.proof.best);
  });

  it('prints the same through npm’s start script, whatever set-up it does before', async () => {
    const folder = workFolder();
    const { exitCode, out } = await start(['optimize', 'medical', '--json'], { folder, script: 'start' })
      .ending;
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ schema: 'channels/run@1', number: 1 });
  });

  it('counts runs up, and history tells of them', async () => {
    const folder = workFolder();
    for (const number of [1, 2]) {
      const { out } = await run(['optimize', 'customer-service', '--json'], { folder });
      expect(JSON.parse(out).number).toBe(number);
    }
    const { exitCode, out } = await run(['history'], { folder });
    expect(exitCode).toBe(0);
    expect(out).toMatch(/2[\s\S]*1/);
    expect(existsSync(join(folder, 'out', 'customer-service-2-convergence.png'))).toBe(true);
  });

  it('of a scenario prints what can be edited and optimised again', async () => {
    const folder = workFolder();
    const shown = await run(['scenario', 'show', 'medical', '--json'], { folder });
    expect(shown.exitCode).toBe(0);
    const schema = JSON.parse((await run(['schema', 'scenario'])).out);
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    const scenario = JSON.parse(shown.out);
    expect({ valid: validate(scenario), errors: validate.errors }).toEqual({ valid: true, errors: null });
    writeFileSync(join(folder, 'mine.json'), shown.out);
    const { exitCode, out } = await run(['optimize', './mine.json', '--json'], { folder });
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ number: 1, scenario: { id: 'medical', origin: 'file' } });
  });
});

/** One for each way through the program; what else a command may find wrong is shown without a process. */
describe('what cannot be used', () => {
  const cases: readonly [string[], string][] = [
    [['optimize', 'medcal', '--json'], 'medical'],
    [['optimize', 'medical', '--jsno'], '--json'],
    [['optimize', 'medical', '--lang', 'fr'], '“fr”'],
    [['schema', 'everything'], 'scenario and run'],
    [['serve', 'now'], '“now”'],
  ];
  for (const [args, mention] of cases) {
    it(`exits with 2 and explains itself on standard error: ${args.join(' ')}`, async () => {
      const { exitCode, out, err } = await run(args);
      expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
      expect(err).toContain(mention);
      expect(err).not.toContain('    at ');
    });
  }
});

describe('a fault', () => {
  it('exits with 1 and an incident id; the log has the stack under the same id', async () => {
    const folder = workFolder();
    expect((await run(['scenario', 'list'], { folder })).exitCode).toBe(0);
    const database = new Database(join(folder, 'data', 'channels.sqlite'));
    database.exec('drop table runs');
    database.close();
    const { exitCode, out, err } = await run(['optimize', 'medical'], { folder });
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    const [line] = logLines(err);
    expect(line).toMatchObject({
      level: 'error',
      incident: expect.stringMatching(/^[0-9a-f]{8}/),
      invocation: expect.any(String),
      err: { stack: expect.stringContaining('    at ') },
    });
    const message = err
      .split('\n')
      .filter((each) => !each.startsWith('{'))
      .join('\n');
    expect(message).toContain(String(line?.incident));
    expect(message).not.toContain('    at ');
  });

  it('of the data directory says what to mend', async () => {
    const folder = workFolder();
    writeFileSync(join(folder, 'taken'), 'a file');
    const { exitCode, out, err } = await run(['history'], { folder, environment: { DATA_DIR: 'taken' } });
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toContain('Cannot start:');
    expect(err).toContain(join(folder, 'taken'));
  });
});

describe('whoever stops reading early', () => {
  it('is no fault', async () => {
    const program = start(['schema', 'scenario'], { folder: workFolder() });
    program.child.stdout?.destroy();
    const { exitCode, err } = await program.ending;
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  });
});

describe('the process itself', () => {
  let version: string;
  beforeAll(() => {
    version = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;
  });

  it('tells its version and its usage', async () => {
    expect(await run(['--version'])).toEqual({ exitCode: 0, out: `${version}\n`, err: '' });
    const { exitCode, out, err } = await run(['--help']);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toMatch(new RegExp(`^channels ${version}: `));
    expect((await run(['--help', '--lang', 'zh'])).out).toContain('交互提示符');
  });

  it('says what to do where there is nothing to serve', async () => {
    const { exitCode, out, err } = await run(['serve']);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain('SLACK_BOT_TOKEN');
    expect(err).toContain('WEB_PORT');
    expect(err).toContain('npm start -- optimize medical');
  });

  it('refuses to serve half a configuration, naming all that is wrong and no secret', async () => {
    const secret = ['xoxb', '1', 'abcdefghijkl'].join('-');
    const { exitCode, out, err } = await run([], {
      environment: { SLACK_BOT_TOKEN: secret, HEALTH_PORT: 'http', DISCORD_TOKEN: 'abc' },
    });
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain('3 things in the configuration are to be put right:');
    for (const name of ['SLACK_APP_TOKEN', 'HEALTH_PORT', 'DISCORD_TOKEN']) expect(err).toContain(name);
    expect(err).not.toContain(secret);
  });

  it('runs a single command although a platform is half configured, but not with charts that are', async () => {
    const slack = await run(['scenario', 'list'], { environment: { SLACK_APP_TOKEN: 'wrong' } });
    expect({ exitCode: slack.exitCode, err: slack.err }).toEqual({ exitCode: 0, err: '' });
    const charts = await run(['scenario', 'list'], { environment: { CHARTS: 'quickchart' } });
    expect({ exitCode: charts.exitCode, out: charts.out }).toEqual({ exitCode: 2, out: '' });
    expect(charts.err).toContain('QUICKCHART_URL is missing');
  });

  it('reads .env in its folder; what the shell set wins', async () => {
    const folder = workFolder();
    writeFileSync(join(folder, '.env'), 'LANGUAGE=zh\nDATA_DIR=./kept\nCHART=local\n');
    const { err } = await run(['optimize', 'medcal'], { folder });
    expect(err).toContain('没有');
    expect(err).toContain('本程序不读取 CHART。是不是想写 CHARTS？');
    expect(existsSync(join(folder, 'kept', 'channels.sqlite'))).toBe(true);
    const other = await run(['optimize', 'medcal'], { folder, environment: { LANGUAGE: 'en' } });
    expect(other.err).toContain('There is no');
  });

  it('says so when .env cannot be read', async () => {
    const folder = workFolder();
    mkdirSync(join(folder, '.env'));
    const { exitCode, err } = await run(['history'], { folder });
    expect(exitCode).toBe(2);
    expect(err).toContain('The file .env cannot be read');
  });
});

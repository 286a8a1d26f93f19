import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type OneShotOptions, runOneShot } from '../../../adapters/terminal/one-shot.ts';
import { scenarioFiles } from '../../../adapters/terminal/scenario-files.ts';
import { largestFile } from '../../../src/scenario/json-text.ts';
import { UserError } from '../../../src/scenario/problem.ts';
import {
  fakeBot,
  fakeRenderer,
  recordingLog,
  recordingOutput,
  temporaryFolder,
} from './fake-surroundings.ts';

async function run(line: string, options: Partial<OneShotOptions> = {}) {
  const { bot, asked } = fakeBot();
  const { log, warnings } = recordingLog();
  const out = recordingOutput();
  const err = recordingOutput();
  const folder = options.pictureDirectory ?? join(temporaryFolder(), 'out');
  const exitCode = await runOneShot({
    bot,
    renderer: fakeRenderer,
    log,
    line,
    json: false,
    language: undefined,
    mayColour: true,
    out,
    err,
    pictureDirectory: folder,
    signal: new AbortController().signal,
    ...options,
  });
  return { exitCode, out: out.text(), err: err.text(), folder, warnings, asked };
}

describe('a single command', () => {
  it('prints the reply, saves the pictures and names them', async () => {
    const { exitCode, out, err, folder } = await run('optimize medical');
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out.split('\n')[0]).toBe('Medical: move 6.4k/week from brand-partners to patient-app');
    for (const id of ['contributions', 'convergence']) {
      const path = join(folder, `medical-12-${id}.png`);
      expect(out).toContain(`Picture: ${relative('', path)}\n`);
      expect(readFileSync(path, 'utf8')).toMatch(/^picture of /);
    }
  });

  it('is asked by the account of this machine, which may do everything and read files', async () => {
    const { asked } = await run('optimize medical', { language: 'zh' });
    expect(asked).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        request: { kind: 'line', line: 'optimize medical', isTalk: true },
        who: { id: userInfo().username, isAdmin: true, language: 'zh' },
        where: {
          front: 'terminal',
          workspace: 'terminal:local',
          channel: 'terminal',
          isPrivate: false,
          mayReadFiles: true,
        },
      },
    ]);
  });

  it('with bad input prints on standard error only, and exits with 2', async () => {
    expect(await run('optimize medcal')).toMatchObject({
      exitCode: 2,
      out: '',
      err: 'There is no scenario “medcal”.\nDid you mean medical?\n',
    });
  });

  it('answers in Chinese when asked to', async () => {
    const { err } = await run('optimize medcal', { language: 'zh' });
    expect(err).toBe('没有“medcal”这个场景。\n是不是想写 medical？\n');
  });

  it('that fails for a fault of ours exits with 1', async () => {
    expect(await run('fail')).toMatchObject({ exitCode: 1, out: '' });
  });

  it('whose charts cannot be drawn still prints everything, says so, and exits with 0', async () => {
    const { exitCode, out, folder, warnings } = await run('optimize medical', {
      renderer: { ...fakeRenderer, render: () => Promise.reject(new Error('no canvas')) },
    });
    expect(exitCode).toBe(0);
    expect(
      out.match(/This chart could not be drawn as a picture; the text above shows the same\./g),
    ).toHaveLength(2);
    expect(out).toMatch(/hospital-partners +░/);
    expect(existsSync(folder)).toBe(false);
    expect(warnings.map(({ message }) => message)).toEqual(Array(2).fill('chart could not be drawn'));
  });

  it('whose pictures cannot be saved still prints everything and says so', async () => {
    const blocked = join(temporaryFolder(), 'out');
    writeFileSync(blocked, 'a file where the folder should be');
    const { exitCode, out } = await run('optimize medical', { pictureDirectory: blocked });
    expect(exitCode).toBe(0);
    expect(out).toContain('The picture of this chart could not be saved in ./out');
  });

  it('never overwrites another run’s picture; the same picture is not saved twice', async () => {
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'medical-12-contributions.png'), "another run's");
    const first = await run('optimize medical', { pictureDirectory: folder });
    const second = await run('optimize medical', { pictureDirectory: folder });
    expect(second.out).toBe(first.out);
    expect(first.out).toContain('medical-12-contributions-2.png');
    expect(readFileSync(join(folder, 'medical-12-contributions.png'), 'utf8')).toBe("another run's");
    expect(existsSync(join(folder, 'medical-12-contributions-3.png'))).toBe(false);
  });
});

describe('--json', () => {
  it('prints exactly one JSON object: the record, and where its pictures are', async () => {
    const { exitCode, out, err, folder } = await run('optimize medical', { json: true });
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out.endsWith('}\n')).toBe(true);
    expect(JSON.parse(out)).toEqual({
      schema: 'channels/run@1',
      number: 12,
      scenario: { id: 'medical', version: 0 },
      charts: [join(folder, 'medical-12-contributions.png'), join(folder, 'medical-12-convergence.png')],
    });
  });

  it('prints a record without charts as it is', async () => {
    const { out } = await run('scenario show medical', { json: true });
    expect(out).toBe('{\n  "schema": "channels/scenario@1",\n  "id": "medical"\n}\n');
  });

  it('tells of missing pictures on standard error, and leaves them out', async () => {
    const { exitCode, out, err } = await run('optimize medical', {
      json: true,
      renderer: {
        ...fakeRenderer,
        render: (chart, signal) =>
          chart.id === 'convergence' ? Promise.reject(new Error('x')) : fakeRenderer.render(chart, signal),
      },
    });
    expect(exitCode).toBe(0);
    expect(JSON.parse(out).charts).toEqual([expect.stringMatching(/medical-12-contributions\.png$/)]);
    expect(err).toBe('There is no picture of the chart “convergence”: it could not be drawn or saved.\n');
  });

  it('prints nothing on standard output when the command is refused, fails or has no record', async () => {
    expect(await run('optimize medcal', { json: true })).toMatchObject({ exitCode: 2, out: '' });
    expect(await run('fail', { json: true })).toMatchObject({ exitCode: 1, out: '' });
    expect(await run('help', { json: true })).toMatchObject({
      exitCode: 2,
      out: '',
      err: '“help” has no JSON form. Leave --json out, or use it with optimize.\n',
    });
  });

  it('prints nothing on standard output when it is cancelled', async () => {
    const controller = new AbortController();
    const running = run('long', { json: true, signal: controller.signal });
    controller.abort();
    expect(await running).toMatchObject({ out: '', err: 'Cancelled\nNothing was stored.\n' });
  });
});

describe('scenario files', () => {
  const refusal = async (path: string) => {
    const error = await scenarioFiles.read(path).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UserError);
    return error instanceof UserError ? error.problems : undefined;
  };

  it('are read as they are', async () => {
    const path = join(temporaryFolder(), 'a.json');
    writeFileSync(path, '{"a": "医疗"}');
    expect(new TextDecoder().decode(await scenarioFiles.read(path))).toBe('{"a": "医疗"}');
  });

  it('are read up to 4 MB', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'most.json'), Buffer.alloc(largestFile, ' '));
    writeFileSync(join(folder, 'more.json'), Buffer.alloc(largestFile + 1, ' '));
    expect(await scenarioFiles.read(join(folder, 'most.json'))).toHaveLength(largestFile);
    expect(await refusal(join(folder, 'more.json'))).toEqual([
      {
        code: 'file.too-large',
        received: '4.0 MB',
        values: { size: largestFile + 1, limit: largestFile, limitText: '4 MB' },
      },
    ]);
  });

  it('that are not there, or are no files, are not found', async () => {
    const folder = temporaryFolder();
    const missing = join(folder, 'missing.json');
    for (const path of [missing, folder, join(missing, 'below'), '/dev/zero', '', 'a\0b']) {
      expect(await refusal(path)).toEqual([expect.objectContaining({ code: 'file.not-found' })]);
    }
  });

  it.skipIf(process.platform === 'win32')('never waits at a pipe that nobody writes to', async () => {
    const pipe = join(temporaryFolder(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(await refusal(pipe)).toEqual([expect.objectContaining({ code: 'file.not-found' })]);
  });

  it.skipIf(!existsSync('/proc/self/status'))(
    'counts what is read, not what the file says of itself',
    async () => {
      // Its size is said to be 0.
      expect((await scenarioFiles.read('/proc/self/status')).length).toBeGreaterThan(100);
    },
  );
});

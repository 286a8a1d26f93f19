import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../../adapters/storage/sqlite.ts';
import type { NewSchedule } from '../../src/features/schedules/stored/schedule.ts';
import { startSlackDouble } from '../adapters/slack/slack-double.ts';
import { recordedLog } from '../contracts/recorded-log.ts';
import { logLines, run, start, workFolder } from './program.ts';

const botToken = ['xoxb', '1234567890', 'AbCdEfGhIjKlMnOp'].join('-');

const overdue: NewSchedule = {
  scenario: 'medical',
  line: 'optimize medical',
  recurrence: { every: 'month', on: 1, at: '09:00' },
  timeZone: 'Europe/Berlin',
  place: { front: 'slack', channel: 'C1', isPrivate: false },
  language: 'en',
  by: 'U1',
  madeAt: '2020-01-01T00:00:00.000Z',
  state: 'active',
  nextDue: '2020-02-01T08:00:00.000Z',
};

/** The program, serving a stand-in for Slack, with one schedule whose reports were missed for years. */
async function stage() {
  const slack = await startSlackDouble({ now: () => new Date() });
  onTestFinished(() => slack.stop());
  const folder = workFolder();
  const store = await openSqliteStore({ directory: join(folder, 'data'), log: recordedLog() });
  await store.schedules.add('slack:T1', overdue);
  await store.close();
  const serve = () =>
    start(['serve'], {
      folder,
      environment: {
        SLACK_BOT_TOKEN: botToken,
        SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
        SLACK_PORT: '0',
        SLACK_API_URL: `${slack.origin}/api/`,
        REPORT_POST_SECONDS: '2',
        LOG_FORMAT: 'json',
      },
    });
  const marks = () => slack.messages.map(({ metadata }) => JSON.stringify(metadata));
  return { slack, serve, marks };
}

describe('a report of the compiled program', () => {
  it('is worked out and printed when somebody asks for it in the terminal', async () => {
    const folder = workFolder();
    const added = await run(['schedule', 'add', 'medical', 'weekly', 'mon', '09:00'], { folder });
    expect(added).toMatchObject({ exitCode: 0, err: '' });
    const { exitCode, out } = await run(['schedule', 'run', '1'], { folder });
    expect(exitCode).toBe(0);
    expect(out).toContain('A report of Medical is being worked out');
    expect(out.slice(out.indexOf('being worked out'))).toMatch(/Picture: out\/medical-1-contributions\.png/);
    const listed = await run(['history'], { folder });
    expect(listed.out).toContain('optimize medical');
  });

  it('that was missed comes once, late, and tells its story in the log by one id', async () => {
    const { slack, serve, marks } = await stage();
    const first = serve();
    const { report } = await first.logged('sent');
    first.child.kill('SIGTERM');
    const { exitCode, err } = await first.ending;
    expect(exitCode).toBe(0);
    const story = logLines(err).filter((line) => line.report === report);
    expect(story.map(({ msg }) => msg)).toEqual([
      'report opened',
      'report claimed',
      'report planned',
      'posting',
      'sent',
    ]);
    expect(report).toMatch(/^report:slack:T1:1:/);
    const again = serve();
    await again.logged('ready');
    again.child.kill('SIGTERM');
    await again.ending;
    expect(marks()).toHaveLength(1);
    expect(marks()[0]).toContain(report);
    expect(slack.problems).toEqual([]);
  });

  it('stands there once, though the program was killed while Slack took it', async () => {
    const { slack, serve, marks } = await stage();
    slack.answer('chat.postMessage', (_, count) => {
      // The message is taken; its sender is gone before the answer comes.
      if (count === 1) first.child.kill('SIGKILL');
      return undefined;
    });
    const first = serve();
    await first.logged('posting');
    await first.ending;
    const second = serve();
    await second.logged('found');
    await second.logged('sent');
    second.child.kill('SIGTERM');
    await second.ending;
    expect(marks()).toHaveLength(1);
  });

  it('comes, though the program was killed before Slack took it', async () => {
    const { slack, serve, marks } = await stage();
    slack.answer('chat.postMessage', (_, count) => {
      if (count > 1) return undefined;
      first.child.kill('SIGKILL');
      return new Promise(() => {});
    });
    const first = serve();
    await first.logged('posting');
    await first.ending;
    const second = serve();
    await second.logged('sent');
    second.child.kill('SIGTERM');
    await second.ending;
    expect(marks()).toHaveLength(1);
  });
});

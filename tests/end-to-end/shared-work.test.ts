import { describe, expect, it, onTestFinished } from 'vitest';
import { openPostgresStore } from '../../adapters/storage/postgres.ts';
import { recordedLog } from '../contracts/recorded-log.ts';
import { makeDatabase, withoutPostgres } from '../postgres/databases.ts';
import { soon, until } from '../suite/waiting.ts';
import { type Program, run, start, workFolder } from './program.ts';
import { sendCommand, slackStandIn } from './slack-stand-in.ts';

const botToken = ['xoxb', '1234567890', 'AbCdEfGhIjKlMnOp'].join('-');
const signingSecret = '0123456789abcdef0123456789abcdef';

/** Processes on one database, all with the tokens of one Slack workspace. */
async function installation() {
  const database = await makeDatabase();
  onTestFinished(() => database.drop());
  const slack = await slackStandIn();
  const environment = {
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_PORT: '0',
    SLACK_API_URL: slack.url,
    HEALTH_PORT: '0',
    DATABASE_URL: database.url,
    PLANNER_THREADS: '1',
    LOG_LEVEL: 'debug',
    LOG_FORMAT: 'json',
  };
  const begin = async (...args: string[]) => {
    const program = start(args, { folder: workFolder(), environment });
    const { port } = await program.logged('health server listens');
    await program.logged('ready');
    const health = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    /** What it answers once it is ready: the first look at reports may still be under way. */
    const readiness = async () => {
      const look = async () => {
        const answer = await health('/readyz');
        return answer.ok ? answer.json() : undefined;
      };
      return soon(look, 'a process that is ready', 100);
    };
    return { program, health, readiness };
  };
  const serve = async (...args: string[]) => {
    const begun = await begin(...args);
    const { port } = await begun.program.logged('Slack front started');
    return { ...begun, send: (text: string) => sendCommand(port, signingSecret, text) };
  };
  /** Resolves once a message was posted or changed to a text with these words. */
  async function answered(words: string): Promise<void> {
    await until(() => slack.calls.some(({ body }) => body.text?.includes(words)), `“${words}” on Slack`, 20);
  }
  return { database, environment, begin, serve, answered };
}

async function stop({ child, ending }: Program): Promise<number | null> {
  child.kill('SIGTERM');
  return (await ending).exitCode;
}

describe.skipIf(withoutPostgres !== undefined)('several processes on one database', () => {
  it('answer a command though the worker that had it is killed', async () => {
    const { begin, serve, answered, database } = await installation();
    const [front, one, two] = await Promise.all([serve('serve'), begin('worker'), begin('worker')]);
    expect(await front.readiness()).toEqual({
      ready: true,
      mode: 'serve',
      notReady: [],
      checks: { store: true, queue: true, slack: true },
    });
    expect(await one.readiness()).toEqual({
      ready: true,
      mode: 'worker',
      notReady: [],
      checks: { store: true, planner: true, queue: true, reports: true },
    });

    expect((await front.send('optimize medical')).status).toBe(200);
    const taken = (worker: typeof one) => worker.program.logged('took a plan');
    const first = await Promise.race([taken(one).then(() => one), taken(two).then(() => two)]);
    first.program.child.kill('SIGKILL');
    const second = first === one ? two : one;
    // Its end is no fault of this test.
    taken(first).catch(() => undefined);
    await answered('Medical: under these assumptions');
    await taken(second);

    const jobs = await database.query<{ count: string }>('SELECT count(*) FROM channels_jobs.job');
    expect(jobs).toEqual([{ count: '0' }]);
    const metrics = await (await front.health('/metrics')).text();
    expect(metrics).toContain('channels_commands_total{command="optimize",outcome="answered"} 1');
    expect(metrics).toContain('channels_queue_workers');
    expect(metrics).not.toContain('T1');
    expect(await (await second.health('/metrics')).text()).toMatch(
      /channels_plan_work_seconds_count\{engine="[\w-]+"\} 1/,
    );
    expect([await stop(front.program), await stop(second.program)]).toEqual([0, 0]);
  });

  it('bring a report that was asked for in one of them', async () => {
    const { begin, serve, answered, database } = await installation();
    const store = await openPostgresStore({ url: database.url, log: recordedLog() });
    await store.schedules.add('slack:T1', {
      scenario: 'medical',
      line: 'optimize medical',
      recurrence: { every: 'month', on: 1, at: '09:00' },
      timeZone: 'Europe/Berlin',
      place: { front: 'slack', channel: 'C1', isPrivate: false },
      language: 'en',
      by: 'U1',
      madeAt: '2026-01-01T00:00:00.000Z',
      state: 'active',
      nextDue: '2999-02-01T08:00:00.000Z',
    });
    await store.close();
    const [front, worker] = await Promise.all([serve('serve'), begin('worker')]);
    await front.send('schedule run 1');
    await worker.program.logged('sent');
    await answered('Medical');
    expect([await stop(front.program), await stop(worker.program)]).toEqual([0, 0]);
    const { err } = await front.program.ending;
    expect(err).not.toContain('report claimed');
  });

  it('may each do everything, or one of them alone', async () => {
    const { serve, answered } = await installation();
    const alone = await serve();
    expect(await alone.readiness()).toMatchObject({
      ready: true,
      mode: 'everything',
      checks: { queue: true, planner: true, reports: true },
    });
    await alone.send('optimize medical');
    await alone.program.logged('took a plan');
    await answered('Medical: under these assumptions');
    expect(await stop(alone.program)).toBe(0);
  });

  it('are seen by doctor', async () => {
    const { begin, environment } = await installation();
    const check = async () => {
      const { out } = await run(['doctor', '--json'], { environment });
      const findings: { subject: string; state: string; detail: string }[] = JSON.parse(out).findings;
      return findings.find(({ subject }) => subject === 'Shared work');
    };
    expect(await check()).toMatchObject({ state: 'missing', detail: expect.stringContaining('worker') });
    await begin('worker');
    expect(await check()).toMatchObject({
      state: 'right',
      detail: 'workers: 1, serving only: 0; plans running: 0, waiting: 0',
    });
  });
});

describe('a worker', () => {
  it('without a database is told what it needs one for', async () => {
    const { exitCode, out, err } = await run(['worker']);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toBe(
      [
        'A worker shares the work of other processes through PostgreSQL, and DATABASE_URL is not set.',
        'Set it here and for the other processes: DATABASE_URL=postgres://user:password@host:5432/database',
        'Without it, one process does everything: npm start',
        '',
      ].join('\n'),
    );
  });
});

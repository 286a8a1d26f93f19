import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/scenario/problem.ts';
import { textOf } from '../../bot/bot-under-test.ts';
import { mondays } from '../schedules/sample-schedule.ts';
import { days, hours, minutes, seconds } from './fake-clock.ts';
import { Life } from './mortal.ts';
import { daily, Stage, workspace } from './stage.ts';

const firstMark = 'report:slack:T1:1:2026-05-04T07:00:00.000Z';

describe('a report that is due', () => {
  test('is worked out, posted and noted, once, at its moment', async () => {
    const stage = new Stage();
    await stage.add();
    stage.start();
    await stage.clock.pass(minutes(5) - 1);
    expect(stage.platform.messages).toEqual([]);
    await stage.clock.pass(minutes(30));
    expect(stage.platform.messages).toMatchObject([
      { id: 'm1', channel: 'C1', mark: firstMark, at: new Date('2026-05-04T07:00:00Z') },
    ]);
    expect(await stage.reports()).toEqual([
      {
        workspace,
        schedule: 1,
        due: '2026-05-04T07:00:00.000Z',
        cause: 'due',
        state: 'sent',
        attempts: 1,
        nextAttempt: '2026-05-04T07:00:00.000Z',
        run: 1,
        figures: {
          value: 238_000,
          bound: 238_008.5,
          spend: 52_000,
          unit: 'money',
          currency: 'CNY',
          basis: 'value mean week 1 most-value',
        },
        message: 'm1',
        sentAt: '2026-05-04T07:00:00.000Z',
        skipped: [],
      },
    ]);
    expect((await stage.store.schedules.get(workspace, 1))?.nextDue).toBe('2026-05-11T07:00:00.000Z');
    expect(stage.outcomes).toEqual(['sent slack']);
    // People can talk about it under its message.
    expect(await stage.store.conversations.get(workspace, 'C1', 'm1')).toEqual({ run: 1, steps: [] });
  });

  test('tells its story in the log under its mark', async () => {
    const stage = new Stage();
    await stage.add();
    stage.start();
    await stage.clock.pass(minutes(10));
    expect(stage.story()).toEqual(['report opened', 'report claimed', 'report planned', 'posting', 'sent']);
    expect(new Set(stage.lines.map(({ fields }) => fields.report))).toEqual(new Set([firstMark]));
  });

  test('is a run of the schedule’s maker, made where the report goes', async () => {
    const stage = new Stage();
    await stage.add({ ...mondays, place: { ...mondays.place, isPrivate: true } });
    stage.start();
    await stage.clock.pass(minutes(10));
    const viewer = { person: 'U2', channel: 'C2' };
    expect(await stage.store.runs.get(workspace, 1, viewer)).toBeUndefined();
    expect(await stage.store.runs.get(workspace, 1, { ...viewer, channel: 'C1' })).toMatchObject({
      by: 'U1',
      channel: 'C1',
      isPrivate: true,
      line: 'optimize medical',
    });
  });

  test('is compared with the last one that people saw', async () => {
    const stage = new Stage();
    await stage.add(daily);
    stage.start();
    await stage.clock.pass(days(2) + minutes(10));
    expect(stage.sentences()).toEqual([
      'run 1; 1 in the trend',
      'run 2; after run 1; 2 in the trend',
      'run 3; after run 2; 3 in the trend',
    ]);
  });

  test('is not sent when too little moved, and says nothing of it', async () => {
    const stage = new Stage();
    await stage.add({ ...daily, onlyIfMoved: 0.05 });
    const compared: unknown[] = [];
    stage.hasMoved = (run, previous, share) => {
      compared.push([run.number, previous?.number, share]);
      return run.number !== 2;
    };
    stage.start();
    await stage.clock.pass(days(2) + minutes(10));
    expect(compared).toEqual([
      [1, undefined, 0.05],
      [2, 1, 0.05],
      [3, 1, 0.05],
    ]);
    expect(stage.sentences()).toEqual(['run 1; 1 in the trend', 'run 3; after run 1; 3 in the trend']);
    expect((await stage.reports()).map(({ state }) => state)).toEqual(['sent', 'quiet', 'sent']);
    expect(stage.outcomes).toEqual(['sent slack', 'quiet slack', 'sent slack']);
  });

  test('comes at once when somebody asks for it, moved or not, and even where the schedule rests', async () => {
    const stage = new Stage();
    await stage.add({ ...mondays, state: 'paused', pausedBecause: 'asked', onlyIfMoved: 0.5 });
    stage.hasMoved = () => false;
    const { reportClock } = stage.start();
    await stage.clock.pass(seconds(30));
    await stage.store.reports.ask(workspace, 1, stage.clock.now());
    reportClock.wake();
    await stage.clock.pass(0);
    expect(stage.platform.messages.map(({ mark }) => mark)).toEqual([
      'report:slack:T1:1:2026-05-04T06:55:30.000Z',
    ]);
    await stage.clock.pass(days(8));
    expect(stage.platform.messages).toHaveLength(1);
  });

  test('that somebody asks for does not call one missed that is on its way', async () => {
    const stage = new Stage({ start: '2026-05-04T07:00:30Z' });
    await stage.add();
    await stage.store.reports.ask(workspace, 1, stage.clock.now());
    stage.start();
    await stage.clock.pass(seconds(30));
    expect((await stage.reports()).map(({ cause, state }) => `${cause} ${state}`)).toEqual([
      'due sent',
      'asked sent',
    ]);
    expect(stage.sentences().join()).not.toContain('skipped');
  });

  test('is left to a process that has its platform', async () => {
    const stage = new Stage();
    await stage.add({ ...mondays, place: { ...mondays.place, front: 'discord' } });
    stage.start();
    await stage.clock.pass(hours(1));
    expect(await stage.reports()).toEqual([]);
    expect((await stage.store.schedules.get(workspace, 1))?.nextDue).toBe(mondays.nextDue);
  });
});

describe('what was missed while nothing ran', () => {
  test('is sent once, the latest of it, and says that it is late and what was skipped', async () => {
    const stage = new Stage({ start: '2026-05-19T20:00:00Z' });
    await stage.add();
    stage.start();
    await stage.clock.pass(minutes(5));
    expect(stage.sentences()).toEqual(['run 1; late; skipped 05-04T07:00, 05-11T07:00; 1 in the trend']);
    expect((await stage.reports()).map(({ due, state }) => `${due.slice(0, 10)} ${state}`)).toEqual([
      '2026-05-04 skipped',
      '2026-05-11 skipped',
      '2026-05-18 sent',
    ]);
    expect(stage.outcomes).toEqual(['skipped slack', 'skipped slack', 'sent slack']);
    await stage.clock.pass(days(6));
    expect(stage.sentences().slice(1)).toEqual(['run 2; after run 1; 2 in the trend']);
  });

  test('is no flood after years, even where reports come every minute', async () => {
    const stage = new Stage({ start: '2029-05-19T20:00:30Z' });
    await stage.add({ ...mondays, recurrence: { every: 'cron', pattern: '* * * * *' } });
    stage.start();
    await stage.clock.pass(seconds(10));
    expect(stage.platform.messages.map(({ mark }) => mark)).toEqual([
      'report:slack:T1:1:2029-05-19T20:00:00.000Z',
    ]);
    expect(await stage.reports()).toHaveLength(101);
  });
});

describe('a clock that is set', () => {
  test('forward does not flood: one report, late, and the next one when its moment comes', async () => {
    const stage = new Stage();
    await stage.add();
    stage.start();
    await stage.clock.pass(minutes(1));
    stage.clock.set(days(30));
    await stage.clock.pass(minutes(5));
    expect(stage.platform.messages.map(({ mark }) => mark)).toEqual([
      'report:slack:T1:1:2026-06-01T07:00:00.000Z',
    ]);
  });

  test('back does not send again', async () => {
    const stage = new Stage();
    await stage.add(daily);
    stage.start();
    await stage.clock.pass(minutes(10));
    stage.clock.set(-hours(12));
    await stage.clock.pass(hours(13));
    expect(stage.platform.counts()).toEqual({ [firstMark]: 1 });
    await stage.clock.pass(hours(24));
    expect(stage.platform.messages).toHaveLength(2);
  });

  test('back while a post is in doubt does not send again', async () => {
    const stage = new Stage();
    await stage.add();
    stage.platform.fates = ['answer lost'];
    stage.start();
    await stage.clock.pass(minutes(5) + seconds(10));
    stage.clock.set(-hours(1));
    await stage.clock.pass(hours(3));
    expect(stage.platform.counts()).toEqual({ [firstMark]: 1 });
    expect(await stage.reports()).toMatchObject([{ state: 'sent', message: 'm1' }]);
  });
});

describe('a platform in trouble', () => {
  test.each([
    ['too many requests', { fault: 'later', retryAfterMs: 90_000 } as const],
    ['an outage', { fault: 'unclear' } as const],
  ])('gets pauses that grow, and the report in the end: %s', async (_, fate) => {
    const stage = new Stage();
    await stage.add();
    stage.platform.usual = fate;
    stage.start();
    await stage.clock.pass(minutes(65));
    expect(stage.platform.posts).toBeGreaterThan(5);
    expect(stage.platform.posts).toBeLessThan(15);
    const pauses = stage.lines
      .filter(({ message }) => message === 'to be tried again')
      .map(({ fields }) => Date.parse(String(fields.nextAttempt)));
    const gaps = pauses.slice(1).map((at, index) => at - (pauses[index] ?? 0));
    expect([...gaps].sort((a, b) => a - b)).toEqual(gaps);
    stage.platform.usual = 'arrives';
    await stage.clock.pass(hours(1.5));
    expect(stage.platform.counts()).toEqual({ [firstMark]: 1 });
    expect(stage.sentences()).toEqual(['run 1; late; 1 in the trend']);
    expect(await stage.reports()).toMatchObject([{ state: 'sent' }]);
  });

  test('is never asked before it wants to be', async () => {
    const stage = new Stage();
    await stage.add();
    stage.platform.fates = [{ fault: 'later', retryAfterMs: minutes(10) }];
    stage.start();
    await stage.clock.pass(minutes(15) - 1);
    expect(stage.platform.posts).toBe(1);
    await stage.clock.pass(minutes(5));
    expect(stage.platform.messages).toHaveLength(1);
  });

  test('for a day ends the report: its maker is told, once, and the channel hears nothing', async () => {
    const stage = new Stage();
    await stage.add();
    stage.platform.usual = { fault: 'later' };
    stage.start();
    await stage.clock.pass(days(1) - minutes(10));
    expect(await stage.reports()).toMatchObject([{ state: 'open', problem: 'scripted' }]);
    await stage.clock.pass(hours(2));
    expect(await stage.reports()).toMatchObject([{ state: 'failed', problem: 'scripted' }]);
    await stage.clock.pass(days(2));
    expect(stage.platform.messages).toEqual([]);
    expect(stage.platform.words.map(({ person, reply }) => `${person}: ${textOf(reply)}`)).toEqual([
      [
        'U1: # A report did not arrive',
        'The report on medical that was due on Mon, May 4, 2026, 09:00 (Europe/Berlin) did not arrive: Slack did not take it for a day, and it has been given up.',
        'Schedule 1 goes on; its next report comes on Mon, May 11, 2026, 09:00. For one now, type `/channels schedule run 1` in its channel.',
      ].join('\n'),
    ]);
    expect(stage.outcomes.at(-1)).toBe('failed slack');
  });

  test('for a day does so where reports come every hour, too, and each is superseded by the next', async () => {
    const stage = new Stage();
    await stage.add({ ...mondays, recurrence: { every: 'cron', pattern: '0 * * * *' } });
    stage.platform.usual = { fault: 'later' };
    stage.start();
    await stage.clock.pass(days(1) - minutes(10));
    expect(stage.platform.words).toEqual([]);
    await stage.clock.pass(hours(2));
    expect(stage.platform.words).toHaveLength(1);
    stage.platform.usual = 'arrives';
    await stage.clock.pass(hours(2));
    // The one that was still being tried, and those of nine and ten.
    expect(stage.platform.messages).toHaveLength(3);
    expect(new Set(Object.values(stage.platform.counts()))).toEqual(new Set([1]));
    expect(stage.sentences()[0]).toMatch(
      /^run \d+; late; skipped 05-04T07:00, 05-04T08:00, .*; 1 in the trend$/,
    );
  });

  test('gives way to the next occurrence, however many were asked for since', async () => {
    const stage = new Stage();
    await stage.add({ ...mondays, recurrence: { every: 'cron', pattern: '0 * * * *' } });
    stage.platform.usual = { fault: 'later' };
    stage.start();
    await stage.clock.pass(hours(1) + minutes(6));
    const [{ workspace, schedule } = { workspace: '', schedule: 0 }] = await stage.reports();
    for (let i = 0; i < 45; i += 1) {
      expect(await stage.store.reports.ask(workspace, schedule, stage.clock.now())).toBe(true);
      await stage.clock.pass(1);
    }
    await stage.clock.pass(minutes(50));
    const due = (await stage.reports()).filter(({ cause }) => cause === 'due');
    expect(due.map(({ state, problem }) => [state, problem])).toEqual([
      ['skipped', 'superseded'],
      ['open', 'scripted'],
    ]);
  });

  test('that cannot tell the maker either is asked again, for one more day', async () => {
    const stage = new Stage();
    await stage.add();
    stage.platform.usual = { fault: 'later' };
    stage.platform.telling = 'later';
    stage.start();
    await stage.clock.pass(days(1.5));
    expect(await stage.reports()).toMatchObject([{ state: 'open' }]);
    stage.platform.telling = 'works';
    await stage.clock.pass(hours(2));
    expect(await stage.reports()).toMatchObject([{ state: 'failed' }]);
    expect(stage.platform.words).toHaveLength(1);
  });

  test('that never answers at all is given up after two days', async () => {
    const stage = new Stage();
    await stage.add();
    stage.platform.usual = 'silence';
    stage.platform.finding = 'unclear';
    stage.platform.telling = 'unclear';
    stage.start();
    await stage.clock.pass(days(3));
    expect(await stage.reports()).toMatchObject([{ state: 'failed' }]);
  });

  test('that takes a post and never answers has it found', async () => {
    const stage = new Stage();
    await stage.add();
    stage.platform.fates = ['arrives in silence'];
    stage.start();
    await stage.clock.pass(minutes(10));
    expect(stage.platform.counts()).toEqual({ [firstMark]: 1 });
    expect(await stage.reports()).toMatchObject([
      { state: 'sent', message: 'm1', sentAt: '2026-05-04T07:00:00.000Z' },
    ]);
    expect(stage.story()).toContain('found');
  });

  test('that lets nobody look gets the report again, with a word that it may stand there twice', async () => {
    const stage = new Stage();
    await stage.add();
    stage.platform.mayFind = false;
    stage.platform.fates = ['lost'];
    stage.start();
    await stage.clock.pass(minutes(10));
    expect(stage.platform.messages.map(({ reply }) => textOf(reply))).toEqual([
      [
        '# Run 1',
        'run 1; 1 in the trend',
        '- This report may stand here twice: the connection broke when it was first sent, and I may not look whether it arrived.',
      ].join('\n'),
    ]);
  });

  test('that lets nobody look and answers too late is heard all the same', async () => {
    const stage = new Stage();
    stage.platform.mayFind = false;
    stage.platform.fates = [{ answeredAfterMs: seconds(40) }];
    await stage.add();
    stage.start();
    await stage.clock.pass(hours(1));
    expect(stage.platform.posts).toBe(1);
    expect(await stage.reports()).toMatchObject([{ state: 'sent', message: 'm1' }]);
  });

  test('keeps a doubt over a later refusal', async () => {
    const stage = new Stage();
    await stage.add();
    stage.platform.fates = ['answer lost', { fault: 'later' }];
    stage.platform.mayFind = false;
    stage.start();
    await stage.clock.pass(minutes(6));
    expect(stage.platform.posts).toBe(2);
    stage.platform.mayFind = true;
    await stage.clock.pass(minutes(5));
    expect(stage.platform.counts()).toEqual({ [firstMark]: 1 });
    expect(await stage.reports()).toMatchObject([{ state: 'sent', message: 'm1' }]);
  });
});

describe('a schedule whose reports cannot arrive', () => {
  test.each([
    ['channel-gone', 'its channel is gone or archived'],
    ['bot-removed', 'I am not in its channel any more'],
    ['not-allowed', 'I may not post in its channel'],
  ] as const)('rests, and its maker hears why and what to do: %s', async (fault, why) => {
    const stage = new Stage();
    await stage.add();
    stage.platform.usual = { fault };
    stage.start();
    await stage.clock.pass(days(20));
    expect(await stage.store.schedules.get(workspace, 1)).toMatchObject({
      state: 'paused',
      pausedBecause: fault,
    });
    expect(await stage.reports()).toMatchObject([{ state: 'failed', problem: fault }]);
    expect(stage.platform.posts).toBe(1);
    expect(stage.platform.words).toHaveLength(1);
    const text = textOf(stage.platform.words[0]!.reply);
    expect(text).toContain(why);
    expect(text).toContain('`/channels schedule resume 1`');
    expect(stage.outcomes).toEqual(['paused slack', 'failed slack']);
  });

  test('rests when its scenario is gone', async () => {
    const stage = new Stage();
    await stage.add();
    stage.planForReport = () =>
      Promise.reject(new UserError({ code: 'scenario.unknown', received: 'medical' }));
    stage.start();
    await stage.clock.pass(days(20));
    expect(await stage.store.schedules.get(workspace, 1)).toMatchObject({ pausedBecause: 'scenario-gone' });
    expect(stage.platform.words).toHaveLength(1);
    expect(stage.platform.posts).toBe(0);
  });

  test('goes on where there is no plan this time, and its maker hears why', async () => {
    const stage = new Stage();
    await stage.add();
    const plan = stage.planForReport;
    stage.planForReport = () => Promise.reject(new UserError({ code: 'plan.no-money-value' }));
    stage.start();
    await stage.clock.pass(hours(1));
    expect(await stage.reports()).toMatchObject([{ state: 'failed', problem: 'plan.no-money-value' }]);
    expect(textOf(stage.platform.words[0]!.reply).split('\n').slice(0, 2)).toEqual([
      '# A report could not be made',
      'The report on medical that was due on Mon, May 4, 2026, 09:00 (Europe/Berlin) could not be made: what schedule 1 asks for has no plan.',
    ]);
    stage.planForReport = plan;
    await stage.clock.pass(days(7));
    expect(stage.sentences()).toEqual(['run 1; 1 in the trend']);
  });

  test('waits for a place where many plans are being worked out', async () => {
    const stage = new Stage();
    await stage.add();
    const plan = stage.planForReport;
    let turnedAway = 0;
    stage.planForReport = (...given) => {
      if (turnedAway === 3) return plan(...given);
      turnedAway += 1;
      return Promise.reject(new UserError({ code: 'plan.busy', values: { waiting: 1_000 } }));
    };
    stage.start();
    await stage.clock.pass(hours(2));
    expect(turnedAway).toBe(3);
    expect(stage.platform.messages).toHaveLength(1);
    expect(stage.platform.words).toEqual([]);
  });

  test('says nothing more once it is removed, not even of a report that is being tried', async () => {
    const stage = new Stage();
    await stage.add();
    stage.platform.fates = [{ fault: 'later' }, { fault: 'later' }];
    stage.start();
    await stage.clock.pass(minutes(5) + seconds(1));
    await stage.store.schedules.remove(workspace, 1);
    await stage.clock.pass(days(8));
    expect(stage.platform.messages).toEqual([]);
    expect(stage.platform.words).toEqual([]);
  });

  test('does not send what was due once somebody paused it', async () => {
    const stage = new Stage();
    await stage.add();
    stage.platform.fates = [{ fault: 'later' }];
    stage.start();
    await stage.clock.pass(minutes(5) + seconds(1));
    await stage.store.schedules.change(workspace, 1, { state: 'paused', pausedBecause: 'asked' });
    await stage.clock.pass(days(8));
    expect(stage.platform.messages).toEqual([]);
    expect(await stage.reports()).toMatchObject([{ state: 'skipped', problem: 'paused' }]);
  });
});

describe('work on reports', () => {
  test('keeps its claim however long the plan takes', async () => {
    const stage = new Stage();
    await stage.add();
    const plan = stage.planForReport;
    let plans = 0;
    stage.planForReport = async (...given) => {
      plans += 1;
      await stage.clock.wait(minutes(20), given[2].signal);
      return plan(...given);
    };
    stage.start();
    stage.start();
    await stage.clock.pass(hours(1));
    expect(plans).toBe(1);
    expect(stage.platform.messages).toHaveLength(1);
  });

  test('ends when its claim is lost, and leaves the report to the other', async () => {
    const stage = new Stage();
    await stage.add();
    const plan = stage.planForReport;
    let aborted = 0;
    stage.planForReport = async (...given) => {
      const { signal } = given[2];
      signal.addEventListener('abort', () => {
        aborted += 1;
      });
      await stage.clock.wait(minutes(1), signal);
      if (signal.aborted) throw new UserError({ code: 'plan.cancelled' });
      return plan(...given);
    };
    stage.start();
    await stage.clock.pass(minutes(5) + seconds(10));
    // Somebody whose clock is five minutes ahead takes the report, and dies with it.
    const ahead = new Date(stage.clock.now().getTime() + minutes(5));
    const until = new Date(ahead.getTime() + minutes(1));
    expect(await stage.store.reports.claim({ at: ahead, until, fronts: ['slack'] })).toBeDefined();
    await stage.clock.pass(minutes(20));
    expect(aborted).toBe(1);
    expect(stage.platform.counts()).toEqual({ [firstMark]: 1 });
  });

  test('is of a few reports at a time', async () => {
    const stage = new Stage();
    for (let count = 0; count < 30; count += 1) await stage.add();
    let planning = 0;
    let most = 0;
    const plan = stage.planForReport;
    stage.planForReport = async (...given) => {
      planning += 1;
      most = Math.max(most, planning);
      await stage.clock.wait(seconds(2));
      planning -= 1;
      return plan(...given);
    };
    stage.start();
    await stage.clock.pass(minutes(10));
    expect(most).toBe(4);
    expect(new Set(stage.platform.messages.map(({ mark }) => mark)).size).toBe(30);
    expect(stage.platform.messages).toHaveLength(30);
  });

  test('is handed back when the process is to end, and the next start takes it at once', async () => {
    const stage = new Stage();
    await stage.add();
    const plan = stage.planForReport;
    stage.planForReport = async (...given) => {
      await stage.clock.wait(minutes(1), given[2].signal);
      if (given[2].signal.aborted) throw new UserError({ code: 'plan.cancelled' });
      return plan(...given);
    };
    const { reportClock } = stage.start();
    await stage.clock.pass(minutes(5) + seconds(1));
    await reportClock.stop();
    expect(await stage.reports()).toMatchObject([{ state: 'open', attempts: 1 }]);
    stage.planForReport = plan;
    stage.start();
    await stage.clock.pass(seconds(1));
    expect(stage.platform.messages).toHaveLength(1);
  });

  test('waits for posts that are under way before the process ends', async () => {
    const stage = new Stage();
    await stage.add();
    const life = new Life();
    const messenger = stage.platform.messenger();
    const post = messenger.post;
    const slow = {
      ...messenger,
      post: async (...given: Parameters<typeof post>) => {
        await stage.clock.wait(seconds(10));
        return post(...given);
      },
    };
    stage.platform.messenger = () => slow;
    const { reportClock } = stage.start(life);
    await stage.clock.pass(minutes(5) + seconds(1));
    const stopped = reportClock.stop();
    await stage.clock.pass(seconds(15));
    await stopped;
    expect(await stage.reports()).toMatchObject([{ state: 'sent' }]);
  });

  test('goes on after the store failed for a while, and posts nothing twice', async () => {
    const stage = new Stage();
    await stage.add();
    stage.platform.mayFind = false;
    let isBroken = false;
    const parts = stage.parts();
    const note = parts.store.reports.note;
    const life = new Life();
    life.store = () => ({
      ...stage.store,
      reports: {
        ...stage.store.reports,
        note: (claim, change) => {
          if (change.state === 'sent') isBroken = stage.clock.now() < new Date('2026-05-04T07:20:00Z');
          return isBroken ? Promise.reject(new Error('disk I/O error')) : note(claim, change);
        },
      },
    });
    stage.start(life);
    await stage.clock.pass(hours(1));
    expect(stage.platform.counts()).toEqual({ [firstMark]: 1 });
    expect(await stage.reports()).toMatchObject([{ state: 'sent', message: 'm1' }]);
  });
});

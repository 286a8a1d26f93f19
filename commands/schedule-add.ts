import { defineCommand, type Values } from '../src/bot/command.ts';
import { lineOf, readRequest } from '../src/bot/reading/read-request.ts';
import { scenarioLabel } from '../src/bot/replies/labels.ts';
import { refuseUnlessMay } from '../src/bot/rights.ts';
import { askAboutBudget, effectiveScenario, planArguments } from '../src/features/plans/plan-arguments.ts';
import { movedShare } from '../src/features/schedules/arguments/moved-share.ts';
import { reportChannel } from '../src/features/schedules/arguments/report-channel.ts';
import { timeZone } from '../src/features/schedules/arguments/time-zone.ts';
import { when } from '../src/features/schedules/arguments/when.ts';
import { nextOccurrence } from '../src/features/schedules/recurrence.ts';
import { scheduleReply } from '../src/features/schedules/replies/schedule.ts';
import { reportPlaceFor } from '../src/features/schedules/report-place.ts';
import { maySee } from '../src/features/schedules/rights.ts';
import type { Schedule } from '../src/features/schedules/stored/schedule.ts';
import { echo, UserError } from '../src/scenario/problem.ts';
import { optimize } from './optimize.ts';

/** Most schedules that a workspace may have. */
const mostSchedules = 200;

const { scenario, ...planOptions } = planArguments;

const scheduleArguments = {
  scenario,
  when: {
    kind: when,
    required: true,
    position: 1,
    example: 'weekly mon 09:00',
    initial: ({ language }) => (language === 'zh' ? '每周一 9:00' : 'weekly mon 09:00'),
  },
  timezone: {
    kind: timeZone,
    required: false,
    example: 'Europe/Berlin',
    initial: ({ timeZone }) => timeZone,
  },
  channel: { kind: reportChannel, required: false, example: '#growth' },
  'only-if': { kind: movedShare, required: false, example: '5%', signs: ['>', '>='] },
  ...planOptions,
} as const satisfies Parameters<typeof defineCommand>[0]['args'];

type ScheduleValues = Values<typeof scheduleArguments>;

export const scheduleAdd = defineCommand({
  name: 'schedule add',
  examples: [
    'schedule add medical weekly mon 09:00',
    'schedule add medical weekly mon 09:00 Europe/Berlin budget=50k only-if=5%',
    'schedule add smart home monthly last 18:00',
    'schedule add medical cron "0 9 * * 1,4"',
    '定时 添加 智慧医疗 每周一 9:00 北京时间',
  ],
  audience: 'channel',
  args: scheduleArguments,
  form: ['scenario', 'when', 'timezone', 'budget', 'only-if'],
  check(values, place) {
    const { invocation } = place;
    refuseUnlessMay('schedule.make', invocation.who);
    if (values.scenario.origin === 'file') {
      throw new UserError({ code: 'schedule.file', received: echo(values.scenario.scenario.id) });
    }
    refuseTwoAnswers('timezone', values.timezone, values.when.timeZone);
    refuseTwoAnswers('channel', values.channel, values.when.channel);
    effectiveScenario(values);
    askAboutBudget(values, place);
  },
  async run(values, context) {
    const { invocation, store, words, now } = context;
    const { workspace } = invocation.where;
    const others = await store.schedules.list(workspace);
    if (others.length >= mostSchedules) {
      throw new UserError({ code: 'schedule.too-many', values: { bound: mostSchedules } });
    }
    const { place, name } = await reportPlaceFor(values.channel ?? values.when.channel, context);
    const { recurrence } = values.when;
    const zone = values.timezone ?? values.when.timeZone ?? context.timeZone;
    const next = nextOccurrence(recurrence, zone, now);
    if (next === undefined) throw new Error('a recurrence was read that never comes');
    const schedule = await store.schedules.add(workspace, {
      scenario: values.scenario.scenario.id,
      line: planLine(context.line, values),
      recurrence,
      timeZone: zone,
      place,
      language: words.language,
      ...(values['only-if'] !== undefined && { onlyIfMoved: values['only-if'] }),
      by: invocation.who.id,
      madeAt: now.toISOString(),
      state: 'active',
      nextDue: next.toISOString(),
    });
    context.outlets.wakeReports();
    const scenario = scenarioLabel(values.scenario.scenario.names, words.language);
    const twin = others.find((other) => maySee(other, invocation) && bringsTheSame(other, schedule));
    return scheduleReply('added', { schedule, scenario, place: name }, context, twin);
  },
});

/** Whether two schedules report the same, at the same times and in the same place. */
function bringsTheSame(one: Schedule, other: Schedule): boolean {
  const what = ({ state, line, recurrence, timeZone, place, onlyIfMoved }: Schedule) =>
    JSON.stringify([state, line, recurrence, timeZone, place.front, place.channel, onlyIfMoved]);
  return what(one) === what(other);
}

/** Refuses what is said twice and differently: among the words of `when`, and by name. */
function refuseTwoAnswers(path: string, named: string | undefined, among: string | undefined): void {
  if (named === undefined || among === undefined || named === among) return;
  throw new UserError({ code: 'argument.repeated', path, received: echo(`${among}, ${named}`) });
}

/** The optimize line that each report works out: what was asked for, but when and where. */
function planLine(line: string, { scenario }: ScheduleValues): string {
  const { named } = readRequest({ kind: 'line', line }, [scheduleAdd]);
  const asked = Object.entries(named).filter(([name]) => Object.hasOwn(planOptions, name));
  return lineOf({
    command: optimize,
    named: { ...Object.fromEntries(asked), scenario: scenario.scenario.id },
    words: [],
  });
}

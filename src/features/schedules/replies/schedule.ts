import type { CommandContext } from '../../../bot/command.ts';
import type { Words } from '../../../bot/language/words.ts';
import type { Action, Block, Reply } from '../../../bot/reply.ts';
import { wallTime } from '../../../bot/time/wall-clock.ts';
import { type Occurrence, upcoming } from '../recurrence.ts';
import type { Schedule } from '../stored/schedule.ts';
import { recurrenceText } from './recurrence-text.ts';

/** What became of a schedule. */
export type ScheduleNews =
  | 'added'
  | 'resumed'
  | 'runsAlready'
  | 'paused'
  | 'restsAlready'
  | 'removed'
  | 'asked';

/** A schedule in words: what its scenario and its channel are called. */
export interface NamedSchedule {
  readonly schedule: Schedule;
  readonly scenario: string;
  readonly place: string;
}

const comingReports = 3;

/**
 * Says what became of a schedule and, where it runs on, when its next three reports come.
 *
 * @param twin another one that brings the same reports
 */
export function scheduleReply(
  news: ScheduleNews,
  named: NamedSchedule,
  { words, invocation, now }: Pick<CommandContext, 'words' | 'invocation' | 'now'>,
  twin?: Schedule,
): Reply {
  const { schedule, scenario, place } = named;
  const { number, recurrence, timeZone } = schedule;
  const coming = upcoming(recurrence, timeZone, now, comingReports);
  const next = coming[0] === undefined ? '' : words.moment(coming[0].at, timeZone);
  const every = recurrenceText(recurrence, words);
  const zone = words.zone(timeZone);
  const isRunning = news === 'added' || news === 'resumed' || news === 'runsAlready';
  const isElsewhere = schedule.place.channel !== invocation.where.channel;
  return {
    tone: 'info',
    // What goes to a private place is nobody's business elsewhere.
    audience: schedule.place.isPrivate && isElsewhere ? 'caller' : 'channel',
    language: words.language,
    title: words.say('schedules.title', { number, scenario }),
    summary: words.say(`schedules.${news}`, { number, scenario, place, every, zone, next }),
    blocks: [
      ...(isRunning ? runningBlocks(schedule, coming, twin, words) : []),
      ...actionsBlock(scheduleActions(news, number, words)),
    ],
    record: { schedule, ...(isRunning && { next: coming.map(({ at }) => at.toISOString()) }) },
  };
}

function runningBlocks(
  { timeZone, line, onlyIfMoved, place }: Schedule,
  coming: readonly Occurrence[],
  twin: Schedule | undefined,
  words: Words,
): Block[] {
  const fact = (name: 'next' | 'line' | 'onlyIf', value: string) => ({
    label: words.say(`schedules.facts.${name}`),
    value,
  });
  const caveats = [
    ...(twin === undefined ? [] : [words.say('schedules.twin', { number: twin.number })]),
    ...(place.front === 'terminal' ? [words.say('schedules.atPrompt')] : []),
    ...clockEdges(coming, timeZone, words),
  ];
  return [
    {
      kind: 'facts',
      facts: [
        fact('next', coming.map(({ at }) => words.moment(at, timeZone)).join(words.say('replies.semicolon'))),
        fact('line', line),
        ...(onlyIfMoved === undefined
          ? []
          : [fact('onlyIf', words.say('schedules.moved', { share: words.percent(onlyIfMoved) }))]),
      ],
    },
    ...(caveats.length === 0 ? [] : [{ kind: 'caveats' as const, items: caveats }]),
  ];
}

/** What a reader has to know where the clock is changed at or between the reports to come. */
function clockEdges(coming: readonly Occurrence[], timeZone: string, words: Words): string[] {
  const edges = coming.flatMap(({ at, shown }) => {
    if (shown === 'once') return [];
    const [date, time] = [words.date(at, timeZone), words.clock(at, timeZone)];
    return [words.say(`schedules.edges.${shown}`, { date, time, zone: words.zone(timeZone) })];
  });
  if (edges.length > 0) return edges;
  const offsets = new Set(coming.map(({ at }) => wallTime(at.getTime(), timeZone) - at.getTime()));
  return offsets.size > 1 ? [words.say('schedules.edges.change', { zone: words.zone(timeZone) })] : [];
}

/** The buttons that suit a schedule after this news. */
function scheduleActions(news: ScheduleNews, number: number, words: Words): Action[] {
  const run = { label: words.say('schedules.actions.run'), line: `schedule run ${number}` };
  const pause = { label: words.say('schedules.actions.pause'), line: `schedule pause ${number}` };
  const resume = {
    label: words.say('schedules.actions.resume'),
    line: `schedule resume ${number}`,
    emphasis: 'primary' as const,
  };
  const remove = {
    label: words.say('schedules.actions.remove'),
    line: `schedule remove ${number}`,
    emphasis: 'danger' as const,
  };
  switch (news) {
    case 'added':
    case 'resumed':
    case 'runsAlready':
      return [run, pause, remove];
    case 'paused':
    case 'restsAlready':
      return [resume, remove];
    case 'removed':
    case 'asked':
      return [{ label: words.say('schedules.actions.list'), line: 'schedule list' }];
  }
}

const actionsBlock = (actions: readonly Action[]): Block[] =>
  actions.length === 0 ? [] : [{ kind: 'actions', actions }];

import type { CommandContext } from '../../../bot/command.ts';
import type { Words } from '../../../bot/language/words.ts';
import { shownLine } from '../../../bot/replies/shown-line.ts';
import { textBlock, unmarked } from '../../../bot/replies/spans.ts';
import type { Block, Reply } from '../../../bot/reply.ts';
import { recurrenceText } from './recurrence-text.ts';
import type { NamedSchedule } from './schedule.ts';

type ListContext = Pick<CommandContext, 'words' | 'invocation' | 'commands'>;

/** The schedules that somebody may see: when each comes next, where, and why it rests if it does. */
export function scheduleListReply(listed: readonly NamedSchedule[], context: ListContext): Reply {
  const { words, invocation, commands } = context;
  const shown = (line: string) => unmarked(shownLine(line, invocation.where.front, commands));
  const common = {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('schedules.list.title'),
    record: { schedules: listed.map(({ schedule }) => schedule) },
  } as const;
  const [first] = listed;
  if (first === undefined) {
    const line = shown('schedule add medical "weekly mon 09:00"');
    return {
      ...common,
      summary: words.say('schedules.list.none'),
      blocks: [textBlock(words.say('schedules.list.start', { line }))],
    };
  }
  const { number } = first.schedule;
  return {
    ...common,
    summary: listSummary(listed, words),
    blocks: [
      scheduleTable(listed, words),
      textBlock(
        words.say('schedules.list.change', {
          pause: shown(`schedule pause ${number}`),
          resume: shown(`schedule resume ${number}`),
          run: shown(`schedule run ${number}`),
          remove: shown(`schedule remove ${number}`),
        }),
      ),
    ],
  };
}

function listSummary(listed: readonly NamedSchedule[], words: Words): string {
  const count = listed.length;
  const [next] = listed
    .filter(({ schedule }) => schedule.state === 'active')
    .sort((a, b) => Date.parse(a.schedule.nextDue) - Date.parse(b.schedule.nextDue));
  if (next === undefined) return words.say('schedules.list.summaryResting', { count });
  const { timeZone, nextDue } = next.schedule;
  return words.say('schedules.list.summary', {
    count,
    scenario: next.scenario,
    next: words.moment(new Date(nextDue), timeZone),
    zone: words.zone(timeZone),
  });
}

/** Schedules as a table: when each comes next, where, and why it rests if it does. */
export function scheduleTable(
  listed: readonly NamedSchedule[],
  words: Words,
  caption: string = words.say('schedules.list.title'),
): Block {
  const column = (name: 'scenario' | 'when' | 'next' | 'place' | 'by' | 'line') => ({
    title: words.say(`schedules.list.${name}`),
    align: 'left' as const,
  });
  return {
    kind: 'table',
    table: {
      caption,
      columns: [
        { title: words.say('schedules.list.number'), align: 'right' },
        column('scenario'),
        column('when'),
        column('next'),
        column('place'),
        column('by'),
        column('line'),
      ],
      rows: listed.map(({ schedule, scenario, place }) => [
        String(schedule.number),
        scenario,
        words.say('schedules.whenIn', {
          every: recurrenceText(schedule.recurrence, words),
          zone: words.zone(schedule.timeZone),
        }),
        schedule.state === 'active'
          ? words.moment(new Date(schedule.nextDue), schedule.timeZone)
          : words.say('schedules.list.rests', {
              why: words.say(`schedules.rests.${schedule.pausedBecause ?? 'asked'}`),
            }),
        place,
        schedule.by,
        lineText(schedule, words),
      ]),
    },
  };
}

/** What it works out, and when that alone is sent. */
function lineText({ line, onlyIfMoved }: NamedSchedule['schedule'], words: Words): string {
  if (onlyIfMoved === undefined) return line;
  return words.say('schedules.list.onlyIf', { line, share: words.percent(onlyIfMoved) });
}

import type { MessageKey } from '../../bot/language/words.ts';
import { wordsFor } from '../../bot/language/words.ts';
import { refusalReply } from '../../bot/refusal.ts';
import { shownLine } from '../../bot/replies/shown-line.ts';
import { plainOf, textBlock, unmarked } from '../../bot/replies/spans.ts';
import type { Block, Reply } from '../../bot/reply.ts';
import type { UserError } from '../../scenario/problem.ts';
import type { PauseReason } from '../schedules/stored/schedule.ts';
import type { ReportWork } from './parts.ts';

type Given = Pick<ReportWork, 'parts' | 'report' | 'schedule' | 'mark'>;

/** Values that every one of these texts may name; lines as they are typed where the schedule is. */
function valuesOf({ parts, report, schedule, mark }: Given) {
  const words = wordsFor(schedule.language);
  const line = (text: string) => unmarked(shownLine(text, schedule.place.front, parts.commands));
  return {
    number: schedule.number,
    scenario: unmarked(schedule.scenario),
    platform: words.say(`delivery.platforms.${schedule.place.front}`),
    due: words.moment(new Date(report.due), schedule.timeZone),
    next: words.moment(new Date(schedule.nextDue), schedule.timeZone),
    zone: words.zone(schedule.timeZone),
    mark: unmarked(mark),
    resume: line(`schedule resume ${schedule.number}`),
    remove: line(`schedule remove ${schedule.number}`),
    run: line(`schedule run ${schedule.number}`),
  };
}

function reply(given: Given, key: string, blocks: readonly Block[] = []): Reply {
  const words = wordsFor(given.schedule.language);
  const values = valuesOf(given);
  const say = (part: string) => words.say(`delivery.${key}.${part}` as MessageKey, values);
  return {
    tone: 'error',
    audience: 'caller',
    language: words.language,
    title: say('title'),
    summary: plainOf(say('summary')),
    blocks: [...blocks, textBlock(say('advice'))],
  };
}

/** The report was tried for a day and did not arrive, or could not be made for a fault of ours. */
export const givenUpReply = (given: Given, why: 'platform' | 'fault'): Reply =>
  reply(given, `givenUp.${why}`);

/** The schedule rests until somebody does something: what, and the line that takes it up again. */
export const pausedReply = (given: Given, why: Exclude<PauseReason, 'asked'>): Reply =>
  reply(given, `paused.${why}`);

/** There is no plan; why, as one would hear it who asked for it. */
export function impossibleReply(given: Given, error: UserError): Reply {
  const { parts, schedule, report, mark } = given;
  const refusal = refusalReply(error, {
    invocation: {
      id: mark,
      request: { kind: 'line', line: schedule.line },
      who: { id: schedule.by, isAdmin: false, language: schedule.language },
      where: { ...schedule.place, workspace: report.workspace, mayReadFiles: false },
    },
    words: wordsFor(schedule.language),
    commands: parts.commands,
  });
  return reply(given, 'impossible', [{ kind: 'text', spans: [refusal.summary] }, ...refusal.blocks]);
}

/** The reply with a word that it may stand there already. */
export const asPossibleRepeat = (report: Reply): Reply => ({
  ...report,
  blocks: [
    ...report.blocks,
    { kind: 'caveats', items: [wordsFor(report.language).say('delivery.mayRepeat')] },
  ],
});

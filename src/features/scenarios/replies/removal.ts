import type { ChosenScenario, CommandContext } from '../../../bot/command.ts';
import { scenarioLabel } from '../../../bot/replies/labels.ts';
import { plainOf, textBlock } from '../../../bot/replies/spans.ts';
import type { Reply } from '../../../bot/reply.ts';
import { builtInScenarios } from '../../../scenario/presets/index.ts';
import type { Schedule } from '../../schedules/stored/schedule.ts';

const isBuiltInToo = (id: string) => builtInScenarios.some((builtIn) => builtIn.id === id);

/** Asks whether a scenario is to be removed: what becomes of it, and of the schedules that report it. */
export function scenarioRemovalReply(
  { scenario, version }: ChosenScenario,
  schedules: readonly Schedule[],
  seen: string,
  { words }: Pick<CommandContext, 'words'>,
): Reply {
  const { id, names } = scenario;
  const name = scenarioLabel(names, words.language);
  const comesBack = isBuiltInToo(id);
  const values = {
    count: schedules.length,
    numbers: words.list(schedules.map(({ number }) => `#${number}`)),
  };
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('scenarios.remove.title', { scenario: name }),
    summary: plainOf(words.say('scenarios.remove.ask', { scenario: name, id, version })),
    blocks: [
      ...(comesBack ? [textBlock(words.say('scenarios.remove.builtInBack'))] : []),
      ...(schedules.length === 0
        ? []
        : [textBlock(words.say(`scenarios.remove.${comesBack ? 'schedulesBuiltIn' : 'schedules'}`, values))]),
      {
        kind: 'actions',
        actions: [
          {
            label: words.say('scenarios.actions.remove'),
            line: `scenario remove ${seen} confirm=yes`,
            emphasis: 'danger',
          },
        ],
      },
    ],
    record: { scenario: id, version, schedules: schedules.map(({ number }) => number), removed: false },
  };
}

/** A scenario is gone, and how to have it back. */
export function scenarioRemovedReply(
  { scenario: { id, names }, version }: ChosenScenario,
  { words }: Pick<CommandContext, 'words'>,
): Reply {
  const name = scenarioLabel(names, words.language);
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('scenarios.remove.title', { scenario: name }),
    summary: plainOf(words.say('scenarios.remove.done', { scenario: name, id, version })),
    blocks: [
      {
        kind: 'actions',
        actions: [
          { label: words.say('scenarios.actions.back'), line: `scenario restore ${id} ${version}` },
          { label: words.say('scenarios.actions.versions'), line: `scenario versions ${id}` },
        ],
      },
    ],
    record: { scenario: id, version, removed: true },
  };
}

import type { Words } from '../../../bot/language/words.ts';
import { textBlock } from '../../../bot/replies/spans.ts';
import type { Action, Reply } from '../../../bot/reply.ts';
import type { WorkspaceSettings } from '../stored/settings.ts';

type Chosen = Omit<WorkspaceSettings, 'undecided'>;

/** The settings as commands name them, and as their values are written. */
const written = {
  language: ['language', ({ language }: Chosen) => language],
  currency: ['currency', ({ currency }: Chosen) => currency],
  timeZone: ['timezone', ({ timeZone }: Chosen) => timeZone],
  charts: ['charts', ({ charts }: Chosen) => charts],
  keepDays: ['keep', ({ keepDays }: Chosen) => (keepDays === undefined ? undefined : `${keepDays}d`)],
} as const;

/** Asks which of two values each setting is to have that differed in two workspaces that are one now. */
export function undecidedReply(settings: WorkspaceSettings, words: Words): Reply {
  const { undecided = {}, ...now } = settings;
  const open = Object.values(written).flatMap(([name, textOf]) => {
    const [kept, other] = [textOf(now), textOf(undecided)];
    return kept === undefined || other === undefined ? [] : [{ name, kept, other }];
  });
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('scenarios.settings.undecided.title'),
    summary: words.say('scenarios.settings.undecided.summary', { count: open.length }),
    blocks: [
      ...open.map(({ name, kept, other }) =>
        textBlock(
          words.say('scenarios.settings.undecided.one', {
            setting: words.say(`scenarios.settings.${name}`),
            kept,
            other,
            keep: `settings ${name}=${kept}`,
            change: `settings ${name}=${other}`,
          }),
        ),
      ),
      {
        kind: 'actions',
        actions: open.flatMap(({ name, kept, other }): Action[] => [
          {
            label: words.say('scenarios.settings.undecided.keep', { value: kept }),
            line: `settings ${name}=${kept}`,
          },
          {
            label: words.say('scenarios.settings.undecided.take', { value: other }),
            line: `settings ${name}=${other}`,
          },
        ]),
      },
    ],
    record: { undecided },
  };
}

import type { CommandContext } from '../../../bot/command.ts';
import { textBlock } from '../../../bot/replies/spans.ts';
import type { Reply } from '../../../bot/reply.ts';
import type { WorkspaceContents } from '../stored/store.ts';

type ForgetContext = Pick<CommandContext, 'words'>;

/** Asks whether everything is to be deleted: what goes, what stays elsewhere; the button carries the word. */
export function forgetReply(
  contents: WorkspaceContents,
  confirmation: string,
  { words }: ForgetContext,
): Reply {
  const counted = [
    'scenarios',
    'runs',
    'adoptions',
    'schedules',
    'reports',
    'histories',
    'fits',
    'experiments',
    'observations',
  ] as const;
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('scenarios.forget.title'),
    summary: words.say('scenarios.forget.ask'),
    blocks: [
      {
        kind: 'facts',
        facts: counted.map((name) => ({
          label: words.say(`scenarios.forget.${name}`),
          value: String(contents[name]),
        })),
      },
      textBlock(words.say('scenarios.forget.rest')),
      {
        kind: 'caveats',
        items: [words.say('scenarios.forget.backups'), words.say('scenarios.forget.minutes')],
      },
      {
        kind: 'actions',
        actions: [
          {
            label: words.say('scenarios.forget.confirm'),
            line: `forget ${confirmation}`,
            emphasis: 'danger',
          },
        ],
      },
    ],
    record: { forgotten: false, contents, confirm: `forget ${confirmation}` },
  };
}

/** Everything is gone. */
export function forgottenReply({ words }: ForgetContext): Reply {
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('scenarios.forget.title'),
    summary: words.say('scenarios.forget.done'),
    blocks: [],
    record: { forgotten: true },
  };
}

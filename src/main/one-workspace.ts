import { type Joined, joinWorkspaces } from '../../adapters/storage/join-workspaces.ts';
import { terminalWorkspace } from '../../adapters/terminal/person.ts';
import { isOfThisMachine } from '../../adapters/web/address.ts';
import { webWorkspace } from '../../adapters/web/place.ts';
import type { Words } from '../bot/language/words.ts';
import type { Log, Store } from '../bot/ports.ts';
import type { Reply } from '../bot/reply.ts';
import type { Config } from '../config.ts';
import { undecidedReply } from '../features/workspace/replies/undecided.ts';

/**
 * Where the page is this machine's alone, whoever uses it sits at the terminal, too, and both share a workspace: what the page
 * had kept in one of its own until now is brought over, once. For a process that serves the page. Throws `StorageError`.
 */
export async function joinOwnWorkspaces(
  { web, dataDirectory: directory, databaseUrl: url }: Config,
  log: Log,
): Promise<Joined | undefined> {
  if (!isOfThisMachine(web)) return undefined;
  const joined = await joinWorkspaces({
    from: webWorkspace,
    into: terminalWorkspace,
    directory,
    url,
    log,
    now: () => new Date(),
  });
  if (joined !== undefined) log.info({ ...joined }, 'the workspaces of terminal and page are one now');
  return joined;
}

/** What was brought together, in lines for whoever sits at the terminal. */
export function joinedLines({ backup, renamed }: Joined, words: Words): string[] {
  return [
    words.say('storage.joined.done', { backup }),
    ...renamed.map(({ from, to }) => words.say('storage.joined.renamed', { from, to })),
  ];
}

/** Asks which settings are to hold, where the two differed and nobody has chosen yet. */
export async function openQuestion(store: Store, { web }: Config, words: Words): Promise<Reply | undefined> {
  if (!isOfThisMachine(web)) return undefined;
  const settings = await store.workspaces.settings(terminalWorkspace);
  return settings.undecided === undefined ? undefined : undecidedReply(settings, words);
}

/** The question without its buttons: what can be typed stands in it. */
export const asLines = ({ title, blocks }: Reply): string[] => [
  title,
  ...blocks.flatMap((block) =>
    block.kind === 'text'
      ? [block.spans.map((span) => (typeof span === 'string' ? span : span.text)).join('')]
      : [],
  ),
];

import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import type { Language } from '../../src/bot/chart.ts';
import type { Invocation } from '../../src/bot/invocation.ts';
import { terminalChannel } from './terminal-messenger.ts';

/** The workspace of whoever sits at this machine. */
export const terminalWorkspace = 'terminal:local';

/** What somebody typed at this machine's terminal. Whoever sits here may do everything, and read files. */
export function terminalInvocation(line: string, language: Language | undefined): Invocation {
  return {
    id: randomUUID(),
    request: { kind: 'line', line, isTalk: true },
    who: { id: userName(), isAdmin: true, ...(language === undefined ? {} : { language }) },
    where: {
      front: 'terminal',
      workspace: terminalWorkspace,
      channel: terminalChannel,
      isPrivate: false,
      mayReadFiles: true,
    },
  };
}

/** The name of the account; its number where it has no name, as in some containers. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid-${process.getuid?.() ?? 0}`;
  }
}

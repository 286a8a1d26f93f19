import { createSources } from '../../adapters/sources/sources.ts';
import { terminalWorkspace } from '../../adapters/terminal/person.ts';
import type { Words } from '../bot/language/words.ts';
import type { Log } from '../bot/ports.ts';
import type { Config } from '../config.ts';
import { sourceProblemText } from '../features/history/replies/source-problem.ts';
import { largestSourceFile } from '../features/history/source-files.ts';
import { UserError } from '../scenario/problem.ts';
import type { Check } from './check.ts';

/** Whether each source gives something, and to whom it is open. */
export function sourceChecks(config: Config, words: Words, log: Log): Check[] {
  const { sources: settings, privateAddresses } = config;
  const { say } = words;
  return createSources({ settings, privateAddresses, log })
    .openTo(terminalWorkspace)
    .map((source) => ({
      subject: say('terminal.doctor.subjects.source', { name: source.name }),
      mend: say('terminal.doctor.source.mend'),
      async run() {
        const workspaces = settings.find(({ name }) => name === source.name)?.workspaces ?? [];
        try {
          const files = await source.fetch({ largest: largestSourceFile });
          const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
          const open = workspaces.length === 0 ? say('terminal.doctor.source.here') : words.list(workspaces);
          const facts = { count: files.length, size: words.number(size), open };
          return [{ subject: '', state: 'right', detail: say('terminal.doctor.source.right', facts) }];
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          const [{ code, received = '', values = {} }] = error.problems;
          const detail = sourceProblemText({ code, received, values }, words, true);
          return [{ subject: '', state: 'wrong', detail, mend: this.mend }];
        }
      },
    }));
}

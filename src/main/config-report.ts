import type { Words } from '../bot/language/words.ts';
import type { Concern, ConfigProblem, ConfigWarning } from '../config-problems.ts';
import type { Start } from './start.ts';

/** A problem in words: what is wrong with which variable, and what it should be. */
export function problemText(problem: ConfigProblem, words: Words): string {
  const { variable } = problem;
  const expected = words.say(`terminal.variables.${variable}`);
  if (problem.kind === 'wrong') {
    return problem.received === undefined
      ? words.say('terminal.config.wrongHidden', { variable, expected })
      : words.say('terminal.config.wrong', { variable, expected, received: problem.received });
  }
  const { because, orElse } = problem;
  if (orElse === undefined) return words.say('terminal.config.missing', { variable, because, expected });
  return words.say('terminal.config.missingEither', {
    variable,
    because,
    orElse,
    expected,
    orExpected: words.say(`terminal.variables.${orElse}`),
  });
}

/** A warning in words. */
export function warningText(warning: ConfigWarning, words: Words): string {
  const { variable } = warning;
  switch (warning.kind) {
    case 'misspelt':
      return words.say('terminal.config.misspelt', { variable, nearest: warning.nearest });
    case 'unused':
      return words.say('terminal.config.unused', { variable, because: warning.because });
    case 'source':
      return words.say('terminal.config.source', {
        variable,
        expected: words.say(`terminal.sources.${warning.why}`),
      });
    case 'no-zone':
      return words.say('terminal.config.noZone');
  }
}

/** Tells what is amiss with what these parts need; whether they can do without. */
export function isConfigured({ reading, words, complain }: Start, concerns: readonly Concern[]): boolean {
  const problems = concerning(reading.problems, concerns);
  for (const warning of concerning(reading.warnings, concerns)) complain(warningText(warning, words));
  if (problems.length === 0) return true;
  complain(words.say('terminal.config.heading', { count: problems.length }));
  for (const problem of problems) complain(`· ${problemText(problem, words)}`);
  complain(words.say('terminal.config.checkAll'));
  return false;
}

/** Those that concern one of these parts of the program. */
export function concerning<Remark extends { readonly concerns: Concern }>(
  remarks: readonly Remark[],
  concerns: readonly Concern[],
): readonly Remark[] {
  return remarks.filter((remark) => concerns.includes(remark.concerns));
}

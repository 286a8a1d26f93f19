import type { Command } from '../command.ts';
import type { Place } from '../invocation.ts';
import { positionedWords } from '../reading/read-arguments.ts';
import { readRequest } from '../reading/read-request.ts';

/** A command line as it is typed in a front: with `/channels`, as Discord's options, bare, or for a shell. */
export function shownLine(line: string, front: Place['front'], commands: readonly Command[]): string {
  if (front === 'terminal') return `npm start -- ${shellWords(line).map(shellWord).join(' ')}`;
  if (front === 'web') return line;
  return `/channels ${front === 'discord' ? asOptions(line, commands) : line}`;
}

/** The words of a line; what is quoted in them stays whole. */
const shellWords = (line: string) => line.match(/(?:"[^"]*"|[^\s"])+/g) ?? [];

/** A shell would take `<` for a file to read from; what is quoted already it leaves alone. */
function shellWord(word: string): string {
  if (/^(?:[\p{L}\p{N}_=.,:/+%@-]|"[^"$`\\]*")+$/u.test(word)) return word;
  // Inside double quotes a shell still reads `!`.
  return /["!$]/.test(word) ? `'${word}'` : `"${word}"`;
}

/** `optimize medical app<=20k` as Discord wants it: `optimize scenario:medical limits:app<=20k`. */
function asOptions(line: string, commands: readonly Command[]): string {
  const raw = readRequest({ kind: 'line', line }, commands);
  const { command, named } = raw;
  return [
    command.name,
    ...[...positionedWords(raw), ...Object.entries(named)].map(([name, value]) => `${name}:${value}`),
  ].join(' ');
}

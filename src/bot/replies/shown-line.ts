import type { Command } from '../command.ts';
import type { Place } from '../invocation.ts';
import { readRequest } from '../reading/read-request.ts';

/** A command line as it is typed in a front: with `/channels`, as Discord's options, or for a shell. */
export function shownLine(line: string, front: Place['front'], commands: readonly Command[]): string {
  if (front === 'terminal') return `npm start -- ${line.split(' ').map(shellWord).join(' ')}`;
  return `/channels ${front === 'discord' ? asOptions(line, commands) : line}`;
}

/** A shell would take `<` for a file to read from. */
function shellWord(word: string): string {
  return /^[\p{L}\p{N}_=.,:/+%@-]+$/u.test(word) || /^["'].*["']$/.test(word) ? word : `"${word}"`;
}

/** `optimize medical app<=20k` as Discord wants it: `optimize scenario:medical limits:app<=20k`. */
function asOptions(line: string, commands: readonly Command[]): string {
  const { command, named, words } = readRequest({ kind: 'line', line }, commands);
  const positions = Object.entries(command.args)
    .filter(([, argument]) => argument.position !== undefined)
    .sort(([, a], [, b]) => (a.position ?? 0) - (b.position ?? 0))
    .map(([name]) => name);
  const placed = words.map((word, index) => [positions[Math.min(index, positions.length - 1)], word]);
  return [
    command.name,
    ...[...placed, ...Object.entries(named)].map(([name, value]) => `${name}:${value}`),
  ].join(' ');
}

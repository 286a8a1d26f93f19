import type { Finding } from '../../src/bot/finding.ts';
import type { Words } from '../../src/bot/language/words.ts';
import { type Look, paletteOf } from './look.ts';
import { fold, pad, plainLine, widthOf } from './plain.ts';

/** Whether something is to be done about it: what is merely switched off is in order. */
export function isAmiss(finding: Finding): boolean {
  return finding.state === 'wrong' || (finding.state === 'missing' && finding.mend !== undefined);
}

/** Findings as lines: a mark, the subject, what was found, and below it how to mend it. */
export function renderFindings(
  findings: readonly Finding[],
  words: Words,
  look: Look,
  subjectWidth: number,
): string {
  const palette = paletteOf(look);
  return findings
    .map((finding) => {
      const mark = isAmiss(finding)
        ? palette.wrong('✗')
        : finding.state === 'right'
          ? palette.right('✓')
          : palette.quiet('–');
      const indent = ' '.repeat(subjectWidth + 4);
      const room = look.width - subjectWidth - 4;
      const mend =
        isAmiss(finding) && finding.mend !== undefined
          ? fold(words.say('terminal.doctor.mend', { how: finding.mend }), room)
          : [];
      const [first = '', ...rest] = fold(finding.detail, room);
      const subject = plainLine(finding.subject);
      // A subject that is too long for its column gets a line of its own.
      const lead =
        widthOf(subject) > subjectWidth
          ? [`${mark} ${subject}`, `${indent}${first}`]
          : [`${mark} ${pad(subject, subjectWidth)}  ${first}`];
      return [...lead, ...[...rest, ...mend].map((line) => `${indent}${line}`)].join('\n');
    })
    .map((text) => `${text}\n`)
    .join('');
}

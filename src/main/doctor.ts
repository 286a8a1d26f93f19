import { createRedaction } from '../../adapters/log/redaction.ts';
import { isAmiss, renderFindings } from '../../adapters/terminal/findings.ts';
import { lookOf } from '../../adapters/terminal/look.ts';
import { widthOf } from '../../adapters/terminal/plain.ts';
import type { Finding } from '../bot/finding.ts';
import type { Words } from '../bot/language/words.ts';
import type { Asked } from './arguments.ts';
import type { Check } from './check.ts';
import { doctorChecks, reasonOf } from './doctor-checks.ts';
import { openLog, type Start } from './start.ts';
import { within } from './within.ts';

/** Longest that one check may take. */
const patienceMs = 20_000;

/** Looks at everything that is configured; prints a line each, or one JSON object. Gives the exit code. */
export async function doctor({ json, channel }: Asked<'doctor'>, start: Start): Promise<0 | 1> {
  const { reading, words, out } = start;
  const log = await openLog(start, 'error');
  const checks = doctorChecks({ reading, words, log, slackChannel: channel });
  const look = lookOf(out, { mayColour: reading.config.mayColour, place: 'shell' });
  const subjectWidth = Math.max(...checks.map(({ subject }) => widthOf(subject)));
  const redact = createRedaction(reading.secrets);
  // All at once; told in their order, each as soon as it and those before it are known.
  const results = checks.map((check) => findingsOf(check, words));
  const all: Finding[] = [];
  for (const result of results) {
    const findings = (await result).map((finding) => ({
      ...finding,
      detail: redact(finding.detail),
    }));
    all.push(...findings);
    if (!json) out.write(renderFindings(findings, words, look, subjectWidth));
  }
  const amiss = all.filter(isAmiss).length;
  if (json) out.write(`${JSON.stringify({ ok: amiss === 0, findings: all }, null, 2)}\n`);
  else {
    out.write(
      `\n${amiss === 0 ? words.say('terminal.doctor.allRight') : words.say('terminal.doctor.toMend', { count: amiss })}\n`,
    );
  }
  return amiss === 0 ? 0 : 1;
}

async function findingsOf(check: Check, words: Words): Promise<Finding[]> {
  try {
    const tooLong = words.say('terminal.doctor.noAnswer', { seconds: patienceMs / 1_000 });
    const findings = await within(patienceMs, check.run(), tooLong);
    return findings.map((finding) => ({ ...finding, subject: finding.subject || check.subject }));
  } catch (error) {
    const detail = words.say('terminal.doctor.failed', { reason: reasonOf(error) });
    return [{ subject: check.subject, state: 'wrong', detail, mend: check.mend }];
  }
}

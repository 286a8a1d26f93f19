import { defineCommand } from '../command.ts';
import { type RequestPlace, readArguments } from '../reading/read-arguments.ts';
import { readRequest } from '../reading/read-request.ts';
import { type PlanValues, planArguments } from './plan-arguments.ts';

/** What a stored line asks for is read here, not run: whoever reads it works the plan out its own way. */
const planLine = defineCommand({
  name: 'optimize',
  examples: ['optimize medical'],
  audience: 'channel',
  args: planArguments,
  run: () => Promise.reject(new Error('A plan line is only read.')),
});

/**
 * The request of an `optimize` line that was kept, read again: the scenario may have changed, or be gone. Throws
 * `UserError` for what cannot be read any more.
 */
export async function readPlanLine(line: string, place: RequestPlace): Promise<PlanValues> {
  const raw = readRequest({ kind: 'line', line }, [planLine]);
  const { values } = await readArguments(raw, place);
  // `readArguments` made the values from `planArguments`.
  return values as PlanValues;
}

import type { RequestPlace } from '../../bot/command.ts';
import { type Arguments, type Command, defineCommand } from '../../bot/command.ts';
import { readArguments } from '../../bot/reading/read-arguments.ts';
import { lineOf, type RawRequest, readRequest } from '../../bot/reading/read-request.ts';
import type { Risk } from '../../scenario/scenario.ts';
import { type PlanValues, planArguments } from './plan-arguments.ts';
import { type WhatIfValues, whatIfArguments } from './what-if.ts';

/** What a stored line asks for is read here, not run: whoever reads it works the plan out its own way. */
const onlyRead = (name: string, args: Arguments): Command =>
  defineCommand({
    name,
    examples: [`${name} medical`],
    audience: 'channel',
    args,
    run: () => Promise.reject(new Error('A plan line is only read.')),
  });

const planLine = onlyRead('optimize', planArguments);
const whatIfLine = onlyRead('whatif', whatIfArguments);

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

/** What a run was asked for. */
export type KeptRequest =
  | { readonly kind: 'optimize'; readonly values: PlanValues }
  | { readonly kind: 'whatif'; readonly values: WhatIfValues };

/** The request of any run's line, read again. Throws `UserError` for what cannot be read any more. */
export async function readRunLine(line: string, place: RequestPlace): Promise<KeptRequest> {
  const raw = readRequest({ kind: 'line', line }, [planLine, whatIfLine]);
  const { values } = await readArguments(raw, place);
  // `readArguments` made the values from the arguments of that very command.
  return raw.command === whatIfLine
    ? { kind: 'whatif', values: values as WhatIfValues }
    : { kind: 'optimize', values: values as PlanValues };
}

/** A run's or schedule's line taken apart, its values unread. Throws `UserError`. */
export const readKeptLine = (line: string): RawRequest =>
  readRequest({ kind: 'line', line }, [planLine, whatIfLine]);

/** The same line with another attitude to risk, where one is given. */
export function lineWithRisk(line: string, risk: Risk | undefined): string {
  if (risk === undefined) return line;
  const raw = readRequest({ kind: 'line', line }, [planLine, whatIfLine]);
  return lineOf({ ...raw, named: { ...raw.named, risk } });
}

/** The `optimize` line for the best plan beside a what-if: the same without its changes. */
export function bestPlanLine(line: string): string | undefined {
  const { command, named, words } = readRequest({ kind: 'line', line }, [planLine, whatIfLine]);
  if (command === planLine) return line;
  const { changes: _, from: __, ...kept } = named;
  // A run's number is no scenario.
  return /^#?\d+$/.test((words[0] ?? named.scenario ?? '').trim())
    ? undefined
    : lineOf({ command: planLine, named: kept, words });
}

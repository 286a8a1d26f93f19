import { type CommandContext, defineCommand, type Values } from '../src/bot/command.ts';
import { tooLarge } from '../src/bot/reading/file-bytes.ts';
import { incomingFile } from '../src/bot/reading/incoming-file.ts';
import type { Reply } from '../src/bot/reply.ts';
import { refuseUnlessMay } from '../src/bot/rights.ts';
import { goal } from '../src/features/scenarios/arguments/goal.ts';
import { money } from '../src/features/scenarios/arguments/money.ts';
import { newName } from '../src/features/scenarios/arguments/new-name.ts';
import { path } from '../src/features/scenarios/arguments/path.ts';
import { period } from '../src/features/scenarios/arguments/period.ts';
import { currencyIn, scenariosOf } from '../src/features/scenarios/arguments/scenario.ts';
import { readChannelTable } from '../src/features/scenarios/channel-table.ts';
import { differencesBetween } from '../src/features/scenarios/differences.ts';
import { keepScenario, refuseStrangerTo } from '../src/features/scenarios/keep.ts';
import { newScenario } from '../src/features/scenarios/new.ts';
import { ownIdentifier } from '../src/features/scenarios/own-name.ts';
import { scenarioKeptReply, unchangedReply } from '../src/features/scenarios/replies/kept.ts';
import { currency } from '../src/features/workspace/arguments/settings-values.ts';
import { UserError } from '../src/scenario/problem.ts';
import { readScenarioText } from '../src/scenario/read-scenario.ts';
import type { Scenario } from '../src/scenario/scenario.ts';

/** Largest file that is taken, in bytes. */
const largest = 1024 * 1024;

const importArguments = {
  file: { kind: path, required: false, position: 0, example: './my-scenario.json' },
  name: { kind: newName, required: false, example: 'Web shop' },
  budget: { kind: money, required: false, example: '60k' },
  period: { kind: period, required: false, example: 'month' },
  goal: { kind: goal, required: false, example: 'profit' },
  currency: { kind: currency, required: false, example: 'CNY' },
} as const satisfies Parameters<typeof defineCommand>[0]['args'];

type ImportValues = Values<typeof importArguments>;

export const scenarioImport = defineCommand({
  name: 'scenario import',
  examples: [
    'scenario import',
    'scenario import ./my-scenario.json',
    'scenario import ./channels.csv name="Web shop" budget=60k period=month',
  ],
  audience: 'channel',
  args: importArguments,
  check({ file }, place) {
    refuseUnlessMay('scenario.make', place.invocation.who);
    incomingFile(file, place, refuseLarge);
  },
  async run(values, context) {
    const file = incomingFile(values.file, context, refuseLarge);
    const bytes = await file.read(largest);
    refuseLarge(bytes.length);
    return looksLikeJson(file.name, bytes)
      ? keepWhole(readScenarioText(bytes), values, context)
      : keepTable(bytes, file.name, values, context);
  },
});

function refuseLarge(size: number): void {
  if (size > largest) throw tooLarge(size, largest);
}

/** By its name, else by its first sign: `{` or, wrongly, `[`. */
function looksLikeJson(name: string, bytes: Uint8Array): boolean {
  if (/\.json$/i.test(name)) return true;
  if (/\.(?:csv|tsv)$/i.test(name)) return false;
  const first = bytes.find((byte) => byte > 0x20 && ![0xef, 0xbb, 0xbf].includes(byte));
  return first === 0x7b || first === 0x5b;
}

/** A whole scenario: a new one, or the next version of the one with its identifier. */
async function keepWhole(scenario: Scenario, values: ImportValues, context: CommandContext): Promise<Reply> {
  const { file: _, ...ofTables } = values;
  const [surplus] = Object.entries(ofTables).filter(([, value]) => value !== undefined);
  if (surplus !== undefined) throw new UserError({ code: 'file.table-only', received: surplus[0] });
  const { store, invocation, words } = context;
  const all = await scenariosOf(store, invocation.where.workspace);
  const before = all.find((one) => one.scenario.id === scenario.id);
  if (before === undefined) {
    const saved = await keepScenario(scenario, { version: 0 }, context);
    return scenarioKeptReply({ saved, how: 'imported' }, context);
  }
  refuseStrangerTo(before, invocation);
  if (differencesBetween(before.scenario, scenario).length === 0) {
    return unchangedReply(scenario, before.version, words);
  }
  const saved = await keepScenario(scenario, before, context);
  return scenarioKeptReply({ saved, how: 'imported', before }, context);
}

/** Channels in a table: a new scenario that is called as the file is, unless it was named. */
async function keepTable(
  bytes: Uint8Array,
  fileName: string,
  values: ImportValues,
  context: CommandContext,
): Promise<Reply> {
  const { store, invocation, words } = context;
  const { budget, period, goal } = values;
  const currency = values.currency ?? currencyIn(context);
  const channels = readChannelTable(bytes, { currency, period: period ?? 'week' });
  const plain = fileName
    .replace(/\.\w{1,5}$/, '')
    .replace(/[_-]+/g, ' ')
    .trim();
  const name = values.name ?? (Array.from(plain).slice(0, 80).join('') || 'Scenario');
  const id = await ownIdentifier(name, store, invocation.where.workspace);
  const scenario = newScenario({ id, name, budget, period, goal, currency, channels }, words);
  const saved = await keepScenario(scenario, { version: 0 }, context);
  return scenarioKeptReply({ saved, how: 'made' }, context);
}

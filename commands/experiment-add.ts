import { weeks } from '../src/bot/arguments/count.ts';
import { word } from '../src/bot/arguments/word.ts';
import { type CommandContext, defineCommand, type ReadingPlace, type Values } from '../src/bot/command.ts';
import { incomingFile } from '../src/bot/reading/incoming-file.ts';
import type { Reply } from '../src/bot/reply.ts';
import { refuseUnlessMay } from '../src/bot/rights.ts';
import { day } from '../src/features/actuals/arguments/day.ts';
import { experimentArm } from '../src/features/experiments/arguments/arm.ts';
import { armRevenue, type RevenuePerVisitor } from '../src/features/experiments/arguments/arm-revenue.ts';
import { toldLift } from '../src/features/experiments/arguments/told-lift.ts';
import { testReply, variantsReply } from '../src/features/experiments/replies/any-test.ts';
import { experimentView } from '../src/features/experiments/view.ts';
import { channelOfScenario } from '../src/features/scenarios/arguments/channel.ts';
import { part, properPart } from '../src/features/scenarios/arguments/part.ts';
import { path } from '../src/features/scenarios/arguments/path.ts';
import { currencyIn, scenario } from '../src/features/scenarios/arguments/scenario.ts';
import {
  type Experiment,
  type ExperimentArm,
  isAbTest,
  mostExperiments,
} from '../src/learn/experiments/experiment.ts';
import type { Arm } from '../src/learn/experiments/posterior.ts';
import { type ArmsTable, readArms } from '../src/learn/experiments/read-arms.ts';
import { echo, UserError } from '../src/scenario/problem.ts';

/** Largest table of visitors that is taken, in bytes. */
const largest = 4 * 1024 * 1024;

const experimentArguments = {
  scenario: { kind: scenario, required: true, position: 0, example: 'medical' },
  channel: { kind: channelOfScenario, required: true, position: 1, example: 'app' },
  control: { kind: experimentArm, required: false, example: '1200/30000' },
  variant: { kind: experimentArm, required: false, example: '1340/30000' },
  lift: { kind: toldLift, required: false, example: '120k±30k' },
  spend: { kind: part, required: false, example: '100%' },
  from: { kind: day, required: false, example: '2024-01-01' },
  to: { kind: day, required: false, example: '2024-01-28' },
  carryover: { kind: weeks, required: false, example: '2' },
  audience: { kind: part, required: false, example: '40%' },
  split: { kind: properPart, required: false, example: '50%' },
  effect: { kind: properPart, required: false, example: '5%' },
  power: { kind: properPart, required: false, example: '80%' },
  'control-revenue': { kind: armRevenue, required: false, example: '4.2±31' },
  'variant-revenue': { kind: armRevenue, required: false, example: '4.6±33' },
  'control-name': { kind: word, required: false, example: 'holdout' },
  file: { kind: path, required: false, example: './visitors.csv' },
} as const satisfies Parameters<typeof defineCommand>[0]['args'];

type ExperimentValues = Values<typeof experimentArguments>;
/** What was seen, or told: for each variant of a table one. */
type Seen = Pick<Experiment, 'control' | 'variant' | 'named' | 'told'>;

export const experimentAdd = defineCommand({
  name: 'experiment add',
  examples: [
    'experiment add medical app control=1200/30000 variant=1340/30000',
    'experiment add medical app control=900/20000 variant=1340/30000 split=60%',
    'experiment add medical app lift=120k±30k from=2024-01-01 to=2024-01-28',
    'experiment add medical app control=1200/30000 variant=1340/30000 spend=100% from=2024-01-01 to=2024-01-28 carryover=2 audience=40%',
    '实验 添加 智慧医疗 应用 对照组=1200/30000 实验组=1340/30000',
  ],
  audience: 'channel',
  args: experimentArguments,
  form: ['scenario', 'channel', 'control', 'variant', 'spend'],
  check(values, place) {
    refuseUnlessMay('experiment.add', place.invocation.who);
    if (values.scenario.origin === 'file') {
      throw new UserError({ code: 'experiment.file', received: echo(values.scenario.scenario.id) });
    }
    const hasLift = values.lift !== undefined;
    if (hasLift && (hasFile(values, place) || values.control !== undefined || values.variant !== undefined)) {
      throw new UserError({ code: 'experiment.arms-twice', argument: 'lift' });
    }
    if (hasLift) {
      if (values.from === undefined || values.to === undefined)
        throw new UserError({
          code: 'experiment.window',
          argument: values.from === undefined ? 'from' : 'to',
        });
    } else if (!hasFile(values, place)) armsOfLine(values);
    else if (values.control !== undefined || values.variant !== undefined) {
      throw new UserError({ code: 'experiment.arms-twice', argument: 'control' });
    } else incomingFile(values.file, place, refuseLarge);
    const { from, to } = values;
    if (
      (from === undefined) !== (to === undefined) ||
      (from !== undefined && to !== undefined && from > to)
    ) {
      throw new UserError({ code: 'experiment.window', argument: from === undefined ? 'from' : 'to' });
    }
  },
  async run(values, context) {
    const { store, invocation, now } = context;
    const { workspace } = invocation.where;
    const table = hasFile(values, context) ? await tableOf(values, context) : undefined;
    const seen = table === undefined ? [seenOfLine(values)] : seenOfTable(table);
    const before = await store.experiments.list(workspace, { limit: mostExperiments });
    if (before.length + seen.length > mostExperiments) {
      throw new UserError({ code: 'experiment.too-many', values: { bound: mostExperiments } });
    }
    const { from, to, carryover, spend, audience, split } = values;
    const experiments: Experiment[] = [];
    for (const one of seen) {
      const added = await store.experiments.add(workspace, {
        scenario: values.scenario.scenario.id,
        channel: values.channel,
        at: now.toISOString(),
        by: invocation.who.id,
        ...one,
        expectedShare: split ?? sharedOut(one) ?? 0.5,
        ...(from !== undefined && to !== undefined && { window: { from, to, carryOver: carryover ?? 0 } }),
        audienceShare: audience ?? 1,
        ...(spend !== undefined && { spendShare: spend }),
      });
      experiments.push(added);
    }
    const { scenario } = values.scenario;
    const { effect, power } = values;
    const views = experiments.filter(isAbTest).map((one) => experimentView(one, scenario, context.words));
    const [first, ...others] = views;
    const [newest] = experiments;
    if (newest === undefined) throw new Error('a test without a variant was not refused');
    const reply =
      first !== undefined && others.length > 0
        ? variantsReply([first, ...others], context, 'channel')
        : testReply(newest, scenario, context, { audience: 'channel', effect, power });
    return table === undefined ? reply : withTableNotes(reply, table, context);
  },
});

function refuseLarge(size: number): void {
  if (size <= largest) return;
  throw new UserError({
    code: 'file.too-large',
    received: `${(size / 1024 / 1024).toFixed(1)} MB`,
    values: { size, limit: largest, limitText: '4 MB' },
  });
}

const hasFile = ({ file }: ExperimentValues, { invocation }: Pick<ReadingPlace, 'invocation'>) =>
  file !== undefined || (invocation.files ?? []).length > 0;

async function tableOf(values: ExperimentValues, context: CommandContext): Promise<ArmsTable> {
  const bytes = await incomingFile(values.file, context, refuseLarge).read(largest);
  refuseLarge(bytes.length);
  return readArms(bytes, { control: values['control-name'] });
}

/** Each variant against the control, never pooled with another. */
const seenOfTable = ({ control, variants }: ArmsTable): Seen[] =>
  variants.map(({ name, arm }) => ({
    control: control.arm,
    variant: arm,
    named: { control: control.name.slice(0, 80), variant: name.slice(0, 80), variants: variants.length },
  }));

/** How several variants were meant to share the visitors nobody says: as they did. */
function sharedOut({ control, variant, named }: Seen): number | undefined {
  if (control === undefined || variant === undefined || (named?.variants ?? 1) < 2) return undefined;
  return variant.visitors / (control.visitors + variant.visitors);
}

const seenOfLine = (values: ExperimentValues): Seen =>
  values.lift === undefined ? armsOfLine(values) : { told: values.lift };

/** What was done to a table's rows: the largest orders cut, refunds counted in. */
function withTableNotes(
  reply: Reply,
  { capped, refunds }: ArmsTable,
  { words, settings }: CommandContext,
): Reply {
  const money = (amount: number) => words.money(amount, currencyIn({ settings }));
  const notes = [
    ...(capped === undefined
      ? []
      : [
          words.say('experiments.capped', {
            count: capped.count,
            cap: money(capped.cap),
            largest: money(capped.largest),
          }),
        ]),
    ...(refunds === 0 ? [] : [words.say('experiments.refunds', { count: refunds })]),
  ];
  return notes.length === 0
    ? reply
    : { ...reply, blocks: [...reply.blocks, { kind: 'caveats', items: notes }] };
}

/** The arms as the line has them. Throws `UserError` where one is missing, or has revenue alone. */
function armsOfLine(values: ExperimentValues): Seen {
  const { control, variant } = values;
  const [controlRevenue, variantRevenue] = [values['control-revenue'], values['variant-revenue']];
  if (control === undefined || variant === undefined) {
    throw new UserError({
      code: 'experiment.arms-missing',
      argument: control === undefined ? 'control' : 'variant',
    });
  }
  if ((controlRevenue === undefined) !== (variantRevenue === undefined)) {
    const missing = controlRevenue === undefined ? 'control-revenue' : 'variant-revenue';
    throw new UserError({ code: 'experiment.revenue-alone', argument: missing });
  }
  return { control: withRevenue(control, controlRevenue), variant: withRevenue(variant, variantRevenue) };
}

/** Σx = n·mean and Σx² = n·mean² + (n − 1)·deviation². */
function withRevenue(arm: Arm, revenue: RevenuePerVisitor | undefined): ExperimentArm {
  if (revenue === undefined) return arm;
  const { mean, deviation } = revenue;
  const { visitors } = arm;
  const sumOfSquares = visitors * mean ** 2 + (visitors - 1) * deviation ** 2;
  return { ...arm, revenue: { sum: visitors * mean, sumOfSquares } };
}

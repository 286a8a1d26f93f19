import { type ChosenScenario, type CommandContext, defineCommand, type Values } from '../src/bot/command.ts';
import { readRequest } from '../src/bot/reading/read-request.ts';
import { refuseUnlessMay } from '../src/bot/rights.ts';
import { day } from '../src/features/actuals/arguments/day.ts';
import { expectedOf } from '../src/features/actuals/expected.ts';
import { mayTakeIn } from '../src/features/actuals/may-take-in.ts';
import { refuseTooMany, toldTimes } from '../src/features/actuals/observations.ts';
import {
  type ActualNews,
  actualReply,
  daysText,
  valueTextOf,
} from '../src/features/actuals/replies/actual.ts';
import { groundOf, takenIn, timesWith } from '../src/features/actuals/take-in.ts';
import { type ToldTime, toldTime } from '../src/features/actuals/told-time.ts';
import { adoptionPlace } from '../src/features/plans/adopted-today.ts';
import { spendTold } from '../src/features/plans/arguments/spend-told.ts';
import { askAboutTold } from '../src/features/scenarios/amount-slips.ts';
import { money } from '../src/features/scenarios/arguments/money.ts';
import { scenario } from '../src/features/scenarios/arguments/scenario.ts';
import { scenarioSpokenOf } from '../src/features/scenarios/arguments/scenario-spoken-of.ts';
import { keepScenario } from '../src/features/scenarios/keep.ts';
import type { Forecast } from '../src/learn/feedback/forecast.ts';
import type { Observation } from '../src/learn/feedback/observation.ts';
import { inMoney } from '../src/scenario/money-value.ts';
import { echo, UserError } from '../src/scenario/problem.ts';
import type { Scenario } from '../src/scenario/scenario.ts';

const example = 'observe medical value=210k';

const observeArguments = {
  scenario: { kind: scenario, required: false, position: 0, example: 'medical' },
  value: { kind: money, required: false, example: '210k' },
  from: { kind: day, required: false, example: '2024-01-01' },
  to: { kind: day, required: false, example: '2024-01-07' },
  spend: { kind: spendTold, required: false, collects: 'changes', example: 'app=9k, website=12k' },
} as const satisfies Parameters<typeof defineCommand>[0]['args'];

type ObserveValues = Values<typeof observeArguments>;

export const observe = defineCommand({
  name: 'observe',
  examples: [
    example,
    'observe medical value=210k from=2024-01-01 to=2024-01-07 app=9k content=12k',
    '实绩 智慧医疗 价值=21万 从=2024-01-01 到=2024-01-07',
  ],
  audience: 'channel',
  args: observeArguments,
  form: ['scenario', 'value', 'from', 'to', 'spend'],
  async check(values, place) {
    refuseUnlessMay('feedback.give', place.invocation.who);
    const { scenario: chosen, value, spend } = values;
    if (value === undefined && spend === undefined) throw new UserError({ code: 'observe.nothing' });
    if (chosen?.origin === 'file') {
      throw new UserError({ code: 'feedback.file', received: echo(chosen.scenario.id) });
    }
    const { period } = (chosen ?? (await scenarioSpokenOf(place, example))).scenario;
    toldTime(values, period, place);
  },
  async run(values, context) {
    const { store, invocation, words, now } = context;
    const { workspace } = invocation.where;
    const chosen = values.scenario ?? (await scenarioSpokenOf(context, example));
    const { id } = chosen.scenario;
    await refuseTooMany(id, { store, workspace });
    const time = toldTime(values, chosen.scenario.period, context);
    const earlier = await toldTimes(id, { store, workspace });
    const ground = await groundOf(chosen, time, earlier, { store, workspace });
    const { value, spend } = values;
    const expected =
      value === undefined
        ? undefined
        : await expectedOf(ground.scenario, time, spend ?? {}, adoptionPlace(context));
    const isBefore = expected === 'reckoned-before';
    const forecast = isBefore ? undefined : expected;
    if (value !== undefined && forecast !== undefined && inMoney(ground.scenario)) {
      const typed = readRequest({ kind: 'line', line: context.line }, [observe]).named.value ?? '';
      const { front } = invocation.where;
      askAboutTold({ typed, amount: value, known: forecast.value }, chosen.scenario, front);
    }
    const told = {
      scenario: id,
      at: now.toISOString(),
      by: invocation.who.id,
      kind: 'actual' as const,
      ...time,
      ...(value !== undefined && { value }),
      ...(spend !== undefined && { spend }),
      ...(forecast !== undefined && { forecast: { ...forecast, inPeriod: true as const } }),
    };
    const what = await takeIn(chosen, { ...ground, time, value, forecast, isBefore, earlier }, context);
    const { version } = what.change ?? {};
    const kept = await store.observations.add(workspace, {
      ...told,
      ...(version !== undefined && { version }),
    });
    if (kept.kind !== 'actual') throw new Error('the store gave another kind of observation back');
    const replaced = replacedBy(kept, earlier);
    return actualReply(
      {
        told: kept,
        times: timesWith(ground.scenario, earlier, kept),
        ...what,
        ...(replaced !== undefined && { replaced }),
      },
      chosen.scenario,
      words,
    );
  },
});

/** What was told before of the very same days. */
function replacedBy(told: ActualNews['told'], earlier: readonly Observation[]): ActualNews['replaced'] {
  const same = earlier.find(
    (one) => one.kind === 'actual' && one.from === told.from && one.to === told.to && one.value !== undefined,
  );
  if (told.value === undefined || same?.kind !== 'actual' || same.value === undefined) return undefined;
  return { value: same.value, at: same.at };
}

/** What is told, and from where it is taken in. */
interface Told {
  readonly scenario: Scenario;
  readonly isBuiltUpon: boolean;
  readonly time: ToldTime;
  readonly value: ObserveValues['value'];
  readonly forecast: Forecast | undefined;
  /** Whether the adopted plan's value was reckoned as before an update, so that it is no forecast. */
  readonly isBefore: boolean;
  readonly earlier: readonly Observation[];
}

/** Makes a new version where the rules give one; else says why not. */
async function takeIn(
  chosen: ChosenScenario,
  { scenario, isBuiltUpon, time, value, forecast, isBefore, earlier }: Told,
  context: CommandContext,
): Promise<Pick<ActualNews, 'change' | 'notedOnly'>> {
  const { words, invocation } = context;
  const { id } = scenario;
  const noted = (why: 'fitted' | 'noValue' | 'noForecast' | 'reckonedBefore' | 'overlap' | 'stranger') => ({
    notedOnly: words.say(`feedback.notedOnly.${why}`, { id, maker: chosen.maker ?? '–' }),
  });
  if (value === undefined) return noted('noValue');
  if (isBefore) return noted('reckonedBefore');
  if (scenario.model === 'response') return noted(forecast === undefined ? 'noForecast' : 'fitted');
  if (forecast === undefined) return noted('noForecast');
  if (!mayTakeIn(chosen, invocation.who)) return noted('stranger');
  if (isBuiltUpon) return noted('overlap');
  const { write } = valueTextOf(scenario, words);
  const why = words.say('feedback.why.actual', {
    ...daysText(time, words),
    actual: write(value),
    expected: write(forecast.value),
  });
  const { scenario: changed, ...change } = takenIn(scenario, { ...time, value, forecast }, earlier, why);
  const { version } = chosen;
  const saved = await keepScenario(changed, { version, scenario: chosen.scenario }, context);
  return { change: { ...change, version: saved.version, from: version } };
}

import { defineCommand, type ReadingPlace, type Values } from '../src/bot/command.ts';
import { type Words, wordsFor } from '../src/bot/language/words.ts';
import { readRequest } from '../src/bot/reading/read-request.ts';
import { withSaid } from '../src/bot/replies/with-said.ts';
import { refuseUnlessMay } from '../src/bot/rights.ts';
import { template } from '../src/features/history/arguments/template.ts';
import { writtenAmount } from '../src/features/scenarios/arguments/amount-written.ts';
import { channelLines } from '../src/features/scenarios/arguments/channel-lines.ts';
import { asTyped } from '../src/features/scenarios/arguments/confirmed.ts';
import { goal } from '../src/features/scenarios/arguments/goal.ts';
import { moneyOverTime } from '../src/features/scenarios/arguments/money.ts';
import { newName } from '../src/features/scenarios/arguments/new-name.ts';
import { period } from '../src/features/scenarios/arguments/period.ts';
import { currencyIn } from '../src/features/scenarios/arguments/scenario.ts';
import { keepScenario } from '../src/features/scenarios/keep.ts';
import { newScenario } from '../src/features/scenarios/new.ts';
import { ownIdentifier } from '../src/features/scenarios/own-name.ts';
import { scenarioKeptReply } from '../src/features/scenarios/replies/kept.ts';
import { saidAmounts } from '../src/features/scenarios/replies/said-amounts.ts';
import type { Scenario } from '../src/scenario/scenario.ts';

const newArguments = {
  name: { kind: newName, required: true, position: 0, example: 'Web shop' },
  from: { kind: template, required: false, position: 1, example: 'medical' },
  budget: { kind: moneyOverTime, required: false, example: '60k' },
  period: { kind: period, required: false, example: 'month' },
  channels: {
    kind: channelLines,
    required: false,
    collects: 'changes',
    example: 'website 10k; app 8k 2.5',
  },
  goal: { kind: goal, required: false, example: 'profit' },
} as const satisfies Parameters<typeof defineCommand>[0]['args'];

export const scenarioNew = defineCommand({
  name: 'scenario new',
  examples: [
    'scenario new Web shop budget=60k website=20k app=15k partners=10k',
    'scenario new Our medical from medical budget=60k patient-app=9k',
    'scenario new Shop: Google Search=$45k Meta=$30k budget=$90k/month',
    'scenario new Shop period=month channels="website 20k 2.5; mobile app 15k 3"',
    '场景 新建 网店 预算=6万 channels="官网 2万; 小程序 1.5万"',
  ],
  audience: 'channel',
  args: newArguments,
  form: ['name', 'budget', 'period', 'channels', 'goal'],
  async check(values, place) {
    const { invocation, store, language } = place;
    refuseUnlessMay('scenario.make', invocation.who);
    const id = await ownIdentifier(values.name, store, invocation.where.workspace);
    described(values, id, place.others, place, wordsFor(language));
  },
  async run(values, context) {
    const { store, invocation, words } = context;
    const id = await ownIdentifier(values.name, store, invocation.where.workspace);
    const { named } = readRequest({ kind: 'line', line: context.line }, [scenarioNew]);
    const scenario = described(values, id, named, context, words);
    const saved = await keepScenario(scenario, { version: 0 }, context);
    const how = values.from === undefined ? 'made' : 'copied';
    const reply = scenarioKeptReply({ saved, how }, context);
    if (how === 'copied') return withSaid(reply, saidAmounts(context.line, scenario, words));
    const { period, currency } = scenario;
    const per = words.say(`replies.period.${period}.per`);
    return withSaid(reply, [
      words.say('scenarios.kept.amounts', { per, currency }),
      ...saidAmounts(context.line, scenario, words),
    ]);
  },
});

function described(
  { name, from, budget, period: asked, channels = [], goal }: Values<typeof newArguments>,
  id: string,
  others: ReadingPlace['others'],
  { settings }: Pick<ReadingPlace, 'settings'>,
  words: Words,
): Scenario {
  const currency = from?.scenario.currency ?? currencyIn({ settings, others });
  const period = asked ?? (from === undefined ? writtenAmount(asTyped(others.budget ?? '')).per : undefined);
  return newScenario({ id, name, budget, period, channels, goal, currency, from: from?.scenario }, words);
}

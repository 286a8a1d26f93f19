import { count } from '../src/bot/arguments/count.ts';
import { type ChosenScenario, type CommandContext, defineCommand, type Values } from '../src/bot/command.ts';
import { scenarioLabel } from '../src/bot/replies/labels.ts';
import type { Reply } from '../src/bot/reply.ts';
import { refuseUnlessMay } from '../src/bot/rights.ts';
import { rating } from '../src/features/actuals/arguments/rating.ts';
import { usefulness } from '../src/features/actuals/arguments/usefulness.ts';
import { mayTakeIn } from '../src/features/actuals/may-take-in.ts';
import { refuseTooMany } from '../src/features/actuals/observations.ts';
import { ratingText, type SurveyNews, surveyReply } from '../src/features/actuals/replies/survey.ts';
import { dateText } from '../src/features/experiments/view.ts';
import { verdictReply } from '../src/features/fits/replies/verdict.ts';
import { whatIfBase } from '../src/features/plans/arguments/what-if-base.ts';
import { middleText } from '../src/features/plans/replies/factor-text.ts';
import { scenariosOf } from '../src/features/scenarios/arguments/scenario.ts';
import { scenarioSpokenOf } from '../src/features/scenarios/arguments/scenario-spoken-of.ts';
import { keepScenario } from '../src/features/scenarios/keep.ts';
import { type Survey, withSurvey } from '../src/learn/feedback/satisfaction.ts';
import { echo, UserError } from '../src/scenario/problem.ts';

const example = 'feedback medical satisfaction=4.2/5 n=120';

const feedbackArguments = {
  about: { kind: whatIfBase, required: false, position: 0, example: 'medical' },
  satisfaction: { kind: rating, required: false, example: '4.2/5' },
  n: { kind: count, required: false, example: '120' },
  useful: { kind: usefulness, required: false, example: 'yes' },
} as const satisfies Parameters<typeof defineCommand>[0]['args'];

type FeedbackValues = Values<typeof feedbackArguments>;

export const feedback = defineCommand({
  name: 'feedback',
  examples: [example, 'feedback 12 useful=yes', '反馈 智慧医疗 满意度=4.2/5 人数=120'],
  audience: 'channel',
  args: feedbackArguments,
  form: ['about', 'satisfaction', 'n'],
  check({ about, satisfaction, n, useful }, { invocation }) {
    refuseUnlessMay('feedback.give', invocation.who);
    if (satisfaction === undefined && useful === undefined) throw new UserError({ code: 'feedback.nothing' });
    if (useful !== undefined && about?.run === undefined) throw new UserError({ code: 'feedback.no-run' });
    if (satisfaction !== undefined && n === undefined) {
      throw new UserError({ code: 'feedback.answers', argument: 'n' });
    }
    if (about?.chosen.origin === 'file') {
      throw new UserError({ code: 'feedback.file', received: echo(about.chosen.scenario.id) });
    }
  },
  async run(values, context) {
    const { about, satisfaction, n = 1, useful } = values;
    if (satisfaction !== undefined) {
      const news = await survey({ ...satisfaction, answers: n }, about, context);
      if (useful === undefined) return news;
    }
    const run = about?.run;
    if (run === undefined || useful === undefined) throw new Error('a verdict without a run was let through');
    return verdict(run.number, run.scenario.id, useful === 'yes', context);
  },
});

/** The scenario as it is now, also where an earlier run of it was named. */
async function scenarioNow(about: FeedbackValues['about'], context: CommandContext): Promise<ChosenScenario> {
  if (about === undefined) return scenarioSpokenOf(context, example);
  if (about.run === undefined) return about.chosen;
  const known = await scenariosOf(context.store, context.invocation.where.workspace, context.settings);
  const { id } = about.run.scenario;
  const found = known.find(({ scenario }) => scenario.id === id);
  if (found !== undefined) return found;
  const choices = known.map(({ scenario }) => scenario.id).join(', ');
  throw new UserError({ code: 'scenario.unknown', received: id, values: { nearest: '', choices } });
}

async function survey(told: Survey, about: FeedbackValues['about'], context: CommandContext): Promise<Reply> {
  const { store, invocation, words, now } = context;
  const { workspace } = invocation.where;
  const chosen = await scenarioNow(about, context);
  const { scenario, version, maker } = chosen;
  await refuseTooMany(scenario.id, { store, workspace });
  const news = async (): Promise<SurveyNews> => {
    if (scenario.model === 'response') return { notedOnly: words.say('feedback.notedOnly.fitted') };
    if (!mayTakeIn(chosen, invocation.who)) {
      return { notedOnly: words.say('feedback.notedOnly.stranger', { maker: maker ?? '–' }) };
    }
    const why = words.say('feedback.why.survey', {
      rating: ratingText(told, words),
      count: told.answers,
      date: dateText(now.toISOString().slice(0, 10), words),
      was: middleText(scenario.advantage.satisfaction, words),
    });
    const { before, after, ...changed } = withSurvey(scenario, told, why);
    const saved = await keepScenario(changed.scenario, { version, scenario }, context);
    return { before, after, version: saved.version, from: version };
  };
  const what = await news();
  await store.observations.add(workspace, {
    scenario: scenario.id,
    at: now.toISOString(),
    by: invocation.who.id,
    kind: 'satisfaction',
    ...told,
    ...('version' in what && { version: what.version }),
  });
  const label = scenarioLabel(scenario.names, words.language);
  return surveyReply(told, { id: scenario.id, label }, what, words);
}

async function verdict(
  run: number,
  scenario: string,
  isUseful: boolean,
  { store, invocation, words, now }: CommandContext,
): Promise<Reply> {
  const { workspace } = invocation.where;
  await refuseTooMany(scenario, { store, workspace });
  await store.observations.add(workspace, {
    scenario,
    at: now.toISOString(),
    by: invocation.who.id,
    kind: 'verdict',
    run,
    isUseful,
  });
  const all = await store.observations.list(workspace, scenario, { kind: 'verdict', limit: 1_000 });
  // The last word of each person counts; the newest come first.
  const byPerson = new Map<string, boolean>();
  for (const one of all) {
    if (one.kind === 'verdict' && one.run === run && !byPerson.has(one.by))
      byPerson.set(one.by, one.isUseful);
  }
  const useful = [...byPerson.values()].filter(Boolean).length;
  return verdictReply({ run, isUseful }, { useful, people: byPerson.size }, words);
}

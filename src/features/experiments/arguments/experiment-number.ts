import type { ArgumentKind } from '../../../bot/command.ts';
import type { Experiment } from '../../../learn/experiments/experiment.ts';
import { UserError } from '../../../scenario/problem.ts';
import { readWhole } from '../../../scenario/quantity.ts';

/** An experiment of the workspace by its number, `3` or `#3`. */
export const experimentNumber: ArgumentKind<Experiment> = {
  name: 'experiment',
  async read(text, { invocation, store }) {
    const number = readWhole(text, { currency: 'CNY', positive: true });
    const experiment = await store.experiments.get(invocation.where.workspace, number);
    if (experiment !== undefined) return experiment;
    throw new UserError({ code: 'experiment.unknown', received: String(number) });
  },
  async complete(typed, { invocation, store }) {
    const wanted = typed.trim().replace(/^#/, '');
    const newest = await store.experiments.list(invocation.where.workspace, { limit: 25 });
    return newest
      .filter(({ number }) => String(number).startsWith(wanted))
      .map(({ number, scenario, channel }) => {
        const label = `#${number} ${scenario} ${channel}`;
        return { value: String(number), label: { en: label, zh: label } };
      });
  },
};

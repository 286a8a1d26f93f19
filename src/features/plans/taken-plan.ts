import type { Run } from './stored/run.ts';

/**
 * The run with the plan that it stands for in the best plan's place: of a what-if the plan that was priced, with what
 * that is worth; any other run as it is. What binds and the proof stay those of the best plan.
 */
export function takenPlan(run: Run): Run {
  // How the best plan stands elsewhere, and what to do about it, say nothing of another plan.
  const { priced, certainty, value, robustness: _robustness, verdict: _verdict, ...rest } = run;
  if (priced === undefined) return run;
  return {
    ...rest,
    channels: run.channels.map(({ interval: _, range: __, contributionAfter: ___, ...channel }) => {
      const own = priced.channels.find(({ id }) => id === channel.id);
      if (own === undefined) return channel;
      const { spend, contribution, interval } = own;
      return { ...channel, proposed: spend, contribution, ...(interval && { interval }) };
    }),
    value: {
      ...value,
      proposed: priced.value,
      lift: priced.lift,
      ...(value.afterPeriod &&
        priced.afterPeriod !== undefined && {
          afterPeriod: { ...value.afterPeriod, proposed: priced.afterPeriod },
        }),
      ...(priced.cautious !== undefined && { cautiousProposed: priced.cautious }),
    },
    ...(certainty && priced.certainty && { certainty: { ...certainty, ...priced.certainty } }),
  };
}

import type { Fit } from '../fit.ts';

/** What ArviZ reads with `az.from_json`: groups of variables, posterior ones by chain and draw. */
export interface InferenceData {
  readonly posterior: Readonly<Record<string, readonly (readonly number[])[]>>;
  readonly observed_data: { readonly outcome: readonly number[] };
  readonly coords: { readonly week: readonly string[] };
  readonly dims: { readonly outcome: readonly ['week'] };
  readonly attrs: Readonly<Record<string, string | number>>;
}

/**
 * A fit for ArviZ. Variables have the paths of the draws (`channel.tv.coefficient`), in the scenario's own units; draws
 * that were thinned come as they were kept. Chains are of one length: what is over the shortest is left out.
 */
export function inferenceDataOf(
  fit: Pick<
    Fit,
    'draws' | 'checks' | 'decomposition' | 'history' | 'number' | 'scenario' | 'currency' | 'unit'
  >,
): InferenceData {
  const { checks, decomposition, history } = fit;
  const count = fit.draws.base?.length ?? 0;
  const length = Math.floor(count / Math.max(1, checks.chains));
  const byChain = (values: readonly number[]) =>
    Array.from({ length: checks.chains }, (_, c) => values.slice(c * length, (c + 1) * length));
  const start = Date.parse(history.from);
  const week = decomposition.observed.map((_, t) =>
    new Date(start + 7 * 86_400_000 * t).toISOString().slice(0, 10),
  );
  return {
    posterior: Object.fromEntries(Object.entries(fit.draws).map(([path, values]) => [path, byChain(values)])),
    observed_data: { outcome: decomposition.observed },
    coords: { week },
    dims: { outcome: ['week'] },
    attrs: {
      fit: fit.number,
      scenario: fit.scenario,
      currency: fit.currency,
      unit: fit.unit,
      inference_library: 'channels',
    },
  };
}

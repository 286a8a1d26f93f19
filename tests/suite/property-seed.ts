import fc from 'fast-check';

/**
 * Properties are tried on the same inputs in every run, so that a change is judged and not chance. To look for new
 * counterexamples: `PROPERTY_SEED=random npm test`; a failure prints the seed that found it.
 */
const wanted = process.env.PROPERTY_SEED ?? '20260101';
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted) });

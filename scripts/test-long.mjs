// `npm run test:long [-- vitest arguments]`: the suite with every property tried on many more inputs.
process.env.PROPERTY_RUNS = 'many';
await import('./test.mjs');

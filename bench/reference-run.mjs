/*
 * Solves five hundred mixed channels, one draw, to 1e-9 again and again in a process of its own:
 * `node reference-run.mjs build reference|ours`. Prints CPU milliseconds of the first solve and of later ones.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { solve } from './reference-curves.mjs';

const [build, which] = process.argv.slice(2);
const of = (path) => import(pathToFileURL(resolve(build, path)).href);
const { generatedChannels } = await of('bench/generated-channels.js');
const { compileProblem, optimise } = await of('src/optimise/optimise.js');
const scenario = generatedChannels(500, 1);
const channels = scenario.channels.map(({ max, response }) => ({
  beta: response.coefficient,
  half_saturation: response.halfSaturation,
  slope: response.slope,
  lower: 0,
  upper: max,
}));
const spent = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const compiled = compileProblem(scenario, 1, 1);
const times = [];
let best = 0;
for (let run = 0; run < 15; run += 1) {
  const began = spent();
  if (which === 'reference') best = solve(channels, scenario.budget, 1e-9).best;
  else {
    const { plan } = await optimise(compiled, { nodes: 1e6, milliseconds: 10_000 });
    best = plan.score * compiled.valueUnit;
  }
  times.push(spent() - began);
}
const warm = times.slice(4).sort((a, b) => a - b);
console.log(JSON.stringify({ cold: times[0], warm: warm[warm.length >> 1], best }));

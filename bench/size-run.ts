import { compileProblem, gapScale, optimise } from '../src/optimise/optimise.ts';
import { sizeProblems } from './size-problems.ts';

/*
 * Solves one problem of the table of sizes in a process of its own, so that its peak of memory is its own:
 * `node size-run.js root name milliseconds`. Prints one line of JSON.
 */
const [root = '.', name = '', milliseconds = '10000'] = process.argv.slice(2);
const found = sizeProblems(root).find((problem) => problem.name === name);
if (!found) throw new Error(`no problem of sizes is called ${name}`);
/** The seed that the bot's own plans have: the values known for the published problems rest on it. */
const usualSeed = 20_260_101;
const began = performance.now();
const compiled = compileProblem(found.scenario(), found.draws, usualSeed);
const drawn = performance.now();
const result = await optimise(compiled, { nodes: 1_000_000, milliseconds: Number(milliseconds) });
const ended = performance.now();
const { problem, today, valueUnit, spendUnit } = compiled;
const unit = problem.aim.kind === 'target' ? spendUnit : valueUnit;
console.log(
  JSON.stringify({
    name,
    aim: found.aim,
    gap: result.plan ? (result.bound - result.plan.score) / gapScale(problem, result.plan, today) : null,
    best: (result.plan?.score ?? Number.NaN) * unit,
    bound: result.bound * unit,
    nodes: result.nodes,
    iterations: result.trace.at(-1)?.iteration,
    stopped: result.stopped,
    draw: Math.round(drawn - began),
    search: Math.round(ended - drawn),
    cpu: Math.round((process.cpuUsage().user + process.cpuUsage().system) / 1000),
    told: Math.round(result.trace.at(-1)?.milliseconds ?? 0),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);

import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'vitest';
import { scenarioShape } from '../src/scenario/scenario.ts';
import { compileProblem, optimise, gapScale } from '../src/optimise/optimise.ts';
for (const f of readdirSync('tests/fixtures/cases')) test(f, async () => {
  const c = JSON.parse(readFileSync('tests/fixtures/cases/'+f,'utf8'));
  const s = scenarioShape.parse(c.scenario);
  for (let k=0;k<3;k++){
  const t0=performance.now();
  const p = compileProblem(s, 1024, 1);
  const r = await optimise(p, {nodes: 20000, milliseconds: 20000});
  const ms=performance.now()-t0;
  const plan=r.plan!;
  if(k==2) console.log(f, 'value', plan.value*p.valueUnit, 'opt', c.optimum.value, 'rel', (plan.value*p.valueUnit/c.optimum.value-1).toExponential(2), 'bound-', ((r.bound-plan.score)/gapScale(p.problem,plan,p.today)).toExponential(2), 'bound>=opt', r.bound*p.valueUnit>=c.optimum.value, 'nodes', r.nodes, 'iters', r.trace.length, r.stopped, ms.toFixed(1)+'ms');
  if(k==2) console.log(r.trace.slice(0,12).map(t=>`${t.iteration} ${t.milliseconds.toFixed(1)} ${(t.best*p.valueUnit).toPrecision(10)} ${(t.bound*p.valueUnit).toPrecision(10)}`).join('\n'));
  }
});

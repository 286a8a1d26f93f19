import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runShape } from '../../src/features/plans/stored/run.ts';
import { run, workFolder } from './program.ts';

describe('explain, after optimize', () => {
  it('prints why, saves both curves under the run’s name, and leaves the run as it is', async () => {
    const folder = workFolder();
    const stored = JSON.parse((await run(['optimize', 'smart-home', '--json'], { folder })).out);
    const { exitCode, out, err } = await run(['explain', '1'], { folder });
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toMatch(/^Smart home: why plan #1\nSmart home, plan #1: ¥1k more a week would add ¥/);
    for (const picture of ['smart-home-1-budget.png', 'smart-home-1-responses.png']) {
      expect(out).toContain(`Picture: ${join('out', picture)}\n`);
      const bytes = readFileSync(join(folder, 'out', picture));
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 675]);
    }
    const { charts: _, ...before } = stored;
    const answer = JSON.parse((await run(['explain', '1', '--json'], { folder })).out);
    expect(answer.run).toEqual(before);
    expect(answer.charts).toHaveLength(2);
    const { budgetCurve, responseCurves, sensitivities } = answer.explanation;
    expect(budgetCurve.length).toBeGreaterThan(10);
    expect(responseCurves).toHaveLength(3);
    expect(sensitivities.length).toBeGreaterThan(5);
    // The analysis that it explains has a run's shape, and its plan (searches end by the clock, in the last digits).
    const explained = runShape.parse({ ...before, ...answer.analysis });
    for (const [i, channel] of explained.channels.entries()) {
      expect(channel.id).toBe(before.channels[i].id);
      expect(Math.abs(channel.proposed - before.channels[i].proposed)).toBeLessThan(1e-3 * before.budget);
    }
    const { out: history } = await run(['history', '--json'], { folder });
    expect(JSON.parse(history).runs).toHaveLength(1);
  });

  it('of a run that is not there says so, in the language asked for', async () => {
    const folder = workFolder();
    const { exitCode, out, err } = await run(['解释', '7', '--lang', 'zh'], { folder });
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain('这里没有编号为 7 的运行');
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FairLine } from '../../../adapters/jobs/fair-line.ts';

const takeAll = <Item>(line: FairLine<Item>) => {
  const taken: Item[] = [];
  for (let next = line.take(); next !== undefined; next = line.take()) taken.push(next);
  return taken;
};

describe('the fair line', () => {
  it('takes turns between workspaces, and keeps the order within each', () => {
    const line = new FairLine<string>();
    for (const item of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2']) line.push(item.slice(0, 1), item);
    expect(takeAll(line)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
    expect(line.take()).toBeUndefined();
  });

  it('does not let a workspace that was served long ago save up turns', () => {
    const line = new FairLine<string>();
    for (let i = 0; i < 10; i += 1) line.push('a', `a${i}`);
    for (let i = 0; i < 5; i += 1) line.take();
    for (let i = 0; i < 5; i += 1) line.push('b', `b${i}`);
    expect(takeAll(line)).toEqual(['b0', 'a5', 'b1', 'a6', 'b2', 'a7', 'b3', 'a8', 'b4', 'a9']);
  });

  it('lets one leave', () => {
    const line = new FairLine<string>();
    for (const item of ['a1', 'a2', 'b1']) line.push(item.slice(0, 1), item);
    expect([line.remove('a1'), line.remove('a1'), line.size, line.sizeOf('a')]).toEqual([true, false, 2, 1]);
    expect(takeAll(line)).toEqual(['b1', 'a2']);
  });

  it('does not hold against a workspace what it took back', () => {
    const line = new FairLine<string>();
    for (let i = 0; i < 10; i += 1) line.push('a', `a${i}`);
    for (let i = 0; i < 5; i += 1) line.push('b', `b${i}`);
    for (let i = 0; i < 10; i += 1) line.remove(`a${i}`);
    line.push('a', 'a10');
    expect(takeAll(line)).toEqual(['b0', 'a10', 'b1', 'b2', 'b3', 'b4']);
  });

  const events = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('come' as const), workspace: fc.constantFrom('a', 'b', 'c', 'd') }),
      fc.record({ kind: fc.constant('take' as const) }),
    ),
    { maxLength: 120 },
  );

  it('serves workspaces that all wait within one turn of each other, whatever came before', () => {
    const workspaces = ['a', 'b', 'c', 'd'];
    const arrivals = fc.array(fc.constantFrom(...workspaces), { minLength: 10, maxLength: 80 });
    fc.assert(
      fc.property(arrivals, fc.nat({ max: 40 }), arrivals, (before, takes, after) => {
        const line = new FairLine<{ readonly workspace: string }>();
        const waiting = new Map(workspaces.map((workspace) => [workspace, 0]));
        const add = (workspace: string, by: number) =>
          waiting.set(workspace, (waiting.get(workspace) ?? 0) + by);
        const come = (workspace: string) => {
          line.push(workspace, { workspace });
          add(workspace, 1);
        };
        const take = () => {
          const workspace = line.take()?.workspace ?? 'nobody';
          add(workspace, -1);
          return workspace;
        };
        before.forEach(come);
        for (let i = 0; i < Math.min(takes, before.length); i += 1) take();
        after.forEach(come);
        const served = new Map(workspaces.map((workspace) => [workspace, 0]));
        while (workspaces.every((workspace) => (waiting.get(workspace) ?? 0) > 0)) {
          const workspace = take();
          served.set(workspace, (served.get(workspace) ?? 0) + 1);
          expect(Math.max(...served.values()) - Math.min(...served.values())).toBeLessThanOrEqual(2);
        }
      }),
    );
  });

  it('gives back everything once, in order within each workspace', () => {
    fc.assert(
      fc.property(events, (happenings) => {
        const line = new FairLine<{ readonly workspace: string; readonly number: number }>();
        const taken: { readonly workspace: string; readonly number: number }[] = [];
        let came = 0;
        for (const happening of happenings) {
          if (happening.kind === 'come') {
            came += 1;
            line.push(happening.workspace, { workspace: happening.workspace, number: came });
          } else {
            const next = line.take();
            if (next !== undefined) taken.push(next);
          }
        }
        taken.push(...takeAll(line));
        expect(taken).toHaveLength(came);
        for (const workspace of ['a', 'b', 'c', 'd']) {
          const numbers = taken.filter((each) => each.workspace === workspace).map((each) => each.number);
          expect(numbers).toEqual([...numbers].sort((x, y) => x - y));
        }
      }),
    );
  });
});

import { afterEach, expect } from 'vitest';
import type { Prepared } from '../../../src/bot/bot.ts';
import type { Invocation } from '../../../src/bot/invocation.ts';
import { ready, result } from './fakes.ts';
import { type FrontOptions, type StartedFront, startFront } from './started-front.ts';

/**
 * A start for the tests of a file, each with a front of its own, whose bot answers everything with one result unless
 * told. After the test the front is stopped, and everything that it wrote has kept Slack's limits.
 */
export function frontOfEachTest() {
  let started: StartedFront | undefined;
  afterEach(async () => {
    const problems = started?.slack.problems ?? [];
    await started?.stop();
    started = undefined;
    expect(problems, "every message, form and view keeps Slack's limits").toEqual([]);
  });
  // One that was started again is the one to be stopped.
  const keep = (front: StartedFront): StartedFront => {
    started = { ...front, restart: async () => keep(await front.restart()) };
    return started;
  };
  return async (
    answer: (invocation: Invocation) => Prepared = () => ready(result),
    options: Partial<FrontOptions> = {},
  ): Promise<StartedFront> => keep(await startFront({ answer, ...options }));
}

/**
 * Twelve turns of two people under one result, in each language: on Slack, on Discord and in a browser, against their
 * doubles and the real page. What people read and what is stored is what the bot says without any front.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser } from '../adapters/web/browser.ts';
import { discussionIn } from '../fixtures/discussion/discussion.ts';
import { browserFront } from './browser-front.ts';
import { discordFront, type Manner } from './discord-front.ts';
import { type Discussed, discussed, runsIn, saidInNumbers, thoughtfulPlanner } from './discussed.ts';
import { type Program, plain, program, type Seen, type TestedFront } from './front.ts';
import { slackFront } from './slack-front.ts';

type Talkative = Pick<TestedFront, 'command' | 'say' | 'stop' | 'workspace'>;

describe.each(['en', 'zh'] as const)('a discussion of twelve turns (%s)', (language) => {
  const planner = thoughtfulPlanner();
  const { opening, turns } = discussionIn(language);
  let expected: Discussed;
  beforeAll(async () => {
    expected = await discussed(language, planner);
  });

  it('comes to plans, and to different ones', () => {
    expect(expected.runs.length).toBeGreaterThanOrEqual(7);
    for (const [index, { tells }] of turns.entries()) {
      expect(expected.replies[index + 1]?.summary).toContain(tells);
    }
  });

  async function tellsTheSame(parts: Program, front: Talkative): Promise<void> {
    const [name = '', scenario = ''] = opening.split(' ');
    const seen: Seen[] = [await front.command(name, { scenario })];
    for (const { says, by } of turns) seen.push(await front.say(says, seen[0]?.id ?? '', by));
    expect(await front.stop()).toEqual([]);
    for (const [index, { text }] of seen.entries()) {
      const reply = expected.replies[index];
      const said = reply === undefined ? [] : saidInNumbers(reply);
      expect({ turn: index, missing: said.filter((each) => !text.includes(plain(each))) }).toEqual({
        turn: index,
        missing: [],
      });
    }
    expect(runsIn(parts, front.workspace)).toEqual(expected.runs);
    expect((await parts.store.adoptions.current(front.workspace, 'medical'))?.run).toBe(7);
  }

  it('is the same in a thread of Slack', async () => {
    const parts = program(planner, language);
    await tellsTheSame(parts, await slackFront(parts));
  });

  it.each(['thread', 'replies', 'direct'] as const)('is the same on Discord (%s)', async (manner: Manner) => {
    const parts = program(planner, language);
    await tellsTheSame(parts, await discordFront(parts, manner));
  });

  it.skipIf(noBrowser !== undefined)(
    `is the same in a browser${noBrowser ? ` (${noBrowser})` : ''}`,
    async () => {
      const parts = program(planner, language);
      const browser = await openBrowser();
      try {
        const { command, ...front } = await browserFront(parts, browser);
        await tellsTheSame(parts, { ...front, command: () => command(opening) });
      } finally {
        await browser.close();
      }
    },
  );
});

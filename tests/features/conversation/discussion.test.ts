import { describe, expect, it } from 'vitest';
import type { Place } from '../../../src/bot/invocation.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { type Asking, botUnderTest, invocation, textOf } from '../../bot/bot-under-test.ts';
import { discussionIn } from '../../fixtures/discussion/discussion.ts';

const people = { ana: 'U1', bo: 'U2' } as const;
const root = '1700000000.000100';

/** A bot, and a channel in which people talk to it under one message. */
function threadOf(where: Partial<Place> = {}) {
  const under = botUnderTest();
  const { bot } = under;
  let messages = 0;
  async function answered(line: string, asking: Asking, thread?: string, isTalk = false): Promise<Reply> {
    const at = { ...where, ...asking.where, ...(thread !== undefined && { thread }) };
    const asked = invocation(line, { ...asking, where: at });
    const prepared = await bot.prepare({ ...asked, request: { kind: 'line', line, isTalk } });
    const reply = prepared.kind === 'refused' ? prepared.reply : await prepared.run();
    messages += 1;
    const message = thread === undefined && !isTalk ? root : `${root}.${messages}`;
    const { workspace, channel } = asked.where;
    if (reply.audience === 'channel') await bot.posted({ workspace, channel, message }, reply);
    return reply;
  }
  return {
    ...under,
    open: (line: string, asking: Asking = {}) => answered(line, asking),
    say: (line: string, asking: Asking = {}, thread = root) => answered(line, asking, thread, true),
    press: (line: string, asking: Asking = {}, thread = root) => answered(line, asking, thread),
    conversation: (thread = root) => under.store.conversations.get('slack:T1', where.channel ?? 'C1', thread),
    runs: () => under.store.savedRuns.get('slack:T1') ?? [],
  };
}

describe.each(['en', 'zh'] as const)('A discussion of twelve turns (%s)', (language) => {
  it('remembers what was changed, takes it back, and asks for what was said', async () => {
    const { opening, turns } = discussionIn(language);
    const thread = threadOf();
    await thread.open(opening, { language });
    for (const { by, says, line, tells } of turns) {
      const before = thread.runs().length;
      const reply = await thread.say(says, { person: people[by], language });
      expect({ says, summary: reply.summary }).toEqual({ says, summary: expect.stringContaining(tells) });
      expect(reply.tone, says).not.toBe('error');
      const made = thread.runs().slice(before);
      if (line === null) expect(made, says).toEqual([]);
      if (line?.startsWith('optimize '))
        expect(made.map((run) => [run.line, run.by])).toEqual([[line, people[by]]]);
      if (line?.startsWith('whatif ')) expect(made.map((run) => run.line)).toEqual([line]);
    }
    expect(await thread.conversation()).toEqual({
      run: 1,
      steps: [
        ...[6, 7].map((run) => ({ run, line: expect.stringContaining('budget=54600') })),
        { run: 7, line: 'adopt 7' },
      ],
    });
    expect((await thread.store.adoptions.current('slack:T1', 'medical'))?.run).toBe(7);
  });
});

describe('A conversation', () => {
  it('says in three lines what can be said here where it did not understand', async () => {
    const thread = threadOf();
    await thread.open('optimize medical');
    const reply = await thread.say('what is the meaning of life');
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "# Not understood
      I did not understand that, so nothing has changed.
      Change the plan: \`budget 57k\` · \`cap hospital-partners at 13k\` · \`keep hospital-partners as it is\` · \`be cautious\`
      Ask: \`what if hospital-partners +20%\` · \`why so little for hospital-partners?\` · \`how sure are you?\` · \`what is the ROI of hospital-partners?\`
      Do: \`run again\` · \`export as csv\` · \`adopt this plan\` · \`send this every monday at 09:00\`"
    `);
    expect((await thread.say('forget it')).tone).not.toBe('error');
    expect(thread.runs()).toHaveLength(1);
  });

  it('takes a plan that a button or a command in its thread gave as the newest', async () => {
    const thread = threadOf();
    await thread.open('optimize medical');
    await thread.press('optimize medical budget=40k');
    const reply = await thread.say('be cautious');
    expect(reply.summary).toMatch(/^With budget ¥40k; risk set to cautious: /);
  });

  it('reads a command in a thread, and words that need no run anywhere', async () => {
    const thread = threadOf();
    await thread.open('optimize medical');
    expect((await thread.say('optimize finance')).title).toMatch(/^Financial/);
    expect((await thread.say('history', {}, 'elsewhere')).title).toMatch(/History|runs/i);
    expect((await thread.say('what can you do?', {}, 'elsewhere')).tone).toBe('info');
    const lost = await thread.say('app +20%', {}, 'elsewhere');
    expect(lost).toMatchObject({ tone: 'info', audience: 'caller', title: 'How to talk with me' });
    expect(thread.runs()).toHaveLength(2);
  });

  it('goes on from the message that is replied to, with what led there', async () => {
    const thread = threadOf();
    await thread.open('optimize medical');
    await thread.say('budget 60k');
    const second = `${root}.2`;
    expect(await thread.conversation(second)).toEqual({
      run: 1,
      steps: [{ line: 'optimize medical budget=60000', run: 2 }],
    });
    const reply = await thread.say('app at most 10k', {}, second);
    expect(reply.summary).toMatch(/^With budget ¥60k; patient-app at most ¥10k: /);
    expect((await thread.conversation())?.steps).toHaveLength(1);
  });

  it('goes on with the thread in a reply to its newest message, and with an older one’s plan in a reply to that', async () => {
    const thread = threadOf();
    await thread.open('optimize medical');
    await thread.say('budget 60k');
    const inReplyTo = (repliesTo: string) => ({ where: { repliesTo } });
    expect((await thread.say('be cautious', inReplyTo(`${root}.2`))).summary).toMatch(
      /^With budget ¥60k; risk set to cautious: /,
    );
    expect((await thread.conversation())?.steps).toHaveLength(2);
    // The first answer shows a plan that is not cautious.
    expect((await thread.say('app at most 10k', inReplyTo(`${root}.2`))).summary).toMatch(
      /^With budget ¥60k; patient-app at most ¥10k: /,
    );
    expect((await thread.conversation())?.steps).toHaveLength(2);
    expect((await thread.conversation(`${root}.2`))?.steps).toHaveLength(2);
    // Something of another person's, or without a run: the thread.
    expect((await thread.say('without brands', inReplyTo('unknown'))).summary).toMatch(
      /^With budget ¥60k; risk set to cautious; nothing for brand-partners: /,
    );
  });

  it('goes on from a reply that was not understood, or said what is wrong', async () => {
    const thread = threadOf();
    await thread.open('optimize medical');
    await thread.say('budget 60k');
    for (const words of ['what is the meaning of life', 'compare with #99']) {
      const reply = await thread.say(words);
      expect({ words, about: reply.about }).toEqual({ words, about: { run: 1, thread: root } });
    }
  });

  it('is in the person’s language, else the workspace’s, else the place’s', async () => {
    const thread = threadOf();
    const spoken = { where: { language: 'zh' as const } };
    expect((await thread.ask('help', spoken)).language).toBe('zh');
    await thread.ask('settings language=en', { isAdmin: true });
    expect((await thread.ask('help', spoken)).language).toBe('en');
    expect((await thread.ask('help', { ...spoken, language: 'zh' })).language).toBe('zh');
  });

  it('works out a plan from what another is quicker with, and says that it does not count', async () => {
    const thread = threadOf();
    await thread.open('optimize medical');
    const where = { thread: root };
    const asked = invocation('budget 60k', { where });
    const prepared = await thread.bot.prepare({
      ...asked,
      request: { kind: 'line', line: 'budget 60k', isTalk: true },
    });
    if (prepared.kind !== 'ready') throw new Error('refused');
    // Somebody else changes the plan between the reading and the noting of this one.
    const { change } = thread.store.conversations;
    let isFirst = true;
    Object.assign(thread.store.conversations, {
      change: async (...args: Parameters<typeof change>) => {
        if (isFirst) {
          isFirst = false;
          await change('slack:T1', 'C1', root, 0, [{ line: 'optimize medical risk=cautious', run: 1 }]);
        }
        return change(...args);
      },
    });
    const reply = await prepared.run();
    expect(textOf(reply)).toContain('Meanwhile someone else changed the plan (#1).');
    expect((await thread.conversation())?.steps).toEqual([
      { line: 'optimize medical risk=cautious', run: 1 },
    ]);
  });

  it('refuses all where one part cannot be, and does nothing', async () => {
    const thread = threadOf();
    await thread.open('optimize medical');
    for (const words of [
      'undo',
      'back to the start',
      'no limit on app',
      'cut the budget by 60k',
      'app at most 10k and website at least 5k and compare with last week',
      'compare with #99',
    ]) {
      expect({ words, tone: (await thread.say(words)).tone }).toEqual({ words, tone: 'error' });
    }
    expect(thread.runs()).toHaveLength(1);
    expect(await thread.conversation()).toEqual({ run: 1, steps: [] });
  });

  it('changes, limits and restates as said', async () => {
    const lines: [string, string][] = [
      ['roi at least 2', 'optimize medical goal=roi>=2'],
      ['partners under 40%', 'optimize medical goal=roi>=2 partners<=40%'],
      ['partners under 30%', 'optimize medical goal=roi>=2 partners<=30%'],
      [
        'app between 5k and 10k',
        'optimize medical goal=roi>=2 partners<=30% patient-app>=5000 patient-app<=10000',
      ],
      ['remove the limit on partners', 'optimize medical goal=roi>=2 patient-app>=5000 patient-app<=10000'],
      ['plan per day', 'optimize medical goal=roi>=2 period=day patient-app>=714.29 patient-app<=1428.57'],
      ['undo and no limits', 'optimize medical goal=roi>=2'],
      ['only app and website', 'optimize medical goal=roi>=2 hospital-partners<=0 brand-partners<=0'],
      [
        'only brands',
        'optimize medical goal=roi>=2 hospital-partners<=0 patient-app<=0 content-marketing<=0',
      ],
      ['reset and the cheapest way to 200k', 'optimize medical goal=value>=200000'],
    ];
    const thread = threadOf();
    await thread.open('optimize medical');
    for (const [words, line] of lines) {
      const reply = await thread.say(words);
      expect({ words, tone: reply.tone, line: thread.runs().at(-1)?.line }).toEqual({
        words,
        tone: 'result',
        line,
      });
    }
  });

  it('of a private channel is nobody else’s', async () => {
    const thread = threadOf({ channel: 'D1', isPrivate: true });
    await thread.open('optimize medical', { person: 'U1' });
    await thread.say('budget 60k', { person: 'U1' });
    expect(await thread.conversation()).toMatchObject({ run: 1, steps: [{ run: 2 }] });
    // The same thread id in another channel is another thread, and the runs are not seen from there.
    const elsewhere = { person: 'U2', where: { channel: 'C2', isPrivate: false } };
    expect((await thread.say('why?', elsewhere)).title).toBe('How to talk with me');
    await thread.store.conversations.begin('slack:T1', 'C2', root, 2);
    expect(await thread.say('why?', elsewhere)).toMatchObject({ tone: 'error', audience: 'caller' });
    expect(
      await thread.say('why?', { person: 'U1', where: { channel: 'C2', isPrivate: false } }),
    ).toMatchObject({
      tone: 'result',
    });
  });

  it('goes on about a what-if from the plan that it changed', async () => {
    const thread = threadOf();
    const { ask } = thread;
    await ask('optimize medical budget=48k');
    await thread.open('whatif 1 app=+20%');
    expect((await thread.say('be cautious')).summary).toMatch(/^With risk set to cautious: /);
    expect(thread.runs().at(-1)?.line).toBe('optimize medical budget=48000 risk=cautious');
  });

  it('still answers about a run whose scenario is gone, and says why it cannot plan anew', async () => {
    const thread = threadOf();
    const { scenario } = { scenario: thread.runs() };
    expect(scenario).toEqual([]);
    await thread.open('optimize medical');
    const [run] = thread.runs();
    if (run === undefined) throw new Error('no run');
    const gone = await thread.store.runs.add('slack:T1', {
      ...run,
      line: 'optimize gone',
      scenario: { ...run.scenario, id: 'gone', origin: 'workspace' },
    });
    await thread.store.conversations.begin('slack:T1', 'C1', 'old', gone.number);
    expect((await thread.say('why so little for app?', {}, 'old')).tone).toBe('result');
    expect(await thread.say('budget 60k', {}, 'old')).toMatchObject({
      tone: 'error',
      summary: expect.stringContaining('gone'),
    });
  });
});

describe('Buttons under a plan', () => {
  it('work after a restart and after the scenario changed, or say why not', async () => {
    const thread = threadOf();
    await thread.open('optimize medical');
    const [run] = thread.runs();
    if (run === undefined) throw new Error('no run');
    const own = { ...run.effective, id: 'ours', names: { en: 'Ours' }, aliases: [] };
    await thread.store.scenarios.save('slack:T1', own, 'U1');
    const reply = await thread.open('optimize ours');
    const actions = reply.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
    expect(actions.map(({ label }) => label)).toEqual(expect.arrayContaining(['Cautious', 'Explain']));
    // Another version, in which a channel has another name.
    const [first, ...rest] = own.channels;
    if (first === undefined || own.model !== 'advantage') throw new Error('not as expected');
    const renamed = own.channels.map((channel) =>
      channel.id === first.id ? { ...channel, id: 'clinics-direct', aliases: [] } : channel,
    );
    expect(rest.length).toBeGreaterThan(0);
    await thread.store.scenarios.save('slack:T1', { ...own, channels: renamed, groups: [] }, 'U1');
    for (const { line } of actions) {
      expect({ line, incident: (await thread.ask(line)).incident }).toEqual({ line, incident: undefined });
    }
    expect((await thread.ask('again 99 risk=cautious')).summary).toContain('99');
  });

  it('offer the other attitude to risk, on the same request', async () => {
    const thread = threadOf();
    await thread.open('optimize medical budget=48k app<=9k');
    await thread.ask('again 1 risk=cautious');
    expect(thread.runs().at(-1)?.line).toBe('optimize medical budget=48k risk=cautious app<=9k');
    await thread.ask('again 2 risk=mean');
    expect(thread.runs().at(-1)?.line).toBe('optimize medical budget=48k risk=mean app<=9k');
  });
});

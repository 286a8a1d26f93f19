import { describe, expect, it } from 'vitest';
import { textOf } from '../../bot/bot-under-test.ts';
import { buttonsOf, talkThread } from './talk-thread.ts';

async function lineAfter(said: string, language: 'en' | 'zh' = 'en') {
  const thread = talkThread();
  await thread.open('optimize medical', { language });
  const reply = await thread.say(said, { language });
  return { thread, reply, line: thread.lastLine() };
}

describe('What is said is never turned around', () => {
  it.each([
    ['不要动品牌合作', 'optimize medical brand-partners>=19000 brand-partners<=19000'],
    ["don't touch brand", 'optimize medical brand-partners>=19000 brand-partners<=19000'],
    ["don't cut brand below 10k", 'optimize medical brand-partners>=10000'],
    ['never let app go above 12k', 'optimize medical patient-app<=12000'],
    ["don't increase app", 'optimize medical patient-app<=9600'],
    ['别砍品牌', 'optimize medical brand-partners>=19000'],
    ['app 不要加到 1 万以上', 'optimize medical patient-app<=10000'],
  ])('%s', async (said, line) => {
    expect((await lineAfter(said, /\p{Script=Han}/u.test(said) ? 'zh' : 'en')).line).toBe(line);
  });

  it('what it cannot do it says, with what comes nearest, and does nothing', async () => {
    const { reply, thread } = await lineAfter('pause the facebook campaign');
    expect(reply.title).toBe('Not something I can do');
    expect(buttonsOf(reply)).toEqual([]);
    expect(thread.runs()).toHaveLength(1);
  });

  it('an offer has the amounts and channels that were said', async () => {
    const { reply } = await lineAfter('please cap the website nicely at 15k, purple');
    expect(reply.title).toBe('Is this what you mean?');
    expect(reply.summary).toContain('content-marketing at most ¥15k');
    expect(buttonsOf(reply).map(({ line }) => line)).toEqual(['optimize medical content-marketing<=15000']);
  });

  it('"yes" does what was offered', async () => {
    const thread = talkThread();
    await thread.open('optimize medical');
    await thread.say('please cap the website nicely at 15k, purple');
    await thread.say('yes');
    expect(thread.lastLine()).toBe('optimize medical content-marketing<=15000');
  });
});

describe('What was not said by a channel’s own name', () => {
  it('is told', async () => {
    expect(textOf((await lineAfter('cap website at 10k')).reply)).toContain(
      '“website” is content-marketing here.',
    );
    expect(textOf((await lineAfter('partners at most 20k')).reply)).toContain(
      '“partners” is hospital-partners + brand-partners here.',
    );
    expect(textOf((await lineAfter('cap content at 10k')).reply)).not.toContain('here.');
  });

  it('or is no channel here at all is asked about, never taken for a scenario', async () => {
    for (const said of ['what if tiktok +20%', 'why is podcasts zero?']) {
      const { reply } = await lineAfter(said);
      expect({ said, title: reply.title }).toEqual({ said, title: 'One question' });
      expect(reply.summary).toContain('hospital-partners');
    }
    expect((await lineAfter('what if app x2')).line).toBe('whatif 1 patient-app=+100%');
  });
});

describe('What only dresses the words', () => {
  it.each([
    '🚀 cap app at 10k 🙏',
    '*cap* app at **10k**',
    '`cap app at 10k`',
    '> cap app at 10k',
    '- cap app at 10k',
    '@channels, cap app at 10k',
    'hey @channels please cap app at 10k',
    'um so, cap app at 10k thanks!',
    'legal says cap app at 10k',
    'cap app at 10k because the board is nervous',
    '老板说app不超过1万',
    '请把App封顶在1万，谢谢',
  ])('falls away: %s', async (said) => {
    expect((await lineAfter(said)).line).toBe('optimize medical patient-app<=10000');
  });

  it('items of a list are one request', async () => {
    const { line } = await lineAfter('please:\n- budget 60k\n- cap app at 10k\n• be cautious');
    expect(line).toBe('optimize medical budget=60000 risk=cautious patient-app<=10000');
  });

  it('thanks get thanks, to the person only, without buttons', async () => {
    for (const said of ['thanks!', '👍', '谢谢', 'hello']) {
      const { reply } = await lineAfter(said);
      expect({ said, audience: reply.audience, blocks: reply.blocks }).toEqual({
        said,
        audience: 'caller',
        blocks: [],
      });
    }
  });
});

describe('A question back', () => {
  it('is answered by a number alone', async () => {
    const thread = talkThread();
    await thread.open('optimize medical');
    expect((await thread.say('cap the app')).summary).toContain('patient-app: how much?');
    await thread.say('10k');
    expect(thread.lastLine()).toBe('optimize medical patient-app<=10000');
  });
});

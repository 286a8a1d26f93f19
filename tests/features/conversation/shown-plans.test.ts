import { describe, expect, it } from 'vitest';
import { textOf } from '../../bot/bot-under-test.ts';
import { talkThread } from './talk-thread.ts';

describe('After a what-if', () => {
  it('this plan, its file, its reasons and its comparison mean the plan that was priced', async () => {
    const thread = talkThread();
    await thread.open('optimize medical');
    await thread.say('what if app +20%');
    expect((await thread.say('csv please')).title).toContain('2');
    expect((await thread.say('why?')).title).toContain('#2');
    expect((await thread.say('compare with current')).tone).toBe('result');
    await thread.say('adopt this plan');
    expect(await thread.adopted()).toBe(2);
  });

  it('undo shows the plan before it', async () => {
    const thread = talkThread();
    await thread.open('optimize medical');
    await thread.say('what if app +20%');
    const reply = await thread.say('undo');
    expect(reply).toMatchObject({ tone: 'result', about: { run: 1 } });
    expect(textOf(reply)).toContain('Undone.');
    expect(await thread.say('undo')).toMatchObject({ tone: 'error' });
  });

  it('a number by itself takes the place of its number, on the same plan', async () => {
    const thread = talkThread();
    await thread.open('optimize medical');
    await thread.say('what if app +20%');
    await thread.say('make it 30%');
    expect(thread.lastLine()).toBe('whatif 1 patient-app=+30%');
    await thread.say('no, 12k');
    expect(thread.lastLine()).toBe('whatif 1 patient-app=12000');
    await thread.say('and content?');
    expect(thread.lastLine()).toBe('whatif 1 content-marketing=12000');
  });

  it('the next change goes into the request that was planned', async () => {
    const thread = talkThread();
    await thread.open('optimize medical budget=48k');
    await thread.say('what if app +20%');
    await thread.say('be cautious');
    expect(thread.lastLine()).toBe('optimize medical budget=48000 risk=cautious');
  });
});

describe('An adoption in words', () => {
  it('is done together with the what-if that it was said with', async () => {
    const thread = talkThread();
    await thread.open('optimize medical');
    await thread.say('what if app +20% and adopt it');
    expect(thread.lastLine()).toBe('whatif 1 patient-app=+20%');
    expect(await thread.adopted()).toBe(2);
  });

  it('is undone in words: the one before counts again', async () => {
    const thread = talkThread();
    await thread.open('optimize medical');
    await thread.say('adopt this');
    await thread.say('budget 60k');
    await thread.say('adopt it');
    expect(await thread.adopted()).toBe(2);
    const reply = await thread.say('undo');
    expect(reply.summary).toBe('Undone: plan #2 is no longer adopted. Plan #1 counts again.');
    expect(await thread.adopted()).toBe(1);
    // Then the plan, and then the first adoption.
    await thread.say('undo');
    expect(await thread.adopted()).toBe(1);
    expect((await thread.say('undo')).summary).toBe(
      'Undone: plan #1 is no longer adopted. No plan is adopted now.',
    );
    expect(await thread.adopted()).toBeUndefined();
  });

  it('of the first plan is of the first plan', async () => {
    const thread = talkThread();
    await thread.open('optimize medical');
    await thread.say('budget 60k');
    await thread.say('adopt the first plan');
    expect(await thread.adopted()).toBe(1);
    expect(await thread.say('adopt the fifth plan')).toMatchObject({ tone: 'error', audience: 'caller' });
  });
});

describe('Without a thread', () => {
  const places = [
    ['a direct message', { channel: 'D1', isPrivate: true }],
    [
      'the terminal',
      { front: 'terminal', workspace: 'terminal:local', channel: 'terminal', mayReadFiles: true },
    ],
    ['the page', { front: 'web', workspace: 'terminal:local', channel: 'web' }],
  ] as const;

  it.each(places)('what is said in %s is about the plan shown last there', async (_, where) => {
    const place = talkThread(where, { isAlone: true });
    expect((await place.say('what if app +20%')).title).toBe('How to talk with me');
    await place.say('optimize medical');
    await place.say('what if app +20%');
    expect(place.lastLine()).toBe('whatif 1 patient-app=+20%');
    await place.say('budget 60k');
    expect(place.lastLine()).toBe('optimize medical budget=60000');
    expect((await place.say('why is content zero?')).tone).toBe('result');
    await place.say('optimize driving');
    await place.say('be cautious');
    expect(place.lastLine()).toBe('optimize driving risk=cautious');
    await place.say('undo');
    expect(await place.say('undo')).toMatchObject({ tone: 'error' });
  });

  it('nothing is taken for granted in a public channel', async () => {
    const place = talkThread({}, { isAlone: true });
    await place.say('optimize medical');
    expect((await place.say('what if app +20%')).title).toBe('How to talk with me');
    expect(place.runs()).toHaveLength(1);
  });
});

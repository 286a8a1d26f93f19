import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../../src/bot/language/words.ts';
import { examplesOf, helpTopics } from '../../../src/features/conversation/examples.ts';
import { entries } from '../../../src/features/conversation/lexicon/concepts.ts';
import { readTalk } from '../../../src/features/conversation/read-talk.ts';
import { findScenario } from '../../../src/scenario/find.ts';
import { builtInScenarios } from '../../../src/scenario/presets/index.ts';
import { UserError } from '../../../src/scenario/problem.ts';

const now = new Date('2026-03-02T08:30:00Z');
const medical = findScenario('medical', builtInScenarios);

const read = (text: string, scenario = medical, language: 'en' | 'zh' = 'en') =>
  readTalk(text, { scenario, language, period: scenario.period, now });

const harmless = new Set([
  'ask',
  'why',
  'help',
  'show',
  'thanks',
  'small-talk',
  'cannot',
  'compare',
  'history',
  'no-reports',
]);

/** Whether anything is done that changes or prices a plan, or acts. */
const isActedOn = (text: string) => {
  const reading = read(text);
  return reading.kind === 'do' && reading.moves.some(({ kind }) => !harmless.has(kind));
};

describe('Words said under a run', () => {
  it.each(['en', 'zh'] as const)('are understood when they are what help suggests (%s)', (language) => {
    for (const scenario of builtInScenarios) {
      for (const [, topics] of helpTopics) {
        for (const text of examplesOf(topics, scenario, wordsFor(language))) {
          const { kind } = read(text, scenario, language);
          expect({ scenario: scenario.id, text, kind }).toEqual({ scenario: scenario.id, text, kind: 'do' });
        }
      }
    }
  });

  it('come to something, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        try {
          expect(['do', 'offer', 'ask', 'lost']).toContain(read(text).kind);
        } catch (error) {
          // Control characters are refused before anything is read.
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are not understood with any word more that says something else', () => {
    const others = ['purple', 'unless', 'tomorrow', 'xyzzy', '香蕉', '除非', '42', 'eur'];
    const said = ['budget 60k', 'cap app at 10k', 'only app', 'without brands', '预算 6 万', '只看 app'];
    for (const text of said) {
      expect(isActedOn(text), text).toBe(true);
      for (const other of others) {
        for (const more of [`${text} ${other}`, `${other} ${text}`]) {
          expect({ text: more, isActedOn: isActedOn(more) }).toEqual({ text: more, isActedOn: false });
        }
      }
    }
  });

  it('are refused where they contradict each other', () => {
    for (const text of [
      'budget 60k and budget 50k',
      'budget 60k, 10% more budget',
      'be cautious, risk mean',
      'app at most 5k and at least 10k for app',
      'only app, without app',
      'only app and at least 5k for website',
      'double the app and halve the app',
      'maximise profit and roi at least 2',
      '预算 6 万，预算 5 万',
      '只看 app，不要 app',
    ]) {
      expect({ text, isActedOn: isActedOn(text) }).toEqual({ text, isActedOn: false });
    }
  });

  it('are refused when they deny or doubt what they name', () => {
    for (const text of [
      'do not cap app at 10k',
      "don't adopt it",
      'never undo',
      'should we double the app or not',
      'budget not 60k',
      'not only app',
      'why not budget 60k',
      'budget 60k not 50k',
      'I would not double the app',
      'do it',
      'good plan',
      '不要撤销',
      '别采纳',
      '不要把预算改成6万',
      '不是 6 万预算',
    ]) {
      expect({ text, isActedOn: isActedOn(text) }).toEqual({ text, isActedOn: false });
    }
  });

  it('that want no more reports get none', () => {
    for (const text of ['stop the weekly report', 'cancel the schedule', '停掉每周的报告', '取消定期发送']) {
      expect({ text, reading: read(text) }).toMatchObject({
        reading: { kind: 'do', moves: [{ kind: 'no-reports' }] },
      });
    }
  });

  it('are not acted on when they only ask or remark', () => {
    for (const text of [
      'did we adopt this?',
      'should we adopt this?',
      'is this cautious?',
      'are you cautious?',
      'this is too cautious',
      'this is not cautious',
      'did app get nothing',
      'the budget is 60k, right?',
      'app at most 10k. is it safe?',
      '要采纳吗',
      '可以采纳吗',
      '预算是 6 万吗',
      '预算是不是 6 万',
      'app 是不是不超过 1 万',
    ]) {
      expect({ text, isActedOn: isActedOn(text) }).toEqual({ text, isActedOn: false });
    }
    // What is asked for politely is asked for, and a price is told to whoever asks.
    for (const text of [
      'can you cap app at 10k?',
      'could we have a budget of 60k?',
      '可以把预算改成 6 万吗',
      '再给 app 加 5 千划算吗？',
      "don't be cautious",
      '别谨慎了',
    ]) {
      expect({ text, isActedOn: isActedOn(text) }).toEqual({ text, isActedOn: true });
    }
  });

  it('are not acted on where an exception or "all of it" may belong to what was said before', () => {
    for (const text of [
      'double the budget but not app',
      'cap app at 10k but not content',
      'cap partners at 10k except brand',
      'be cautious except for app',
      '合作伙伴不超过一万，除了品牌',
      'add 10k to the budget and put all of it on app',
      '预算加 1 万，全给 app',
    ]) {
      expect({ text, isActedOn: isActedOn(text) }).toEqual({ text, isActedOn: false });
    }
    expect(read('everything except app')).toEqual(read('without app'));
  });

  it('are read in bounded work, however they are put together', () => {
    const words = [...entries.keys(), 'app', 'website', '10k', '20%', ',', 'and', '+'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 20, maxLength: 60 }), (said) => {
        read(said.join(' ').slice(0, 400));
      }),
      { numRuns: 25 },
    );
    for (const word of ['app and ', 'why ', 'please ', 'budget ', '10k app ', '和app'])
      read(word.repeat(100).slice(0, 400));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTalk } from '../../../src/bot/conversation/read-talk.ts';
import { helpTopics, suggestionsOf } from '../../../src/bot/conversation/suggestions.ts';
import { phrases } from '../../../src/bot/conversation/vocabulary/meanings.ts';
import { findScenario } from '../../../src/scenario/find.ts';
import { builtInScenarios } from '../../../src/scenario/presets/index.ts';
import { UserError } from '../../../src/scenario/problem.ts';

const now = new Date('2026-03-02T08:30:00Z');
const medical = findScenario('medical', builtInScenarios);

const read = (text: string, scenario = medical, language: 'en' | 'zh' = 'en') =>
  readTalk(text, { scenario, language, period: scenario.period, now });

describe('Words said under a run', () => {
  it.each(['en', 'zh'] as const)('are understood when they are what help suggests (%s)', (language) => {
    for (const scenario of builtInScenarios) {
      for (const [, topics] of helpTopics) {
        for (const { text, move } of suggestionsOf(topics, { scenario, language })) {
          expect({ text, reading: read(text, scenario, language) }).toEqual({
            text,
            reading: { moves: [move] },
          });
        }
      }
    }
  });

  it('get two or three suggestions where they are not understood, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        try {
          const reading = read(text);
          if ('nearest' in reading) expect([2, 3]).toContain(reading.nearest.length);
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
      expect('moves' in read(text), text).toBe(true);
      for (const other of others) {
        expect({ text: `${text} ${other}`, moves: 'moves' in read(`${text} ${other}`) }).toEqual({
          text: `${text} ${other}`,
          moves: false,
        });
        expect('moves' in read(`${other} ${text}`), `${other} ${text}`).toBe(false);
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
      expect({ text, moves: 'moves' in read(text) }).toEqual({ text, moves: false });
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
      '别砍app',
      '不要撤销',
      '别采纳',
      '不要把预算改成6万',
      '不是 6 万预算',
    ]) {
      expect({ text, moves: 'moves' in read(text) ? read(text) : false }).toEqual({ text, moves: false });
    }
  });

  it('are read in bounded work, however they are put together', () => {
    const words = [...phrases.keys(), 'app', 'website', '10k', '20%', ',', 'and', '+'];
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

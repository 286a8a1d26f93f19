import { describe, expect, test } from 'vitest';
import { allCommands } from '../../../commands/index.ts';
import type { Language } from '../../../src/bot/chart.ts';
import { en } from '../../../src/bot/language/en/index.ts';
import { wordsFor } from '../../../src/bot/language/words.ts';
import { zh } from '../../../src/bot/language/zh/index.ts';
import { namesOfArgument, namesOfCommand } from '../../../src/bot/reading/names.ts';
import { foldName } from '../../../src/scenario/text.ts';
import { textsByPath } from './texts-by-path.ts';

const catalogues: Record<Language, Map<string, string>> = { en: textsByPath(en), zh: textsByPath(zh) };
const placeholders = (text = '') => [...new Set(text.match(/\{\{\w+\}\}/g))].sort();

describe('the message catalogues', () => {
  test('have the same keys in every language', () => {
    expect([...catalogues.zh.keys()].sort()).toEqual([...catalogues.en.keys()].sort());
  });

  test('name the same values in every language', () => {
    const named = (language: Language) =>
      // "One problem" may leave its number out, and Chinese has no such form.
      Object.fromEntries(
        [...catalogues[language]]
          .filter(([key]) => !key.endsWith('_one'))
          .map(([key, text]) => [key, placeholders(text)]),
      );
    expect(named('zh')).toEqual(named('en'));
  });

  test('have text everywhere but where a language needs none', () => {
    for (const language of ['en', 'zh'] as const) {
      const empty = [...catalogues[language]].filter(([, text]) => text.trim() === '').map(([key]) => key);
      expect(empty.filter((key) => !/^replies\.gap$|\.aliases$/.test(key))).toEqual([]);
    }
  });

  test('mark what can be typed in pairs of backticks', () => {
    for (const texts of Object.values(catalogues)) {
      const odd = [...texts].filter(([, text]) => (text.match(/`/g)?.length ?? 0) % 2 === 1);
      expect(odd).toEqual([]);
    }
  });

  test('hold no Chinese in English, but where it teaches to write amounts', () => {
    const chinese = [...catalogues.en].filter(([, text]) => /\p{Script=Han}/u.test(text)).map(([key]) => key);
    expect(chinese).toEqual(['problems.number.unreadable.hint']);
  });
});

describe('every command', () => {
  const spoken = allCommands.flatMap((command) =>
    (['en', 'zh'] as const).map((language) => ({ command, language, words: wordsFor(language) })),
  );

  test.each(spoken)('$command.name is catalogued in $language', ({ command, words }) => {
    const entries = ['name', 'summary'].map((part) => words.find(`commands.${command.name}.${part}`));
    const args = Object.keys(command.args).flatMap((name) =>
      ['name', 'label'].map((part) => words.find(`commands.${command.name}.args.${name}.${part}`)),
    );
    expect([...entries, ...args]).not.toContain(undefined);
    // Discord: names of 1–32 lower-case characters without spaces in each word, descriptions of at most 100.
    for (const [index, text] of [...entries, ...args].entries()) {
      if (index % 2 === 1) expect(text?.length).toBeLessThanOrEqual(100);
      else for (const word of text?.split(' ') ?? []) expect(word).toMatch(/^[-_\p{Ll}\p{Lo}\p{N}]{1,32}$/u);
    }
  });

  test('is called what no other command is called', () => {
    const names = allCommands.flatMap((command) => [...new Set(namesOfCommand(command).map(foldName))]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('calls each of its arguments differently', () => {
    for (const command of allCommands) {
      const names = Object.keys(command.args).flatMap((name) => namesOfArgument(command, name).map(foldName));
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    }
  });
});

describe('values in texts', () => {
  test('are put in as they are, whatever they look like', () => {
    const received = '$t(replies.plan.title) {{path}} <b>&amp;';
    expect(wordsFor('en').find('problems.scenario.unknown.message', { received })).toBe(
      `There is no scenario \`${received}\`.`,
    );
  });
});

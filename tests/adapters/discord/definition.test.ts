import { describe, expect, it } from 'vitest';
import { commandDefinition, type FindText } from '../../../adapters/discord/definition.ts';
import { definitionProblems, totalCharacters } from '../../../adapters/discord/definition-check.ts';
import { allCommands } from '../../../commands/index.ts';
import { type Command, defineCommand } from '../../../src/bot/command.ts';
import { anyText, formCommand, sampleCommands } from './sample.ts';

const texts: Readonly<Record<string, string>> = {
  'en discord.summary': 'Spread a budget',
  'zh discord.summary': '分配预算',
  'en commands.optimize.summary': 'Find the best split',
  'zh commands.optimize.summary': '找出最优分配',
  'zh commands.optimize.name': '优化',
  'en commands.optimize.args.scenario.label': 'Which scenario',
  'zh commands.optimize.args.scenario.label': '哪个场景',
  'zh commands.optimize.args.scenario.name': '场景',
  'en discord.groups.scenario': 'Scenarios',
  'zh discord.groups.scenario': '场景',
  'zh commands.scenario list.name': '场景 列表',
  'en commands.scenario list.summary': `${'Long words '.repeat(10)}end`,
  'zh commands.scenario list.summary': '列出场景',
  // Of one word, where the declared name has two: it cannot be taken apart.
  'zh commands.scenario show.name': '查看场景',
};
const find: FindText = (language, key) => texts[`${language} ${key}`];

describe('the command that is registered', () => {
  it('is made from the declarations: subcommands and groups, required options first, both languages', () => {
    const same = (text: string) => ({ description: text, description_localizations: { 'zh-CN': text } });
    expect(commandDefinition(sampleCommands, true, find)).toEqual({
      type: 1,
      name: 'channels',
      description: 'Spread a budget',
      description_localizations: { 'zh-CN': '分配预算' },
      contexts: [0, 1],
      integration_types: [0],
      options: [
        {
          type: 1,
          name: 'optimize',
          name_localizations: { 'zh-CN': '优化' },
          description: 'Find the best split',
          description_localizations: { 'zh-CN': '找出最优分配' },
          options: [
            {
              type: 3,
              name: 'scenario',
              name_localizations: { 'zh-CN': '场景' },
              description: 'Which scenario',
              description_localizations: { 'zh-CN': '哪个场景' },
              required: true,
              autocomplete: true,
            },
            { type: 3, name: 'budget', ...same('50k') },
            {
              type: 3,
              name: 'risk',
              ...same('cautious'),
              choices: [
                { name: 'Expected', value: 'mean', name_localizations: { 'zh-CN': '期望' } },
                { name: 'Cautious', value: 'cautious', name_localizations: { 'zh-CN': '稳健' } },
              ],
            },
            { type: 3, name: 'limits', ...same('app<=20k, website>=5k') },
          ],
        },
        {
          type: 2,
          name: 'scenario',
          name_localizations: { 'zh-CN': '场景' },
          description: 'Scenarios',
          description_localizations: { 'zh-CN': '场景' },
          options: [
            {
              type: 1,
              name: 'list',
              name_localizations: { 'zh-CN': '列表' },
              description: `${'Long words '.repeat(9)}…`,
              description_localizations: { 'zh-CN': '列出场景' },
              options: [],
            },
            {
              type: 1,
              name: 'show',
              ...same('scenario show medical'),
              options: [
                { type: 3, name: 'scenario', ...same('medical'), required: true, autocomplete: true },
              ],
            },
          ],
        },
      ],
    });
  });

  it('for one server says nothing of places, which Discord would refuse', () => {
    const definition = commandDefinition(sampleCommands, false, find);
    expect(definition).not.toHaveProperty('contexts');
    expect(definition).not.toHaveProperty('integration_types');
  });

  it('of the sample is one that Discord takes', () => {
    expect(definitionProblems(commandDefinition(sampleCommands, true))).toEqual([]);
  });

  it('of the program itself is one that Discord takes', () => {
    const definition = commandDefinition(allCommands, true);
    expect(definitionProblems(definition)).toEqual([]);
  });

  it('asks for nothing where a form can ask for it', () => {
    const [group] = commandDefinition([formCommand], true).options ?? [];
    expect(group).toMatchObject({ name: 'survey', options: [{ name: 'add' }] });
    expect(JSON.stringify(group)).not.toContain('required');
  });
});

const command = (name: string, args: Command['args'] = {}): Command =>
  defineCommand({
    name,
    examples: [name],
    audience: 'caller',
    args,
    run: () => Promise.reject(new Error('not run here')),
  });
const argument = { kind: anyText, required: false, example: 'x' } as const;
const problemsOf = (...commands: Command[]) => definitionProblems(commandDefinition(commands, true, find));

describe('declarations that Discord would refuse', () => {
  it('are named, each with its place', () => {
    expect(problemsOf(command('Optimize'), command('scenario show all'), command('a'.repeat(33)))).toEqual([
      '/channels Optimize: the name "Optimize" must be 1–32 lower-case letters, digits, - or _',
      '/channels scenario show all: the name "show all" must be 1–32 lower-case letters, digits, - or _',
      `/channels ${'a'.repeat(33)}: the name "${'a'.repeat(33)}" must be 1–32 lower-case letters, digits, - or _`,
    ]);
  });

  it('may be too many, or two of one name', () => {
    const many = Object.fromEntries(Array.from({ length: 26 }, (_, index) => [`a${index}`, argument]));
    expect(problemsOf(command('scenario'), command('scenario list'), command('fill', many))).toEqual([
      '/channels: two of its parts are called "scenario"',
      '/channels fill: at most 25 subcommands or options, here 26',
    ]);
  });

  it('may have too long names all together: the longest translation of each counts', () => {
    const names = Array.from({ length: 25 }, (_, index) => `a${index}${'n'.repeat(28)}`);
    const args = Object.fromEntries(names.map((name) => [name, argument]));
    const commands = Array.from({ length: 11 }, (_, index) => command(`command-${index}`, args));
    const [problem] = problemsOf(...commands);
    expect(problem).toMatch(/^\/channels: all texts together are \d+ characters, at most 8000$/);
    expect(problemsOf(...commands.slice(0, 9))).toEqual([]);
  });

  it('may not come of long descriptions: these are cut, all to one length, where they say something', () => {
    const args = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`a${index}`, argument]));
    const long: FindText = (language, key) => {
      if (!key.endsWith('.label')) return undefined;
      const clauses = language === 'zh' ? '说明一个选项，' : 'An option that says, ';
      return `${clauses.repeat(20).slice(0, 90)} at length`;
    };
    const commands = ['one', 'two', 'three', 'four'].map((name) => command(name, args));
    const definition = commandDefinition(commands, true, long);
    expect(definitionProblems(definition)).toEqual([]);
    expect(totalCharacters(definition)).toBeGreaterThan(6_000);
    const descriptions = JSON.stringify(definition).match(/"description":"An[^"]*"/g) ?? [];
    expect(new Set(descriptions)).toEqual(
      new Set(['"description":"An option that says, An option that says, An option that says"']),
    );
    const few = JSON.stringify(commandDefinition(commands.slice(0, 3), true, long));
    expect(few).toContain('at length');
  });
});

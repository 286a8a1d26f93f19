import { describe, expect, it } from 'vitest';
import { commandDefinition, type FindText } from '../../../adapters/discord/definition.ts';
import { definitionProblems } from '../../../adapters/discord/definition-check.ts';
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
              description: `${'Long words '.repeat(9).trim()}…`,
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

  it('may have too long texts all together: the longest translation of each counts', () => {
    const long = (index: number) => `${index}`.padEnd(100, 'v');
    const choices = Array.from({ length: 25 }, (_, index) => ({
      value: long(index),
      label: { en: 'short', zh: '长'.repeat(100) },
    }));
    const args = Object.fromEntries(
      ['a', 'b'].map((name) => [name, { ...argument, kind: { ...anyText, choices } }]),
    );
    const [problem] = problemsOf(command('one', { a: args.a ?? argument }), command('two', args));
    // The parent, two names, each with its example as what it says, three options, and their choices.
    const total =
      'channels'.length + 'Spread a budget'.length + 4 * 'one'.length + 3 * 'ax'.length + 3 * 25 * 200;
    expect(problem).toBe(`/channels: all texts together are ${total} characters, at most 8000`);
    expect(problemsOf(command('one', { a: args.a ?? argument }))).toEqual([]);
  });

  it('have their descriptions shortened before that, to whole clauses where there are some', () => {
    const args = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`a${index}`, argument]));
    const long: FindText = (language, key) => {
      if (!key.endsWith('.label')) return undefined;
      return language === 'zh'
        ? `${'花了多少，'.repeat(19)}长`
        : `What was spent (without tax), for ${'very '.repeat(10)}long`;
    };
    const made = (...names: string[]) =>
      commandDefinition(
        names.map((name) => command(name, args)),
        true,
        long,
      );
    const whole = {
      description: long('en', '.label'),
      description_localizations: { 'zh-CN': long('zh', '.label') },
    };
    expect(made('one').options?.[0]).toMatchObject({ options: Array(25).fill(whole) });
    const four = made('one', 'two', 'three', 'four');
    expect(definitionProblems(four)).toEqual([]);
    expect(four.options?.[0]).toMatchObject({
      options: Array(25).fill({
        description: 'What was spent (without tax)…',
        description_localizations: { 'zh-CN': expect.stringMatching(/^(花了多少，)+花了多少…$/) },
      }),
    });
  });
});

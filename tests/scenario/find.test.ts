import { describe, expect, it } from 'vitest';
import { findChannels, findScenario } from '../../src/scenario/find.ts';
import { builtInScenarios } from '../../src/scenario/presets/index.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { problemsOf, shopping } from './written-scenarios.ts';

const find = (name: string) => findScenario(name, builtInScenarios).id;
const medical = findScenario('medical', builtInScenarios);

describe('a scenario is found', () => {
  it.each([
    ['medical', 'medical'],
    ['healthcare', 'medical'],
    ['医疗', 'medical'],
    ['智慧医疗', 'medical'],
    ['customer-service', 'customer-service'],
    ['Customer Service', 'customer-service'],
    ['customer_service', 'customer-service'],
    ['智能客服', 'customer-service'],
    ['自动驾驶', 'driving'],
    ['self driving', 'driving'],
    ['金融风控', 'finance'],
    ['教育培训', 'education'],
    ['ＳＭＡＲＴ－ＨＯＭＥ', 'smart-home'],
    ['智能家居', 'smart-home'],
  ])('by %s: %s', (name, id) => {
    expect(find(name)).toBe(id);
  });

  it('by its identifier, though an earlier one has that as an alias', () => {
    const greedy = readScenario({ ...shopping(), id: 'mine', aliases: ['medical'] });
    expect(findScenario('medical', [greedy, medical]).id).toBe('medical');
    expect(findScenario('mine', [greedy, medical]).id).toBe('mine');
  });

  it('among several of that name, as the first', () => {
    const own = readScenario({ ...shopping(), id: 'own', aliases: ['healthcare'] });
    expect(findScenario('healthcare', [own, medical]).id).toBe('own');
  });
});

describe('an unknown scenario is refused', () => {
  const choices = 'customer-service, medical, driving, finance, education, smart-home';

  it.each([
    ['medcial', 'medical'],
    ['med', 'medical'],
    ['医辽', '医疗'],
    ['smarthome2', 'smart-home'],
    ['finanse', 'finance'],
  ])('with the nearest name: %s → %s', (name, nearest) => {
    expect(problemsOf(() => find(name))).toEqual([
      { code: 'scenario.unknown', received: name, values: { nearest, choices } },
    ]);
  });

  it('even where there is none to choose from', () => {
    expect(problemsOf(() => findScenario('medical', []))).toEqual([
      { code: 'scenario.unknown', received: 'medical', values: { nearest: '', choices: '' } },
    ]);
  });

  it('with what was received cut to one short line', () => {
    const [problem] = problemsOf(() => find(`a\nb${'c'.repeat(5_000)}`));
    expect(problem?.received).toBe(`a b${'c'.repeat(76)}…`);
  });
});

describe('a channel or group is found', () => {
  it.each([
    ['patient-app', 'channel', 'patient-app'],
    ['app', 'channel', 'patient-app'],
    ['APP', 'channel', 'patient-app'],
    ['患者 App', 'channel', 'patient-app'],
    ['website', 'channel', 'content-marketing'],
    ['官网', 'channel', 'content-marketing'],
    ['content', 'channel', 'content-marketing'],
    ['marketing', 'channel', 'content-marketing'],
    ['hospital', 'channel', 'hospital-partners'],
    ['营销', 'channel', 'content-marketing'],
    ['partners', 'group', 'partners'],
    ['合作伙伴', 'group', 'partners'],
  ])('by %s: the %s %s', (name, kind, id) => {
    expect(findChannels(medical, name)).toEqual({ kind, id });
  });
});

describe('a channel is refused', () => {
  const [website, app] = shopping().channels;
  const scenario = readScenario({
    ...shopping(),
    channels: [
      { ...website, id: 'brand-site', names: { en: 'Brand site', zh: '品牌官网' } },
      { ...app, names: { en: 'Brand app', zh: '品牌应用' } },
    ],
    groups: [],
  });

  it('when a word of its name fits several, which are listed', () => {
    expect(problemsOf(() => findChannels(scenario, 'brand'))).toEqual([
      {
        code: 'limit.ambiguous-channel',
        received: 'brand',
        values: { choices: 'brand-site, brand-app', nearest: 'brand-site' },
      },
    ]);
    expect(problemsOf(() => findChannels(scenario, '品牌'))).toMatchObject([
      { code: 'limit.ambiguous-channel' },
    ]);
  });

  it('when nothing has that name, with the nearest', () => {
    expect(problemsOf(() => findChannels(scenario, 'brand-ap'))).toEqual([
      {
        code: 'limit.unknown-channel',
        received: 'brand-ap',
        values: { nearest: 'brand-app', choices: 'brand-site, brand-app', scenario: 'shopping' },
      },
    ]);
  });

  it('when a piece of it is no whole word, or a single Chinese character', () => {
    for (const name of ['bran', 'sit', '品', '']) {
      expect(problemsOf(() => findChannels(scenario, name))).toMatchObject([
        { code: 'limit.unknown-channel' },
      ]);
    }
  });

  it('from among a thousand, with a short list', () => {
    const channels = Array.from({ length: 1_000 }, (_, index) => ({
      ...website,
      id: `c${index}`,
      share: 0.001,
    }));
    const many = readScenario({ ...shopping(), channels, groups: [] });
    expect(problemsOf(() => findChannels(many, 'd7'))[0]?.values).toEqual({
      nearest: 'c7',
      choices: 'c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, … (+988)',
      scenario: 'shopping',
    });
  });
});

import { describe, expect, it } from 'vitest';
import { commandDefinition } from '../../../adapters/discord/definition.ts';
import type { DiscordDouble } from './double.ts';
import { sampleCommands } from './sample.ts';
import { stage } from './stage.ts';

const wanted = commandDefinition(sampleCommands, true);
const puts = (double: DiscordDouble) =>
  double.requests.filter(({ method }) => method === 'PUT').map(({ body }) => body);

describe('registration', () => {
  it('happens when nothing is registered', async () => {
    const { double } = await stage();
    expect(puts(double)).toEqual([[wanted]]);
  });

  it('does not happen again when nothing changed, whatever Discord added', async () => {
    const { double } = await stage({ before: [wanted] });
    expect(puts(double)).toEqual([]);
    expect(double.requests.filter(({ path }) => path.endsWith('/commands'))).toHaveLength(1);
  });

  it('does not mind defaults that Discord leaves out or fills in, nor the order of keys', async () => {
    const [optimize, scenario] = wanted.options ?? [];
    const { options: inOptimize, ...rest } = JSON.parse(JSON.stringify(optimize));
    const asTold = {
      ...Object.fromEntries(Object.entries(wanted).reverse()),
      contexts: [1, 0],
      nsfw: false,
      options: [
        { ...rest, options: inOptimize.map((option: object) => ({ required: false, ...option })) },
        scenario,
      ],
    };
    const { double } = await stage({ before: [asTold] });
    expect(puts(double)).toEqual([]);
  });

  it.each([
    ['a text', { ...wanted, description: 'Before' }],
    ['a translation', { ...wanted, description_localizations: { 'zh-CN': '以前' } }],
    ['an option', { ...wanted, options: wanted.options?.slice(1) ?? [] }],
    ['the places', { ...wanted, contexts: [0] }],
  ])('happens when %s changed', async (_, before) => {
    const { double } = await stage({ before: [before] });
    expect(puts(double)).toEqual([[wanted]]);
  });

  it('replaces former commands, and keeps the entry point of an activity', async () => {
    const former = { type: 1, name: 'plan', description: 'Former', description_localizations: {} };
    const entry = { type: 4, name: 'launch', description: '', handler: 2 };
    const { double, log } = await stage({ before: [wanted, former, entry] });
    expect(puts(double)).toEqual([[wanted, { ...entry, id: expect.any(String) }]]);
    expect(log.find(({ message }) => message === 'commands registered')?.fields).toMatchObject({
      removed: ['plan'],
    });
  });

  it('that Discord refuses is logged, and the bot serves what is registered', async () => {
    const { double, front, log } = await stage({
      faults: [['PUT', /commands$/, 403, { body: { code: 50001, message: 'Missing Access' } }]],
    });
    expect(front.isReady()).toBe(true);
    expect(log.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([
      'the commands could not be registered; run doctor to see why',
    ]);
    double.command('optimize', { scenario: 'medical' });
    await double.next('PATCH', /@original$/);
  });
});

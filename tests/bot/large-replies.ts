import type { Language } from '../../src/bot/chart.ts';
import type { Form } from '../../src/bot/form.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { botWithStore, typedOn } from '../malformed/bot-with-store.ts';
import { builtIn } from './arguments/place.ts';

const channelCount = 40;

/** Names of 80 characters: Chinese, emoji, markup and mentions, and one word without a break. */
const longNames = [
  '智能健康管理平台与患者随访服务渠道'.repeat(5).slice(0, 80),
  '😀🚀📈👩‍⚕️ '.repeat(20).slice(0, 80).toWellFormed().replaceAll('\ufffd', 'x'),
  '*bold* _it_ `code` <@U1> <!channel> @everyone [a](https://evil.example) ~s~ || spoiler'.slice(0, 80),
  'x'.repeat(80),
];

/** A scenario of 40 channels with such names. */
function largeScenario(): Scenario {
  const { scenario } = builtIn('medical');
  if (scenario.model !== 'advantage') throw new Error('medical is of the other model');
  const [model] = scenario.channels;
  if (model === undefined) throw new Error('medical has no channels');
  const channels = Array.from({ length: channelCount }, (_, i) => {
    const name = `${i} ${longNames[i % longNames.length]}`.slice(0, 80).toWellFormed();
    return {
      ...model,
      id: `channel-${i + 1}-${'y'.repeat(45)}`,
      names: { en: name, zh: name },
      aliases: [`c${i + 1}`],
      share: 1 / channelCount,
      today: 1_000 + 10 * i,
      max: 1_100 + 10 * i,
    };
  });
  return {
    ...scenario,
    id: 'large',
    names: { en: longNames[2] ?? '', zh: longNames[0] ?? '' },
    groups: [],
    channels,
  };
}

/** One line, or what is said under the first plan, and what is answered. */
export interface LargeReply {
  readonly said: string;
  readonly reply: Reply;
  readonly form?: Form | undefined;
}

const named = (name: string | undefined) => JSON.stringify((name ?? '').replaceAll('"', "'"));

/** Lines about such a scenario that give a reply of every kind, each with all that it can hold. */
function lines(): string[] {
  const each = (change: (channel: string, index: number) => string) =>
    Array.from({ length: channelCount }, (_, i) => change(`c${i + 1}`, i)).join(' ');
  const drafts = Array.from({ length: channelCount }, (_, i) => {
    const name = `${i} ${longNames[i % longNames.length]?.replace(/[;,"=:<>]/g, ' ')}`.slice(0, 34);
    return `${name.toWellFormed()} 20k 2`;
  });
  return [
    'optimize large',
    `whatif large ${each((channel) => `${channel}=+50%`)}`,
    'compare 1 2',
    'compare 2 today',
    'export 2 csv',
    'export 2 json',
    'explain 1',
    'explain 1 c40',
    'again 1',
    'adopt 2',
    'history',
    'history large',
    'scenario list',
    'scenario show large',
    `scenario copy large ${named(longNames[0])}`,
    `scenario copy large ${named(longNames[3])}`,
    `scenario edit large budget=70k ${each((channel, i) => `${channel}.today=${2_000 + i}`)}`,
    'scenario edit large budget=71k',
    'scenario versions large',
    'scenario restore large 1',
    'scenario remove large',
    `scenario new ${named(longNames[1])} channels="${drafts.join('; ').slice(0, 1_800)}"`,
    ...Array.from({ length: 6 }, (_, i) => `schedule add large weekly mon 0${i}:00`),
    'schedule list',
    'schedule pause 1',
    'schedule resume 1',
    'schedule run 1',
    'schedule remove 1',
    'experiment add large c1 control=1200/30000 variant=1340/30000',
    'experiment show 1',
    'experiment apply 1',
    'experiment list',
    'experiment undo 1',
    'feedback large satisfaction=4.2/5 n=120',
    'feedback 1 useful=yes',
    `observe large value=210k ${each((channel, i) => `${channel}=${500 + i}`)}`,
    'data template large',
    'data show',
    'fit large',
    'settings',
    'settings language=zh currency=CNY timezone=Asia/Shanghai',
    'home',
    'help',
    'help optimize',
    'help scenario edit',
    'forget',
    // What is wrong, as much as can be at once.
    `optimize large ${each((channel) => `${channel}<=lots`)}`,
    `optimize large ${each((channel, i) => `${channel}${'z'.repeat(30)}>=${i}`)}`.slice(0, 1_990),
    `scenario edit large ${each((channel, i) => `${channel}.colour=${i}`)}`,
    `scenario show ${named(longNames[2])}`,
    `optimize ${'😀'.repeat(200)}`,
    `compare 1 ${named(longNames[0])}`,
    named(longNames[1]),
  ];
}

/** What is said under the plan. */
const sayings = [
  'c1 at most 900',
  'c40 at most 1000 and c39 at least 100 and be cautious',
  'only c1, c2, c3, c4, c5, c6, c7, c8, c9 and c10',
  'what if c1 +20%',
  'why so little for c1?',
  'compare with today',
  'undo',
  'back to the start',
  'please cap the websit nicely',
  longNames[0] ?? '',
  longNames[1] ?? '',
  longNames[2] ?? '',
  'what can you do?',
  'every monday 9:00',
];

/** A reply of every kind about a scenario of forty channels with names of 80 characters, and the forms. */
export async function largeReplies(language: Language): Promise<LargeReply[]> {
  const { bot, store } = await botWithStore();
  await store.scenarios.save('slack:T1', largeScenario(), 'U1');
  const replies: LargeReply[] = [];
  async function ask(said: string, thread?: string): Promise<Reply> {
    const asked = typedOn('slack', said, language);
    const { who, where } = asked;
    const prepared = await bot.prepare({
      ...asked,
      request: { kind: 'line', line: said, ...(thread !== undefined && { isTalk: true }) },
      who: { ...who, isAdmin: true },
      where: { ...where, ...(thread !== undefined && { thread }) },
    });
    const reply = prepared.kind === 'ready' ? await prepared.run() : prepared.reply;
    replies.push({ said, reply, ...(prepared.kind === 'refused' && { form: prepared.form }) });
    return reply;
  }
  for (const line of lines()) {
    const reply = await ask(line);
    if (line === 'optimize large') {
      await bot.posted({ workspace: 'slack:T1', channel: 'C1', message: 'root' }, reply);
    }
  }
  for (const said of sayings) await ask(said, 'root');
  for (const command of ['scenario new', 'scenario edit large', 'schedule add', 'whatif 1', 'whatif large']) {
    await ask(command);
  }
  await ask('hello', 'elsewhere');
  await store.close();
  return replies;
}

import type { Language } from '../../src/bot/chart.ts';
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

/** The replies to a what-if, a comparison and an export of such a scenario, every channel of it changed. */
export async function largeReplies(language: Language): Promise<Reply[]> {
  const { store, ask } = await botWithStore();
  await store.scenarios.save('slack:T1', largeScenario(), 'U1');
  const changes = Array.from({ length: channelCount }, (_, i) => `c${i + 1}=+50%`).join(' ');
  const replies: Reply[] = [];
  for (const line of [
    'optimize large',
    `whatif large ${changes}`,
    'compare 1 2',
    'compare 2 today',
    'export 2 csv',
    'export 2 json',
    'adopt 2',
  ]) {
    const { reply } = await ask(typedOn('slack', line, language));
    if (reply.tone === 'error') throw new Error(`${line}: ${reply.summary}`);
    replies.push(reply);
  }
  await store.close();
  return replies;
}

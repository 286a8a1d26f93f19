import { createCanvas } from '@napi-rs/canvas';
import { markCode } from '../../adapters/discord/mark.ts';
import { startQuickChartDouble } from '../adapters/charts/quickchart-double.ts';
import { type DiscordDouble, discordDouble } from '../adapters/discord/double.ts';
import { guild, ids, token } from '../adapters/discord/world.ts';
import { refuse, type SlackDouble, startSlackDouble } from '../adapters/slack/slack-double.ts';

/** What a process asks a platform for while it brings a report. */
export type Asked = 'upload' | 'uploaded' | 'post';

/** How a post ended, as the platform's own log tells it. */
export interface Post {
  readonly front: 'slack' | 'discord';
  /** The platform's id of the message that it made. */
  readonly message: string;
  /** The number of the process that sent it. */
  readonly sender: number;
  /** Milliseconds of the epoch. */
  readonly at: number;
  /** When its answer had left; absent when it certainly never arrived. */
  readonly answeredAt?: number;
}

export type Platforms = Awaited<ReturnType<typeof startPlatforms>>;

const channels = 30;
/** Enough for a few rounds of one process after the other. */
const mostProcesses = 4;

const slackToken = (process: number) => ['xoxb', 'faults', process].join('-');
// Its first part is the bot's id, which the client reads.
const discordToken = (process: number) => `${token.split('.')[0]}.faults.process-${process}`;
const discordChannel = (channel: number) => `3000000000000010${String(channel).padStart(2, '0')}`;

/**
 * Slack's and Discord's doubles in this process, for programs in others, told apart by their tokens.
 *
 * @param meet sees each request of a report before it is carried out, and may let it wait; `drop`: it never is
 * @param mayLook whether the platforms let the bot read back what it posted
 */
export async function startPlatforms(options: {
  readonly meet: (process: number, asked: Asked) => Promise<'drop' | undefined>;
  readonly mayLook: boolean;
}) {
  const { meet, mayLook } = options;
  const numbers = Array.from({ length: mostProcesses }, (_, index) => index);
  const slack = await startSlackDouble({ now: () => new Date() });
  const bySlackToken = new Map(numbers.map((process) => [`Bearer ${slackToken(process)}`, process]));
  const onSlack = (method: string, asked: Asked) =>
    slack.answer(method, async (_, __, authorization) => {
      const fate = await meet(bySlackToken.get(authorization) ?? -1, asked);
      // An answer of ours keeps the call from being carried out; whoever would read it is dead.
      return fate === 'drop' ? { status: 503, body: '' } : undefined;
    });
  onSlack('files.getUploadURLExternal', 'upload');
  onSlack('files.completeUploadExternal', 'uploaded');
  onSlack('chat.postMessage', 'post');
  if (!mayLook) slack.answer('conversations.history', () => refuse('missing_scope'));

  // A process that just began to live takes seconds to draw its first picture: they are drawn here, and quickly.
  const picture = createCanvas(120, 60).toBuffer('image/png');
  const pictures = await startQuickChartDouble((_, response) => response.end(picture));

  const byDiscordToken = new Map(numbers.map((process) => [`Bot ${discordToken(process)}`, process]));
  const discord = await discordDouble({
    token: numbers.map(discordToken),
    async meet({ method, path, authorization }) {
      if (method !== 'POST' || !/^\/channels\/\d+\/messages$/.test(path)) return undefined;
      return meet(byDiscordToken.get(authorization ?? '') ?? -1, 'post');
    },
  });
  const [pattern] = guild.channels;
  if (pattern === undefined) throw new Error('the guild of the doubles has no channel');
  for (let channel = 0; channel < channels; channel += 1) {
    const id = discordChannel(channel);
    discord.guild.channels.push({ ...pattern, id, name: `plans-${channel}` });
    if (!mayLook) discord.guild.unreadable.add(id);
  }
  if (!mayLook) {
    const readHistory = 1n << 16n;
    for (const role of discord.guild.roles) {
      role.permissions = String(BigInt(role.permissions) & ~readHistory);
    }
  }

  return {
    /** Where reports can go: workspaces of each platform, and a channel by any number. */
    places: [
      ...['slack:T1', 'slack:T2', 'slack:T3'].map((workspace) => ({
        workspace,
        front: 'slack' as const,
        channel: (n: number) => `C${n % channels}`,
      })),
      {
        workspace: `discord:${ids.guild}`,
        front: 'discord' as const,
        channel: (n: number) => discordChannel(n % channels),
      },
    ],
    /** What a process needs to work with both. */
    environment: (process: number): Record<string, string> => ({
      SLACK_BOT_TOKEN: slackToken(process),
      SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
      SLACK_PORT: '0',
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: discordToken(process),
      DISCORD_API_URL: discord.apiUrl,
      CHARTS: 'quickchart',
      QUICKCHART_URL: `http://${pictures.host}`,
    }),
    /** The ids of the messages that stand there with a report's mark, the oldest first. */
    messagesOf(front: 'slack' | 'discord', mark: string): string[] {
      return front === 'slack' ? slackMessages(slack, mark) : discordMessages(discord, mark);
    },
    /** Posts that were carried out. */
    posts: (): Post[] => [
      ...slack.calls.flatMap(({ method, message, authorization, at, answeredAt }): Post[] => {
        if (method !== 'chat.postMessage' || message === undefined) return [];
        const sender = bySlackToken.get(authorization) ?? -1;
        return [{ front: 'slack', message, sender, at, ...(answeredAt !== undefined && { answeredAt }) }];
      }),
      ...discord.traffic.flatMap(({ message, received, at, answer, answeredAt, isRepeated }): Post[] => {
        if (message === undefined || isRepeated === true || received.method !== 'POST') return [];
        const sender = byDiscordToken.get(received.authorization ?? '') ?? -1;
        const isAnswered = answer === 'delivered' && answeredAt !== undefined;
        return [{ front: 'discord', message, sender, at, ...(isAnswered && { answeredAt }) }];
      }),
    ],
    /** Messages that stand in channels, of all reports and others. */
    count: () => slack.messages.length + discord.messages.stored.length,
    /** What the platforms would have refused. */
    problems: () => [...slack.problems, ...discord.problems],
    async stop() {
      await slack.stop();
      await discord.close();
      await pictures.close();
    },
  };
}

function slackMessages(slack: SlackDouble, mark: string): string[] {
  return slack.messages
    .filter(({ metadata }) => JSON.stringify(metadata ?? '').includes(`"${mark}"`))
    .map(({ ts }) => ts);
}

function discordMessages(discord: DiscordDouble, mark: string): string[] {
  const code = markCode(mark);
  return discord.messages.stored
    .filter(({ body }) => JSON.stringify([body.content, body.components]).includes(code))
    .map(({ id }) => id);
}

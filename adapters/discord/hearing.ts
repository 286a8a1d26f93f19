import type {
  APIApplicationCommandOptionChoice,
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  Interaction,
  Message,
} from 'discord.js';
import type { Bot } from '../../src/bot/bot.ts';
import type { Language } from '../../src/bot/chart.ts';
import type { Invocation } from '../../src/bot/invocation.ts';
import { languageOf, type Words, wordsFor } from '../../src/bot/language/words.ts';
import type { Log } from '../../src/bot/ports.ts';
import { type DiscordApi, loggable } from './api.ts';
import { linePrefix } from './compose.ts';
import { offeredChoice } from './definition.ts';
import { interactionAnswer } from './interaction-answer.ts';
import { chosenOptions, commandInvocation, lineInvocation, messageInvocation } from './invocation.ts';
import { limits } from './limits.ts';
import { nonceOf, plainMessage } from './message.ts';
import { messageAnswer } from './message-answer.ts';
import { stopPrefix } from './progress.ts';
import type { discordWork } from './work.ts';

interface HearingNeeds {
  readonly api: DiscordApi;
  readonly bot: Bot;
  readonly work: ReturnType<typeof discordWork>;
  readonly log: Log;
  readonly now: () => Date;
  /** While true, nothing new is begun. */
  isStopping(): boolean;
}

/** Texts of the front itself, which no reply's language decides. */
const languageFor = (invocation: Invocation): Language => invocation.who.language ?? 'en';

/** Turns what the gateway brings into requests. */
export function discordHearing(needs: HearingNeeds) {
  const { api, bot, work, log, now } = needs;

  /** Who would see the answer, by the command's name, before it is read. */
  function expectedAudience({ request }: Invocation): 'channel' | 'caller' {
    const asked = request.kind === 'options' ? request.command : request.line;
    const named = bot.commands
      .filter(({ name }) => asked === name || asked.startsWith(`${name} `))
      .sort((a, b) => b.name.length - a.name.length);
    return named[0]?.audience ?? 'caller';
  }

  /** A word to the caller alone. */
  async function tell(interaction: Pick<Interaction, 'id' | 'token'>, text: string): Promise<void> {
    await api.respond(interaction.id, interaction.token, plainMessage(text), true);
  }

  function take(interaction: ButtonInteraction | ChatInputCommandInteraction, invocation: Invocation): void {
    const language = languageFor(invocation);
    const answer = interactionAnswer(
      {
        id: interaction.id,
        applicationId: interaction.applicationId,
        token: interaction.token,
      },
      {
        api,
        log: log.child({ invocation: invocation.id }),
        invocationId: invocation.id,
        channel: invocation.where.channel,
        person: invocation.who.id,
        now,
        language,
      },
    );
    work.take({ invocation, answer, language, expected: expectedAudience(invocation) });
  }

  async function complete(interaction: AutocompleteInteraction): Promise<void> {
    let choices: APIApplicationCommandOptionChoice<string>[] = [];
    if (!needs.isStopping()) {
      const invocation = commandInvocation(interaction);
      const { command, options } = chosenOptions(interaction);
      const focused = interaction.options.getFocused(true);
      const { [focused.name]: _, ...others } = options;
      const found = await bot.complete(invocation, {
        command,
        argument: focused.name,
        typed: focused.value,
        others,
      });
      choices = found
        .flatMap((choice) => offeredChoice(choice, languageFor(invocation)) ?? [])
        .slice(0, limits.choices);
    }
    await api.offerChoices(interaction.id, interaction.token, choices);
  }

  async function press(interaction: ButtonInteraction, words: Words): Promise<void> {
    const { customId } = interaction;
    if (customId.startsWith(stopPrefix)) {
      const outcome = work.stop(customId.slice(stopPrefix.length), lineInvocation(interaction, ''));
      if (outcome === 'stopped') await api.acceptPress(interaction.id, interaction.token);
      else await tell(interaction, words.say(`discord.${outcome}`));
    } else if (customId.startsWith(linePrefix) && customId.length > linePrefix.length) {
      take(interaction, lineInvocation(interaction, customId.slice(linePrefix.length)));
    } else {
      log.info({ customId }, 'a button that is not ours');
      await tell(interaction, words.say('discord.unknownButton'));
    }
  }

  return {
    /** A command, a press of a button, or a question for completions. Rejects when Discord refuses the answer. */
    async interaction(interaction: Interaction): Promise<void> {
      if (interaction.isAutocomplete()) return complete(interaction);
      if (!interaction.isChatInputCommand() && !interaction.isButton()) {
        log.info({ type: interaction.type }, 'an interaction that is not ours');
        const words = wordsFor(languageOf(interaction.locale) ?? 'en');
        await tell(interaction, words.say('discord.notOurs'));
        return;
      }
      const invocation = lineInvocation(interaction, '');
      const words = wordsFor(languageFor(invocation));
      if (needs.isStopping()) await tell(interaction, words.say('discord.restarting'));
      else if (interaction.isButton()) await press(interaction, words);
      else take(interaction, commandInvocation(interaction));
    },

    /** A message: answered when it mentions the bot or comes directly. */
    async message(message: Message): Promise<void> {
      const me = message.client.user.id;
      const invocation = messageInvocation(message, me);
      if (invocation === undefined) return;
      const language = languageFor(invocation);
      const { channel } = invocation.where;
      if (needs.isStopping()) {
        const text = plainMessage(wordsFor(language).say('discord.restarting'));
        await api.post(channel, text, nonceOf(invocation.id, 'restarting'), message.id);
        return;
      }
      const answer = messageAnswer(
        { messageId: message.id, isDirect: message.guildId === null },
        {
          api,
          log: log.child({ invocation: invocation.id }),
          invocationId: invocation.id,
          channel,
          person: invocation.who.id,
          language,
        },
      );
      work.take({ invocation, answer, language, expected: expectedAudience(invocation) });
    },

    /** Logs what could not be answered: too late, answered already, or refused. The next request is not affected. */
    failed(error: unknown): void {
      log.warn(loggable(error), 'could not answer');
    },
  };
}

import type {
  APIApplicationCommandOptionChoice,
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  Interaction,
  Message,
  ModalSubmitInteraction,
} from 'discord.js';
import type { Bot } from '../../src/bot/bot.ts';
import type { ChosenOptions, IncomingFile, Invocation, TypedLine } from '../../src/bot/invocation.ts';
import { languageOf, type Words, wordsFor } from '../../src/bot/language/words.ts';
import type { Log } from '../../src/bot/ports.ts';
import { languageFor } from '../../src/bot/workspace-defaults.ts';
import { type DiscordApi, loggable } from './api.ts';
import type { Attached } from './attached-files.ts';
import { offeredChoice } from './definition.ts';
import { commandOfOpener, enteredIn, submittedOptions, withForm } from './form.ts';
import { interactionAnswer } from './interaction-answer.ts';
import { chosenFiles, chosenOptions, interactionInvocation, messageInvocation } from './invocation.ts';
import { limits } from './limits.ts';
import { lineOfButton } from './mark.ts';
import { nonceOf, type OutgoingMessage, plainMessage } from './message.ts';
import { messageAnswer } from './message-answer.ts';
import { channelTurns, stopPrefix } from './progress.ts';
import type { discordWork, Request } from './work.ts';

interface HearingNeeds {
  readonly api: DiscordApi;
  readonly bot: Bot;
  readonly work: ReturnType<typeof discordWork>;
  readonly log: Log;
  readonly now: () => Date;
  /** Files as commands read them. */
  files(attached: Iterable<Attached>): IncomingFile[];
  /** While true, nothing new is begun. */
  isStopping(): boolean;
}

const asLine = (line: string): TypedLine => ({ kind: 'line', line });

/** For words of the front itself, said before anybody knows what the workspace set. */
const wordsOf = ({ locale, guildLocale }: Pick<Interaction, 'locale' | 'guildLocale'>): Words =>
  wordsFor(languageOf(locale) ?? languageOf(guildLocale ?? undefined) ?? 'en');

/** Turns what the gateway brings into requests. */
export function discordHearing(needs: HearingNeeds) {
  const { api, bot, work, log, now } = needs;
  const isTurnOf = channelTurns(now);

  /** What can be told of a request before it is read: who would see the answer, and whether it may be a form. */
  function expectations({ request }: Invocation) {
    const asked = request.kind === 'options' ? request.command : request.line.trim();
    const named = bot.commands
      .filter(({ name }) => asked === name || asked.startsWith(`${name} `))
      .sort((a, b) => b.name.length - a.name.length)[0];
    // A button may say what is to be changed, and its form how.
    const lacksSomething = (options: object) =>
      Object.keys(named?.formAskedBy ?? {}).some((name) => Object.hasOwn(options, name)) ||
      named?.form?.some((name) => named.args[name]?.required && !Object.hasOwn(options, name)) === true;
    return {
      expected: named?.audience ?? 'caller',
      mayOpenForm: named?.form !== undefined && (request.kind === 'line' || lacksSomething(request.options)),
    } as const;
  }

  function withFiles(invocation: Invocation, attached: Iterable<Attached>): Invocation {
    const files = needs.files(attached);
    return files.length === 0 ? invocation : { ...invocation, files };
  }

  /** A word to the caller alone. */
  async function tell(
    interaction: Pick<Interaction, 'id' | 'token'>,
    message: OutgoingMessage,
  ): Promise<void> {
    await api.respond(interaction.id, interaction.token, message, true);
  }

  function take(
    interaction: ButtonInteraction | ChatInputCommandInteraction | ModalSubmitInteraction,
    invocation: Invocation,
    form: Pick<Request, 'entered' | 'isForm'> = {},
  ): void {
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
        channel: interaction.channelId ?? invocation.where.channel,
        person: invocation.who.id,
        now,
      },
    );
    const { thread } = invocation.where;
    const talkedAboutUnder = thread === undefined ? [] : [thread];
    work.take({ invocation, answer, language, talkedAboutUnder, ...expectations(invocation), ...form });
  }

  async function complete(interaction: AutocompleteInteraction): Promise<void> {
    let choices: APIApplicationCommandOptionChoice<string>[] = [];
    if (!needs.isStopping()) {
      const invocation = interactionInvocation(interaction, chosenOptions(interaction));
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
    const line = lineOfButton(customId);
    const command = commandOfOpener(customId);
    if (customId.startsWith(stopPrefix)) {
      const outcome = work.stop(
        customId.slice(stopPrefix.length),
        interactionInvocation(interaction, asLine('')),
      );
      if (outcome === 'stopped') await api.acceptPress(interaction.id, interaction.token);
      else await tell(interaction, plainMessage(words.say(`discord.${outcome}`)));
    } else if (line !== undefined) {
      take(interaction, interactionInvocation(interaction, asLine(line)));
    } else if (command !== undefined) {
      const { formAskedBy = {} } = bot.commands.find(({ name }) => name === command) ?? {};
      const asked = { kind: 'options', command, options: formAskedBy } as const;
      const entered = enteredIn(interaction.message.embeds.map(({ data }) => data));
      take(interaction, interactionInvocation(interaction, asked), { entered });
    } else {
      log.info({ customId }, 'a button that is not ours');
      await tell(interaction, plainMessage(words.say('discord.unknownButton')));
    }
  }

  /** A form that was sent, also one that was opened before this process started. */
  async function submit(interaction: ModalSubmitInteraction, sent: ChosenOptions): Promise<void> {
    const invocation = interactionInvocation(interaction, sent);
    if (!needs.isStopping()) return take(interaction, invocation, { isForm: true });
    const language = languageFor(invocation);
    const text = plainMessage(wordsFor(language).say('discord.restarting'));
    // What was entered must not have to be entered again.
    await tell(interaction, withForm(text, sent.command, language, sent.options));
  }

  return {
    /** A command, a press of a button, a form that was sent, or a question for completions. Rejects when Discord refuses the answer. */
    async interaction(interaction: Interaction): Promise<void> {
      if (interaction.isAutocomplete()) return complete(interaction);
      const form = interaction.isModalSubmit() ? submittedOptions(interaction) : undefined;
      if (interaction.isModalSubmit() && form !== undefined) return submit(interaction, form);
      if (!interaction.isChatInputCommand() && !interaction.isButton()) {
        log.info({ type: interaction.type }, 'an interaction that is not ours');
        await tell(interaction, plainMessage(wordsOf(interaction).say('discord.notOurs')));
        return;
      }
      const words = wordsOf(interaction);
      if (needs.isStopping()) await tell(interaction, plainMessage(words.say('discord.restarting')));
      else if (interaction.isButton()) await press(interaction, words);
      else {
        const asked = interactionInvocation(interaction, chosenOptions(interaction));
        take(interaction, withFiles(asked, chosenFiles(interaction)));
      }
    },

    /** A message: answered when it says something to the bot. */
    async message(message: Message): Promise<void> {
      const me = message.client.user.id;
      const said = messageInvocation(message, me);
      if (said === undefined) return;
      const invocation = withFiles(said, message.attachments.values());
      const language = languageFor(invocation);
      const { channelId: channel } = message;
      if (needs.isStopping()) {
        const text = plainMessage(wordsFor(language).say('discord.restarting'));
        await api.post(channel, text, nonceOf(invocation.id, 'restarting'), {
          replyTo: message.id,
        });
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
          isTurnOf,
        },
      );
      // A thread is about its first result; outside threads people reply to the question as well as to the answer.
      const talkedAboutUnder = [message.channel.isThread() ? channel : message.id];
      work.take({ invocation, answer, language, talkedAboutUnder, ...expectations(invocation) });
    },

    /** Logs what could not be answered: too late, answered already, or refused. The next request is not affected. */
    failed(error: unknown): void {
      log.warn(loggable(error), 'could not answer');
    },
  };
}

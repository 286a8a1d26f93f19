import {
  type APIApplicationCommand,
  ApplicationCommandType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Log } from '../../src/bot/ports.ts';
import type { DiscordApi } from './api.ts';

/** The fields that we set. Discord adds others (ids, versions, permissions), which do not count as a difference. */
const fields = [
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'required',
  'autocomplete',
  'choices',
  'value',
  'options',
  'contexts',
  'integration_types',
] as const;

/** What Discord leaves out or fills in where nothing was said. */
const isDefault = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** A definition in one form, whoever wrote it: only our fields, without defaults, keys in order. */
function normalised(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.every((item) => typeof item === 'number') ? [...value].sort() : value.map(normalised);
  }
  if (typeof value !== 'object' || value === null) return value;
  const given = new Map<string, unknown>(Object.entries(value));
  const kept: Record<string, unknown> = {};
  for (const field of fields) {
    const part = given.get(field);
    if (isDefault(part)) continue;
    kept[field] = field.endsWith('_localizations')
      ? Object.fromEntries(Object.entries(part as object).sort(([a], [b]) => (a < b ? -1 : 1)))
      : normalised(part);
  }
  return kept;
}

/** Whether what is registered is what we would register. */
export function isSameDefinition(
  wanted: RESTPostAPIChatInputApplicationCommandsJSONBody,
  registered: APIApplicationCommand,
): boolean {
  const type = { type: ApplicationCommandType.ChatInput };
  // Of a command in one server Discord tells contexts that nobody set.
  const own = (definition: object) => {
    const given = { ...type, ...definition };
    return 'contexts' in wanted ? given : { ...given, contexts: null, integration_types: null };
  };
  return JSON.stringify(normalised(own(wanted))) === JSON.stringify(normalised(own(registered)));
}

/**
 * Makes Discord know our command. Registering has a daily quota, so it happens only when something changed.
 * Other slash commands of the application are removed (they are former ones of ours); an activity's entry point
 * stays, for Discord does not let it be removed in passing.
 */
export async function registerCommand(
  definition: RESTPostAPIChatInputApplicationCommandsJSONBody,
  where: {
    readonly api: DiscordApi;
    readonly application: string;
    readonly guild: string | undefined;
    readonly log: Log;
  },
): Promise<'registered' | 'unchanged'> {
  const { api, application, guild, log } = where;
  const existing = await api.commands(application, guild);
  const entryPoints = existing.filter((each) => each.type === ApplicationCommandType.PrimaryEntryPoint);
  const others = existing.filter((each) => each.type !== ApplicationCommandType.PrimaryEntryPoint);
  const [first] = others;
  if (others.length === 1 && first !== undefined && isSameDefinition(definition, first)) {
    log.debug({}, 'commands are registered and unchanged');
    return 'unchanged';
  }
  const kept = entryPoints.map(({ id, name, description, type, handler }) => ({
    id,
    name,
    description,
    type,
    ...(handler === undefined ? {} : { handler }),
  }));
  await api.replaceCommands(application, guild, [
    definition,
    ...kept,
  ] as RESTPutAPIApplicationCommandsJSONBody);
  const removed = others.map((each) => each.name).filter((name) => name !== definition.name);
  log.info({ guild, removed }, 'commands registered');
  return 'registered';
}

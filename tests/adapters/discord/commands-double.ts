import { z } from 'zod';
import { ids } from './world.ts';

const definition = z.looseObject({ name: z.string(), type: z.optional(z.number()) });

/** What Discord keeps of registered commands, and adds to them. */
export function commandsDouble(nextId: () => string) {
  let commands: object[] = [];
  return {
    list: (): readonly object[] => commands,
    replace(given: unknown): readonly object[] {
      commands = z
        .array(definition)
        .parse(given)
        .map((own) => {
          const id = nextId();
          return {
            default_member_permissions: null,
            dm_permission: true,
            nsfw: false,
            ...own,
            type: own.type ?? 1,
            id,
            application_id: ids.application,
            version: id,
          };
        });
      return commands;
    },
  };
}

import type { ArgumentKind } from '../../../bot/command.ts';
import { channelLabel } from '../../../bot/replies/labels.ts';
import { findChannels } from '../../../scenario/find.ts';
import { listNames } from '../../../scenario/nearest.ts';
import { echo, UserError } from '../../../scenario/problem.ts';
import { foldName } from '../../../scenario/text.ts';

/** One channel of the scenario that the command names, by any of its names; its id. No group. */
export const channelOfScenario: ArgumentKind<string> = {
  name: 'channel',
  joinsWords: true,
  read(text, { scenario }) {
    // Without a scenario there is nothing to look names up in; that problem is told already.
    if (scenario === undefined) return text;
    const { groups } = scenario.scenario;
    const found = findChannels(scenario.scenario, text);
    if (found.kind === 'channel') return found.id;
    const members = groups.find(({ id }) => id === found.id)?.channels ?? [];
    throw new UserError({
      code: 'experiment.no-channel',
      received: echo(text),
      values: { choices: listNames(members) },
    });
  },
  async complete(typed, { scenario }) {
    const wanted = foldName(typed);
    return (scenario?.scenario.channels ?? [])
      .filter(({ id, names, aliases }) =>
        [id, names?.en ?? '', names?.zh ?? '', ...aliases].some((name) => foldName(name).includes(wanted)),
      )
      .slice(0, 25)
      .map((channel) => ({
        value: channel.id,
        label: { en: channelLabel(channel, 'en'), zh: channelLabel(channel, 'zh') },
      }));
  },
};

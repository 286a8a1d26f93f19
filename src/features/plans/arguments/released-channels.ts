import type { ArgumentKind } from '../../../bot/command.ts';
import { holdsOf } from '../../../learn/fit/held-channels.ts';
import { findChannels } from '../../../scenario/find.ts';
import { halfWidth } from '../../../scenario/half-width.ts';
import { listNames } from '../../../scenario/nearest.ts';
import { echo, type Problem, UserError } from '../../../scenario/problem.ts';

/** Most names that one line may say. */
const mostNames = 200;

const everything = /^(?:all|every|全部|所有)$/i;

/**
 * Channels that a plan may move although the review of their fit holds them at current spend: names or groups with commas
 * between, or `all`.
 */
export const releasedChannels: ArgumentKind<readonly string[]> = {
  name: 'released-channels',
  read(text, { scenario: chosen }) {
    if (chosen === undefined) return [];
    const { scenario } = chosen;
    const held = holdsOf(scenario).map(({ channel }) => channel);
    if (everything.test(text.trim())) return held;
    const names = halfWidth(text)
      .split(/[,;、+\n]/)
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .slice(0, mostNames);
    const problems: Problem[] = [];
    const ids = names.flatMap((name) => {
      const { kind, id } = findChannels(scenario, name);
      const members =
        kind === 'channel' ? [id] : (scenario.groups.find((group) => group.id === id)?.channels ?? []);
      const found = members.filter((member) => held.includes(member));
      if (found.length === 0) {
        const values = { choices: held.length === 0 ? '–' : listNames(held) };
        problems.push({ code: 'fit.not-held', received: echo(name), values });
      }
      return found;
    });
    const [first, ...more] = problems;
    if (first !== undefined) throw new UserError(first, ...more);
    return [...new Set(ids)];
  },
  async complete(typed, { scenario: chosen }) {
    if (chosen === undefined) return [];
    return holdsOf(chosen.scenario)
      .filter(({ channel }) => channel.startsWith(typed.trim()))
      .slice(0, 25)
      .map(({ channel }) => ({ value: channel, label: { en: channel, zh: channel } }));
  },
};

import type { CommandContext } from '../../../bot/command.ts';
import { scenarioLabel } from '../../../bot/replies/labels.ts';
import { plainOf } from '../../../bot/replies/spans.ts';
import { type Action, longestActionLine, type Reply } from '../../../bot/reply.ts';
import { builtInScenarios } from '../../../scenario/presets/index.ts';
import { fitOf } from '../../../scenario/scenario.ts';
import type { KeptScenario } from '../arguments/kept-scenario.ts';
import type { ScenarioVersion } from '../stored/store.ts';
import { weeksIn } from './fit-changes.ts';
import { changesText } from './kept.ts';

/** Most versions that one answer lists, and that it offers to restore. */
const mostListed = 20;
const mostOffered = 4;

/** The versions of a scenario, newest first: when, by whom, what each changed. */
export function scenarioVersionsReply(
  { id, versions }: KeptScenario,
  { words, timeZone }: Pick<CommandContext, 'words' | 'timeZone'>,
): Reply {
  const [newest] = versions;
  const name = scenarioLabel(newest.scenario.names, words.language);
  const at = `${words.time(newest.at, timeZone)} ${words.zone(timeZone)}`;
  const left = (title: string) => ({ title, align: 'left' as const });
  const what = ({ scenario, isRemoval }: ScenarioVersion, before: ScenarioVersion | undefined) => {
    if (isRemoval) return words.say('scenarios.versions.removal');
    if (before === undefined) {
      const fit = fitOf(scenario);
      if (fit !== undefined) return words.say('fit.changes.fitted', { fit, count: weeksIn(scenario) });
      const builtIn = builtInScenarios.find((one) => one.id === id);
      // A copy under the name of a built-in scenario began as that one, in the workspace's currency.
      return builtIn === undefined
        ? words.say('scenarios.versions.first')
        : words.say('scenarios.versions.firstOf', {
            changes: changesText({ ...builtIn, currency: scenario.currency }, scenario, words),
          });
    }
    return changesText(before.scenario, scenario, words);
  };
  const restorable = versions.filter((one) => one !== newest && one.isRemoval !== true).slice(0, mostOffered);
  const actions: Action[] = restorable
    .map(({ version }) => ({
      label: words.say('scenarios.actions.restore', { version }),
      line: `scenario restore ${id} ${version}`,
    }))
    .filter(({ line }) => line.length <= longestActionLine);
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('scenarios.versions.title', { scenario: name }),
    summary: plainOf(
      newest.isRemoval
        ? words.say('scenarios.versions.removed', { scenario: name, at, by: newest.by })
        : words.say('scenarios.versions.summary', { scenario: name, at, count: versions.length }),
    ),
    blocks: [
      {
        kind: 'table',
        table: {
          caption: words.say('scenarios.versions.title', { scenario: name }),
          columns: [
            { title: words.say('scenarios.versions.number'), align: 'right' },
            left(words.say('scenarios.versions.when', { zone: words.zone(timeZone) })),
            left(words.say('scenarios.versions.by')),
            left(words.say('scenarios.versions.what')),
          ],
          rows: versions
            .slice(0, mostListed)
            .map((one, index) => [
              String(one.version),
              words.time(one.at, timeZone),
              one.by,
              what(one, versions[index + 1]),
            ]),
        },
      },
      ...(actions.length === 0 ? [] : [{ kind: 'actions' as const, actions }]),
    ],
    record: {
      scenario: id,
      versions: versions.map(({ version, at: saved, by, isRemoval }) => ({
        version,
        at: saved.toISOString(),
        by,
        ...(isRemoval && { isRemoval }),
      })),
    },
  };
}

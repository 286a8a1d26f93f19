import type { Words } from '../../../bot/language/words.ts';
import { type Block, longestActionLine } from '../../../bot/reply.ts';

/** The buttons under news that made a new version of a scenario: use it, take it back, see them all. */
export function versionActions(
  id: string,
  { from }: { readonly version: number; readonly from: number },
  words: Words,
): Block[] {
  const back = from === 0 ? `scenario remove ${id}` : `scenario restore ${id} ${from}`;
  const actions = [
    { label: words.say('feedback.actions.optimize'), line: `optimize ${id}`, emphasis: 'primary' as const },
    { label: words.say('feedback.actions.undo'), line: back },
    { label: words.say('feedback.actions.versions'), line: `scenario versions ${id}` },
  ];
  return [{ kind: 'actions', actions: actions.filter(({ line }) => line.length <= longestActionLine) }];
}

import type { Scenario } from '../../scenario/scenario.ts';

/** One entry that is another than before; undefined where it was or is not there. */
export interface Difference {
  /** As `scenario edit` takes it: `budget`, `patient-app.today`, `partners.max`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * What differs between two versions of a scenario, in the order of the file. Channels and groups are told apart by
 * their identifiers; one that only one version has is a single difference.
 */
export function differencesBetween(before: Scenario, after: Scenario): Difference[] {
  const { channels: oldChannels, groups: oldGroups, ...oldRest } = before;
  const { channels, groups, ...rest } = after;
  return [...within(oldRest, rest, ''), ...between(oldChannels, channels), ...between(oldGroups, groups)];
}

function between(before: readonly { readonly id: string }[], after: readonly { readonly id: string }[]) {
  const ids = [...new Set([...after, ...before].map(({ id }) => id))];
  const find = (all: typeof before, id: string) => all.find((one) => one.id === id);
  return ids.flatMap((id): Difference[] => {
    const [old, now] = [find(before, id), find(after, id)];
    return old === undefined || now === undefined
      ? [{ path: id, before: old, after: now }]
      : within(old, now, id);
  });
}

function within(before: unknown, after: unknown, path: string): Difference[] {
  if (isSame(before, after)) return [];
  if (!isPart(before) || !isPart(after)) return [{ path, before, after }];
  const keys = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return keys.flatMap((key) =>
    within(Reflect.get(before, key), Reflect.get(after, key), path === '' ? key : `${path}.${key}`),
  );
}

/** What is compared entry by entry: an object that is no number with its spread, no share and no goal. */
function isPart(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const has = (key: string) => typeof Reflect.get(value, key) === 'number';
  return !(has('value') || has('roi') || has('target') || has('marginal') || (has('share') && 'of' in value));
}

/** Entries that are absent and those that are undefined are the same; the order of an object's entries is no difference. */
function isSame(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null)
    return false;
  if (Array.isArray(before) !== Array.isArray(after)) return false;
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].every((key) => isSame(Reflect.get(before, key), Reflect.get(after, key)));
}

import { listNames } from '../../scenario/nearest.ts';
import { UserError } from '../../scenario/problem.ts';
import { currencyIn, scenariosOf } from '../scenarios/arguments/scenario.ts';
import { keyOfShape } from './kept-file.ts';
import type { HistoryName } from './stored/uploads.ts';
import type { FilePlace } from './understand-file.ts';

/**
 * Whose history a file belongs to that came without a name: the only one that has a file of its shape, else the only one
 * that there is.
 *
 * @throws UserError `argument.missing` where there is none yet, `data.whose` where it could be several
 */
export async function nameByShape(
  bytes: Uint8Array,
  { store, invocation, settings, tables }: FilePlace,
): Promise<HistoryName> {
  const { workspace } = invocation.where;
  const [files, histories] = await Promise.all([
    store.historyFiles.list(workspace),
    store.histories.list(workspace),
  ]);
  const all = new Set([...files, ...histories].map(({ scenario }) => scenario));
  const [only, ...others] = all;
  if (only === undefined) {
    const example = 'data import shop';
    throw new UserError({ code: 'argument.missing', values: { argument: 'name', example } });
  }
  if (others.length === 0) return whole(only);
  const { shape } = await tables.read(bytes, {
    currency: currencyIn({ settings }),
    shapes: files.map(({ remembered }) => remembered),
    areAmountsRight: true,
  });
  const key = keyOfShape(shape);
  const [same, ...more] = new Set(files.filter((one) => one.key === key).map(({ scenario }) => scenario));
  if (same !== undefined && more.length === 0) return whole(same);
  throw new UserError({ code: 'data.whose', values: { choices: listNames([...all]) } });

  async function whole(id: string): Promise<HistoryName> {
    const known = await scenariosOf(store, workspace, settings);
    const scenario = known.find((one) => one.scenario.id === id)?.scenario;
    return { id, ...(scenario !== undefined && { scenario }) };
  }
}

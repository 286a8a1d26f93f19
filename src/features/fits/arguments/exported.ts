import type { ArgumentKind } from '../../../bot/command.ts';
import type { Fit } from '../../../learn/fit/fit.ts';
import { UserError } from '../../../scenario/problem.ts';
import { runNumber } from '../../plans/arguments/run-number.ts';
import type { Run } from '../../plans/stored/run.ts';
import { fitBase } from './fit-base.ts';

/** What is handed out: a run, or a fit. */
export type Exported =
  | { readonly kind: 'run'; readonly run: Run }
  | { readonly kind: 'fit'; readonly fit: Fit };

/** A run by its number (`12`), or a fit (`fit 3`). */
export const exported: ArgumentKind<Exported> = {
  name: 'exported',
  async read(text, place) {
    const [, number] = /^\s*(?:fit|拟合)\s*(.*)$/iu.exec(text) ?? [];
    if (number === undefined) return { kind: 'run', run: await runNumber.read(text, place) };
    if (!/^#?\s*\d{1,9}$/.test(number.trim())) throw new UserError({ code: 'fit.which' });
    const base = await fitBase.read(number, place);
    if (base.kind !== 'fit') throw new UserError({ code: 'fit.which' });
    return { kind: 'fit', fit: base.fit };
  },
  ...(runNumber.complete !== undefined && { complete: runNumber.complete }),
};

import { defineCommand, type ReadingPlace } from '../src/bot/command.ts';
import { refuseUnlessMay } from '../src/bot/rights.ts';
import { columnName, columnNames } from '../src/features/history/arguments/column-names.ts';
import { uploadedFile } from '../src/features/history/arguments/uploaded-file.ts';
import { columnsIn } from '../src/features/history/columns-in.ts';
import { dataImportedReply } from '../src/features/history/replies/import.ts';
import { keepHistory, understand } from '../src/features/history/understand.ts';
import { uploaderOf } from '../src/features/history/uploads.ts';
import { confirmation } from '../src/features/workspace/arguments/confirmation.ts';
import type { ColumnRole } from '../src/learn/history/column.ts';
import { UserError } from '../src/scenario/problem.ts';

/** What the form's field shows at first: the columns that were taken for this. */
const initial = (role: ColumnRole) => (place: ReadingPlace) => columnsIn(place, role);

/**
 * Stores a file that `data import` has shown: as it was understood (`confirm=yes`), or with the columns that its form
 * lists; then those that are listed nowhere are left out.
 */
export const dataConfirm = defineCommand({
  name: 'data confirm',
  examples: ['data confirm 1a2b3c4d confirm=yes', 'data confirm 1a2b3c4d outcome=revenue spend="tv, radio"'],
  audience: 'caller',
  args: {
    upload: {
      kind: uploadedFile,
      required: true,
      position: 0,
      example: '1a2b3c4d',
      initial: (place) => place.others.upload,
    },
    outcome: { kind: columnName, required: false, example: 'revenue', initial: initial('outcome') },
    spend: { kind: columnNames, required: false, example: 'tv, radio', initial: initial('spend') },
    control: { kind: columnNames, required: false, example: 'price', initial: initial('control') },
    event: { kind: columnNames, required: false, example: 'promo', initial: initial('event') },
    confirm: { kind: confirmation, required: false, example: 'yes' },
  },
  form: ['upload', 'outcome', 'spend', 'control', 'event'],
  async check({ upload, confirm, ...columns }, place) {
    refuseUnlessMay('data.import', place.invocation.who);
    const isSaid = Object.values(columns).some((value) => value !== undefined);
    if (confirm === undefined && !isSaid)
      throw new UserError({ code: 'data.nothing-said', argument: 'outcome' });
    // What is wrong is told in the form.
    await understand(upload.file, mappingOf(upload.file.mapping, columns), place);
  },
  async run({ upload: { word, file }, confirm: _, ...columns }, context) {
    const understood = await understand(file, mappingOf(file.mapping, columns), context);
    const saved = await keepHistory(understood, context);
    context.uploads.remove(uploaderOf(context.invocation), word);
    return dataImportedReply(understood, saved, context);
  },
});

type Said = Pick<NonNullable<Parameters<typeof understand>[1]>, 'outcome' | 'spend' | 'control' | 'event'>;

/** The columns that the form lists, else those that were said with the file. */
function mappingOf(before: Parameters<typeof understand>[1], { outcome, spend, control, event }: Said) {
  const isSaid = [outcome, spend, control, event].some((value) => value !== undefined);
  return isSaid ? { date: before.date, outcome, spend, control, event, isComplete: true } : before;
}

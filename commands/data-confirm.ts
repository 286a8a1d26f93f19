import { defineCommand } from '../src/bot/command.ts';
import { refuseUnlessMay } from '../src/bot/rights.ts';
import { campaigns } from '../src/features/history/arguments/campaigns.ts';
import { columnName, columnNames } from '../src/features/history/arguments/column-names.ts';
import { columnRoles } from '../src/features/history/arguments/column-roles.ts';
import { uploadedFile } from '../src/features/history/arguments/uploaded-file.ts';
import { type AskedRole, answeredMapping, columnFields } from '../src/features/history/column-fields.ts';
import { askedMoreReply, isAskedMore, keptReply } from '../src/features/history/import-file.ts';
import type { Upload } from '../src/features/history/stored/uploads.ts';
import { understandFile } from '../src/features/history/understand-file.ts';
import { uploaderOf } from '../src/features/history/uploads.ts';
import { confirmation } from '../src/features/workspace/arguments/confirmation.ts';
import { UserError } from '../src/scenario/problem.ts';

/** Largest file that is read while somebody's form waits to be sent; what is wrong with larger ones is told afterwards. */
const readAtOnce = 4 * 1024 * 1024;

/**
 * Stores a file that `data import` has shown: as it was understood (`confirm=yes`), with what its form says of single
 * columns, or with the columns that are listed; then those that are listed nowhere are left out.
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
    columns: { kind: columnRoles, required: false, example: '3=spend; 4=ignored' },
    outcome: { kind: columnName, required: false, example: 'revenue' },
    spend: { kind: columnNames, required: false, example: 'tv, radio' },
    control: { kind: columnNames, required: false, example: 'price' },
    event: { kind: columnNames, required: false, example: 'promo' },
    campaigns: { kind: campaigns, required: false, example: 'Brand=Google Ads' },
    confirm: { kind: confirmation, required: false, example: 'yes' },
  },
  form: ['upload'],
  moreFields: columnFields,
  async check({ upload, confirm, ...said }, place) {
    refuseUnlessMay('data.import', place.invocation.who);
    const isSaid = Object.values(said).some((value) => value !== undefined);
    if (confirm === undefined && !isSaid)
      throw new UserError({ code: 'data.nothing-said', argument: 'upload' });
    // What is wrong is told in the form.
    const answered = withAnswers(upload.file, said);
    if (isSaid && answered.bytes.length <= readAtOnce)
      await understandFile(answered, answered.mapping, place);
  },
  async run({ upload: { word, file }, confirm, ...said }, context) {
    const answered = withAnswers(file, said);
    const { uploads, invocation } = context;
    const isPartial = said.columns !== undefined && confirm === undefined && isAskedMore(answered);
    const reply = isPartial
      ? await askedMoreReply(answered, context)
      : await keptReply(await understandFile(answered, answered.mapping, context), context);
    uploads.remove(uploaderOf(invocation), word);
    return reply;
  },
});

interface Said {
  readonly columns?: ReadonlyMap<number, AskedRole> | undefined;
  readonly outcome?: string | undefined;
  readonly spend?: readonly string[] | undefined;
  readonly control?: readonly string[] | undefined;
  readonly event?: readonly string[] | undefined;
  readonly campaigns?: Readonly<Record<string, string>> | undefined;
}

/** The file with what was said of it now, beside what was said before. */
function withAnswers(file: Upload, { columns, campaigns: told, ...listed }: Said): Upload {
  const { outcome, spend, control, event } = listed;
  const isListed = [outcome, spend, control, event].some((value) => value !== undefined);
  const mapping = isListed
    ? { date: file.mapping.date, outcome, spend, control, event, isComplete: true }
    : columns === undefined
      ? file.mapping
      : answeredMapping(file, columns);
  const answered = [...(file.answered ?? []), ...(columns?.keys() ?? [])];
  const shown = file.shown && {
    ...file.shown,
    columns: file.shown.columns.map((column) => {
      const role = columns?.get(column.at);
      return role === undefined ? column : { ...column, role };
    }),
  };
  return {
    ...file,
    mapping,
    answered,
    ...(shown !== undefined && { shown }),
    options: {
      ...file.options,
      ...(told !== undefined && { campaigns: { ...file.options.campaigns, ...told } }),
    },
  };
}

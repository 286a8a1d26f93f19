import type { CommandContext } from '../../bot/command.ts';
import { textBlock, unmarked } from '../../bot/replies/spans.ts';
import type { Reply } from '../../bot/reply.ts';
import { askedColumns } from './column-fields.ts';
import { fileAgainReply, fileAskReply, fileWaitsReply } from './replies/file.ts';
import { dataImportedReply } from './replies/import.ts';
import type { Upload } from './stored/uploads.ts';
import { keepFile, type UnderstoodFile, understandFile } from './understand-file.ts';
import { uploaderOf } from './uploads.ts';

/**
 * Reads a file and takes it in, or shows what it was taken for. At once goes in: what somebody confirmed, what is beyond
 * doubt at the terminal, next week's file of a shape that was confirmed, and a file beyond doubt that alone makes no
 * history yet.
 */
export async function importReply(
  upload: Upload,
  { isConfirmed }: { readonly isConfirmed: boolean },
  context: CommandContext,
): Promise<Reply> {
  const { invocation, line } = context;
  const understood = await understandFile(upload, upload.mapping, context);
  const isTyped = invocation.where.front === 'terminal';
  if (isConfirmed) return keptReply(understood, context);
  const { isSure, isKnown, waits, whole } = understood;
  if (isSure && waits !== undefined) {
    await keepFile(understood, { isWhole: false }, context);
    return fileWaitsReply(understood, isTyped ? undefined : keepShown(understood, context), context);
  }
  if (isSure && isKnown && whole?.before !== undefined) {
    const saved = await keepFile(understood, { isWhole: true }, context);
    if (saved !== undefined) return fileAgainReply(understood, saved, context);
  }
  if (isSure && isTyped) return keptReply(understood, context);
  if (isTyped) return fileAskReply(understood, { line: `${line} confirm=yes` }, context);
  return fileAskReply(understood, { word: keepShown(understood, context) }, context);
}

/** What became of several files that came together: the last in full, of those before what was said and what is asked. */
export function asOneReply(replies: readonly Reply[]): Reply {
  const last = replies.at(-1);
  if (last === undefined) throw new Error('no file came');
  const before = replies.slice(0, -1).flatMap((reply) => {
    const { record = {} } = reply;
    const isAsked = 'stored' in record && record.stored === false;
    return [textBlock(unmarked(reply.summary)), ...(isAsked ? reply.blocks : [])];
  });
  return { ...last, blocks: [...before, ...last.blocks] };
}

/** Stores a file as it is understood. */
export async function keptReply(understood: UnderstoodFile, context: CommandContext): Promise<Reply> {
  const saved = await keepFile(understood, { isWhole: true }, context);
  const { whole } = understood;
  return saved === undefined || whole === undefined
    ? fileWaitsReply(understood, undefined, context)
    : dataImportedReply(whole, saved, context);
}

/** Keeps the file with what somebody sees of it now; returns the word under which it waits. */
function keepShown(
  { upload, read, findings }: UnderstoodFile,
  { uploads, invocation }: Pick<CommandContext, 'uploads' | 'invocation'>,
): string {
  const shown = { columns: read.columns, findings };
  return uploads.keep(uploaderOf(invocation), { ...upload, shown });
}

/** Whether columns are left to ask about; what was answered so far is in the upload. */
export const isAskedMore = (upload: Upload): boolean => askedColumns(upload).length > 0;

/** Shows the file again with what was answered, where a form could not ask about all at once. */
export async function askedMoreReply(upload: Upload, context: CommandContext): Promise<Reply> {
  const understood = await understandFile(upload, upload.mapping, context);
  const word = context.uploads.keep(uploaderOf(context.invocation), upload);
  return fileAskReply(understood, { word }, context);
}

import type { ArgumentKind } from '../../../bot/command.ts';
import { echo, UserError } from '../../../scenario/problem.ts';
import type { Upload } from '../stored/uploads.ts';
import { uploaderOf } from '../uploads.ts';

/** A file that waits for a word. */
export interface UploadedFile {
  readonly word: string;
  readonly file: Upload;
}

/** A file that the same person brought within the hour. Throws `UserError` (`data.upload-gone`). */
export const uploadedFile: ArgumentKind<UploadedFile> = {
  name: 'upload',
  read(text, { uploads, invocation }) {
    const word = text.trim().toLowerCase();
    const file = uploads.get(uploaderOf(invocation), word);
    if (file === undefined) throw new UserError({ code: 'data.upload-gone', received: echo(text) });
    return { word, file };
  },
};

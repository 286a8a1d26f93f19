import { UserError } from '../../scenario/problem.ts';

/**
 * The bytes of a file that a platform's host answers with: at most so many, whatever was said before. Reads no further
 * than that. Throws `UserError` `file.too-large`.
 */
export async function bytesOf(answer: Response, most: number): Promise<Uint8Array> {
  const announced = Number(answer.headers.get('content-length') ?? 0);
  if (announced > most) {
    await answer.body?.cancel();
    throw tooLarge(announced, most);
  }
  const reader = answer.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const part = await reader?.read();
    if (part === undefined || part.done) break;
    size += part.value.byteLength;
    if (size > most) {
      await reader?.cancel();
      throw tooLarge(size, most);
    }
    chunks.push(part.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

const megabytes = (bytes: number, digits: number) => `${(bytes / 1024 / 1024).toFixed(digits)} MB`;

/** The problem that a file has more bytes than are taken. */
export function tooLarge(size: number, most: number): UserError {
  return new UserError({
    code: 'file.too-large',
    received: megabytes(size, 1),
    values: { size, limit: most, limitText: megabytes(most, most % (1024 * 1024) === 0 ? 0 : 1) },
  });
}

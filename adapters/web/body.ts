import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { Refusal } from './refusal.ts';

/**
 * A request's body, whose size is looked at before and while it is read.
 *
 * @throws Refusal 413 beyond `most` bytes
 */
export async function readBody(request: IncomingMessage, most: number): Promise<Uint8Array> {
  if (Number(request.headers['content-length'] ?? 0) > most) throw new Refusal(413, 'too-large');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw new Refusal(413, 'too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Longest body of JSON, in bytes: a line of 8 KB with what goes with it. */
const longestJson = 12 * 1_024;

/**
 * A body of JSON in this shape.
 *
 * @throws Refusal 413, 415, 400
 */
export async function readJson<Shape extends z.ZodType>(
  request: IncomingMessage,
  shape: Shape,
): Promise<z.output<Shape>> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    throw new Refusal(415, 'not-json');
  const bytes = await readBody(request, longestJson);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal(400, 'not-json');
  }
  const reading = shape.safeParse(value);
  if (!reading.success) throw new Refusal(400, 'shape');
  return reading.data;
}

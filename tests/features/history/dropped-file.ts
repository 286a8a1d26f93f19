import type { IncomingFile } from '../../../src/bot/invocation.ts';

/** A file as fronts hand it over; `size` is what the platform says, `reads` counts how often it was fetched. */
export function droppedFile(
  name: string,
  content: string | Uint8Array,
  size?: number,
): IncomingFile & { readonly reads: () => number } {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  let reads = 0;
  return {
    name,
    size: size ?? bytes.length,
    reads: () => reads,
    async read() {
      reads += 1;
      return bytes;
    },
  };
}

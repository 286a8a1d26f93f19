import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { parse, resolve } from 'node:path';
import { z } from 'zod';
import type { Chart } from '../../src/bot/chart.ts';
import type { ChartRenderer, Log } from '../../src/bot/ports.ts';
import type { Reply, ReplyFile } from '../../src/bot/reply.ts';

/** What became of a chart's picture: the absolute path of its file, or what failed. */
export type SavedPicture =
  | { readonly chart: Chart; readonly path: string }
  | { readonly chart: Chart; readonly failed: 'drawing' | 'saving' };

const numberedRun = z.object({ number: z.int(), scenario: z.object({ id: z.string() }) });
/** A record that is a run, or that is about one. */
const runRecord = z.union([numberedRun, z.object({ run: numberedRun }).transform(({ run }) => run)]);

/** More files of one name than anyone keeps; stops the search for a free name. */
const mostCopies = 10_000;

/**
 * Draws a reply's charts and writes them as `<directory>/<scenario>-<run>-<chart>.png`. A file that is there
 * already with another picture (of a run with the same number in another database) is left alone: the new one gets
 * `-2`, `-3`… Nothing that fails here takes the reply's text with it.
 */
export async function savePictures(
  reply: Reply,
  options: {
    readonly renderer: ChartRenderer;
    readonly directory: string;
    readonly log: Log;
    readonly signal?: AbortSignal;
  },
): Promise<SavedPicture[]> {
  const charts = reply.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
  const run = runRecord.safeParse(reply.record);
  const prefix = run.success ? `${run.data.scenario.id}-${run.data.number}` : 'chart';
  return Promise.all(
    charts.map(async (chart): Promise<SavedPicture> => {
      let png: Uint8Array;
      try {
        png = (await options.renderer.render(chart, options.signal)).png;
      } catch (err) {
        options.log.warn({ err, chart: chart.id }, 'chart could not be drawn');
        return { chart, failed: 'drawing' };
      }
      try {
        const name = `${prefix}-${chart.id}`.replace(/[^\w-]+/g, '-');
        return { chart, path: await writeBeside(resolve(options.directory), { name, ending: 'png' }, png) };
      } catch (err) {
        options.log.warn({ err, chart: chart.id }, 'picture could not be saved');
        return { chart, failed: 'saving' };
      }
    }),
  );
}

/** What became of a file that a reply brings: the absolute path where it was written; absent where it could not be. */
export interface SavedFile {
  readonly file: ReplyFile;
  readonly path?: string;
}

/** Writes the files that a reply brings into the directory, under their names, as pictures are written. */
export async function saveFiles(
  reply: Reply,
  { directory, log }: { readonly directory: string; readonly log: Log },
): Promise<SavedFile[]> {
  const files = reply.blocks.flatMap((block) => (block.kind === 'files' ? block.files : []));
  return Promise.all(
    files.map(async (file): Promise<SavedFile> => {
      const { name, ext } = parse(file.name);
      const parts = { name: name.replace(/[^\w-]+/g, '-'), ending: ext.replace(/[^\w]+/g, '') };
      try {
        return { file, path: await writeBeside(resolve(directory), parts, file.bytes) };
      } catch (err) {
        log.warn({ err, file: file.name }, 'a file could not be written');
        return { file };
      }
    }),
  );
}

async function writeBeside(
  directory: string,
  { name, ending }: { readonly name: string; readonly ending: string },
  bytes: Uint8Array,
): Promise<string> {
  await mkdir(directory, { recursive: true });
  for (let copy = 1; copy <= mostCopies; copy += 1) {
    const path = resolve(directory, `${name}${copy === 1 ? '' : `-${copy}`}.${ending}`);
    try {
      await writeFile(path, bytes, { flag: 'wx' });
      return path;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      if ((await readFile(path)).equals(bytes)) return path;
    }
  }
  throw new Error(`${directory} holds ${mostCopies} files named ${name}`);
}

import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, longest first: files that start processes, wait for a lease to end, or work out whole plans. */
const long = [
  'end-to-end/learning',
  'faults/',
  'end-to-end/',
  'adapters/jobs/',
  'adapters/storage/',
  'fronts/',
  'optimise/properties',
  'learn/fit/',
  'adapters/web/',
  'features/reports/',
];

/**
 * Begins with the files that take longest, so that the end does not wait for one of them. Where Vitest still knows how
 * long each took the last time, that decides.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const known = ({ project, moduleId }: TestSpecification) =>
      this.ctx.cache.getFileTestResults(`${project.name}:${relative(this.ctx.config.root, moduleId)}`) !==
      undefined;
    if (sorted.every(known)) return sorted;
    const place = ({ moduleId }: TestSpecification) => {
      const found = long.findIndex((part) => moduleId.includes(`/tests/${part}`));
      return found === -1 ? long.length : found;
    };
    return sorted.sort((a, b) => place(a) - place(b));
  }
}

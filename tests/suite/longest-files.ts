import type { Reporter, TestModule, TestSpecification } from 'vitest/node';

/** A part of the suite is no reason to tell how long all of it takes. */
const many = 100;

/** Says at the start how long the suite may take, and at its end which files took longest. */
export function longestFiles(): Reporter {
  return {
    onTestRunStart(files: readonly TestSpecification[]) {
      if (files.length < many) return;
      process.stdout.write(
        `${files.length} files: some five minutes on two cores that are otherwise idle, and longer on busy ones. ` +
          'Nothing fails for being slow.\n\n',
      );
    },
    onTestRunEnd(files: readonly TestModule[]) {
      if (files.length < many) return;
      const longest = files
        .map((file) => ({ name: file.relativeModuleId, seconds: file.diagnostic().duration / 1_000 }))
        .sort((a, b) => b.seconds - a.seconds)
        .slice(0, 10);
      const lines = longest.map(({ name, seconds }) => `${seconds.toFixed(1).padStart(7)}  ${name}\n`);
      process.stdout.write(`\nWhat took longest, in seconds:\n${lines.join('')}`);
    },
  };
}

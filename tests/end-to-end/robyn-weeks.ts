import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

const channels = ['tv', 'ooh', 'print', 'search', 'facebook'];

/** On one line, as the width of a terminal is nobody's matter here. */
const oneLine = (out: string) => out.replace(/\s+/g, ' ');

const isPicture = (path: string) =>
  existsSync(path) && readFileSync(path).subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n';

function expectPictures(out: string, folder: string): void {
  for (const [, picture] of out.matchAll(/Picture: (\S+)/g)) {
    expect({ picture, isPicture: isPicture(join(folder, picture ?? '')) }).toMatchObject({ isPicture: true });
  }
}

/** What importing the public simulated weeks of Robyn under a name prints. */
export function expectImport(out: string, name: string): void {
  const imported = oneLine(out);
  expect(imported).toContain(
    `${name} has 208 weeks, 23 Nov 2015 to 17 Nov 2019: revenue, and the spend of tv, ooh, print, search, and facebook.`,
  );
  for (const column of [
    'revenue outcome, in money',
    'tv_S spend: tv',
    'facebook_I impressions: facebook',
    'search_clicks_P kept with search',
    'competitor_sales_B control',
    'events event',
  ]) {
    expect(imported).toContain(column);
  }
}

/** What the fit of those weeks prints. */
export function expectFit(out: string, name: string): void {
  const fitted = oneLine(out);
  expect(fitted).toMatch(new RegExp(`^${name}: fit 1 `));
  expect(fitted).toContain(`${name}: what 208 weeks say of each channel (in brackets: 94% intervals)`);
  for (const channel of channels) {
    expect(fitted).toMatch(
      new RegExp(`${channel} Spent lately, a week ¥\\S+ Most in a week ¥\\S+ Brought over the history ¥`),
    );
  }
  expect(fitted).toMatch(
    /4 chains agree \(R-hat 1\.00\d\), \d+ effective draws at least, 0 divergences: sound/,
  );
  expect(fitted).toMatch(/Weeks it had not seen error \S+%, against \S+% for the same week a year before/);
  expect(fitted).toContain(
    'effects carry over for up to 7 weeks; 3 yearly waves; a trend that may turn 8 times',
  );
  expect(fitted).toContain(`Kept as \`${name}\`, version 1: plans of it rest on this fit.`);
  expect(fitted).toContain('that is no proof of what causes what, and experiments are.');
  expect(fitted).toContain('Plans use the 2,000 joint draws as they are');
}

/** What a plan on that fit prints; answers its number. */
export function expectPlan(out: string, name: string, folder: string): number {
  const planned = oneLine(out);
  const [, number = ''] = new RegExp(`^${name}: plan #(\\d+) ${name}: `).exec(planned) ?? [];
  expect({ planned, number }).toEqual({ planned, number: expect.stringMatching(/^\d+$/) });
  expect(planned).toMatch(/over 13 weeks \([+−][\d.]+%, 90% range [+−]?¥\S+ to [+−]?¥[^)]+\)/);
  for (const channel of channels) expect(planned).toMatch(new RegExp(`${channel} ¥\\S+ ¥\\S+ [+−]?¥`));
  expect(planned).toContain('Proved the best possible plan under these assumptions');
  expect(planned).toMatch(
    /Beats current spend in .+ of 1,000 simulations|Beats current spend in all 1,000 simulations/,
  );
  expect(planned).toContain(
    'The curves are those of fit 1 (208 weeks): 1,000 of its simulations made the plan, 1,000 others the ranges.',
  );
  expect(planned.match(/Picture: out\/\S+\.png/g)).toEqual([
    `Picture: out/${name}-${number}-contributions.png`,
    `Picture: out/${name}-${number}-convergence.png`,
  ]);
  expectPictures(out, folder);
  return Number(number);
}

/** What a report prints that was asked for in the terminal once that plan was adopted. */
export function expectReport(
  out: string,
  { scenario, plan, folder }: { readonly scenario: string; readonly plan: number; readonly folder: string },
): void {
  const reported = oneLine(out);
  const report = reported.slice(reported.indexOf(`${scenario}: report`));
  expect(report).toMatch(new RegExp(`keep the plan \\(#${plan}, adopted \\d+ \\w+\\); value ¥`));
  expect(report).toContain('Proved the best possible plan under these assumptions');
  expect(report).toContain('The curves are those of fit 1 (208 weeks)');
  expect(report).toMatch(new RegExp(`Picture: out/${scenario}-\\d+-contributions\\.png`));
  expectPictures(out, folder);
}

/** The public simulated weeks of Robyn on Slack, from the file to the report; in a terminal: beside the README's commands. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isMessage, readable } from '../fronts/slack-messages.ts';
import { onSlack } from './on-slack.ts';

const file = 'robyn_simulated_weekly.csv';
const source = fileURLToPath(new URL(`../fixtures/history/${file}`, import.meta.url));
const channels = ['tv', 'ooh', 'print', 'search', 'facebook'];
describe('Robyn’s weeks on Slack', () => {
  it('are dropped, confirmed, fitted, planned on and reported in the channel', async () => {
    const { slack, program, say, press } = await onSlack();
    const bytes = readFileSync(source);
    const url = slack.host('/files/weeks.csv', (_, response) => void response.end(bytes));
    const dropped = {
      id: 'F1',
      name: file,
      size: bytes.length,
      mimetype: 'text/csv',
      url_private_download: url,
    };

    const asked = await say('data import robyn', '208 weeks', [dropped]);
    expect(asked.call.method).toBe('chat.postEphemeral');
    const stored = await press(asked, 'data confirm', 'robyn has 208 weeks, 23 Nov 2015 to 17 Nov 2019');
    expect(stored.text).toContain('the spend of tv, ooh, print, search, and facebook.');

    // Fewer terms than by default: a fit of half the time.
    const fitted = await say('fit robyn lag=0 season=1 trend=none', 'robyn: fit 1');
    expect(fitted.text).toMatch(/Kept as robyn ?, version 1: plans of it rest on this fit\./);
    expect(fitted.text).toContain('4 chains agree');
    const working = slack.calls.filter((call) => isMessage(call) && readable(call).includes('▓'));
    expect(working.map(readable).some((text) => text.includes('fit robyn lag=0'))).toBe(true);

    const planned = await say('optimize robyn anyway=yes', 'robyn: plan #1');
    expect(planned.text).toContain('Proved the best possible plan under these assumptions');
    expect(planned.text).toContain('The curves are those of fit 1 (208 weeks)');
    for (const channel of channels) expect(planned.text).toContain(channel);

    await press(planned, 'adopt 1', 'the team has adopted plan #1');
    await say('schedule add robyn weekly mon 09:00 anyway=yes', 'robyn is reported every Monday');
    const reported = await say('schedule run 1', 'keep the plan (#1');
    expect(reported.call.method).toBe('chat.postMessage');
    expect(reported.call.args).toMatchObject({ channel: 'C1' });
    expect(JSON.stringify(reported.call.args.metadata)).toContain('report:slack:T1:1:');
    expect(reported.text).toContain('The curves are those of fit 1 (208 weeks)');

    // Two pictures each of the fit, the plan and the report.
    expect(slack.of('upload').filter((args) => Number(args.bytes) > 10_000).length).toBeGreaterThanOrEqual(6);
    expect(slack.problems).toEqual([]);
    program.child.kill('SIGTERM');
    expect((await program.ending).exitCode).toBe(0);
  });
});

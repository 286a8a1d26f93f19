/** The public simulated weeks of Robyn, from the file to the report: the compiled program, in a terminal and on Slack. */
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { buttonPress, mention, payloadForm, send, signingSecret } from '../adapters/slack/inbound.ts';
import { type Call, startSlackDouble } from '../adapters/slack/slack-double.ts';
import { buttonsOf, isMessage, readable } from '../fronts/slack-messages.ts';
import { soon } from '../suite/waiting.ts';
import { run, start, workFolder } from './program.ts';

const file = 'robyn_simulated_weekly.csv';
const source = fileURLToPath(new URL(`../fixtures/history/${file}`, import.meta.url));
const channels = ['tv', 'ooh', 'print', 'search', 'facebook'];

const isPicture = (path: string) =>
  existsSync(path) && readFileSync(path).subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n';

describe('Robyn’s weeks in a terminal', () => {
  it('are imported, fitted, planned on and reported', async () => {
    const folder = workFolder();
    copyFileSync(source, join(folder, file));
    /** What a command line prints, on one line, as the width of a terminal is nobody's matter here. */
    async function type(line: string): Promise<string> {
      const { exitCode, out, err } = await run(line.split(' '), { folder });
      expect({ line, exitCode, err }).toEqual({ line, exitCode: 0, err: '' });
      for (const [, picture] of out.matchAll(/Picture: (\S+)/g)) {
        expect({ picture, isPicture: isPicture(join(folder, picture ?? '')) }).toMatchObject({
          isPicture: true,
        });
      }
      return out.replace(/\s+/g, ' ');
    }

    const imported = await type(`data import robyn ./${file}`);
    expect(imported).toContain(
      'robyn has 208 weeks, 23 Nov 2015 to 17 Nov 2019: revenue, and the spend of tv, ooh, print, search, and facebook.',
    );
    for (const column of [
      'revenue outcome, in money',
      'tv_S spend: tv',
      'facebook_I impressions: facebook',
      'search_clicks_P left out: clicks are not used',
      'competitor_sales_B control',
      'events event',
    ]) {
      expect(imported).toContain(column);
    }

    const fitted = await type('fit robyn');
    expect(fitted).toMatch(/^robyn: fit 1 /);
    expect(fitted).toContain('robyn: what 208 weeks say of each channel (in brackets: 94% intervals)');
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
    expect(fitted).toContain('Kept as `robyn`, version 1: plans of it rest on this fit.');
    expect(fitted).toContain('that is no proof of what causes what, and experiments are.');
    expect(fitted).toContain('Plans use the 2,000 joint draws as they are');

    const planned = await type('optimize robyn');
    expect(planned).toMatch(/^robyn: plan #1 robyn: move ¥/);
    expect(planned).toMatch(/over 13 weeks \([+−][\d.]+%, 90% interval [+−]?[\d.]+%…[+−]?[\d.]+%\)/);
    for (const channel of channels) expect(planned).toMatch(new RegExp(`${channel} ¥\\S+ ¥\\S+ [+−]?¥`));
    expect(planned).toContain('Proved the best possible plan under these assumptions');
    expect(planned).toMatch(/Chance of beating today \S+% of 1,000 fresh draws/);
    expect(planned).toContain(
      'The curves are those of fit 1 (208 weeks): 1,000 of its joint draws made the plan, 1,000 others the intervals.',
    );
    expect(planned.match(/Picture: out\/robyn-1-\w+\.png/g)).toEqual([
      'Picture: out/robyn-1-contributions.png',
      'Picture: out/robyn-1-convergence.png',
    ]);

    expect(await type('adopt 1')).toContain('the team takes plan #1');
    expect(await type('schedule add robyn weekly mon 09:00')).toContain(
      'robyn is reported every Monday at 09:00 (UTC) in this terminal',
    );
    const reported = await type('schedule run 1');
    const report = reported.slice(reported.indexOf('robyn: report'));
    expect(report).toMatch(/keep the plan \(#1, adopted \d+ \w+\); value ¥/);
    expect(report).toContain('Proved the best possible plan under these assumptions');
    expect(report).toContain('The curves are those of fit 1 (208 weeks)');
    expect(report).toContain('Picture: out/robyn-2-contributions.png');
  });
});

const botToken = ['xoxb', '1234567890', 'AbCdEfGhIjKlMnOp'].join('-');

/** The program, serving a stand-in for Slack, and somebody in its channel #budget. */
async function onSlack() {
  const slack = await startSlackDouble({ now: () => new Date() });
  onTestFinished(() => slack.stop());
  // Who brings numbers has to be an admin.
  slack.answer('users.info', ({ user }) => ({
    body: { ok: true, user: { id: user, locale: 'en-US', is_admin: true } },
  }));
  const program = start(['serve'], {
    folder: workFolder(),
    environment: {
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_PORT: '0',
      SLACK_API_URL: slack.apiUrl,
      LOG_FORMAT: 'json',
    },
  });
  const { port } = z.object({ port: z.number() }).parse(await program.logged('Slack front started'));
  await program.logged('ready');
  let said = 0;

  /** Does something, and gives the first message from then on that holds a text, once it stands there. */
  async function until(text: string, act: () => Promise<unknown>) {
    const since = slack.calls.length;
    const messages = () => slack.calls.slice(since).filter(isMessage);
    await act();
    const found = await soon(
      () => messages().find((call) => readable(call).includes(text)),
      () => `something that says “${text}”, but: ${messages().map(readable).join('\n')}`,
      20,
    );
    return seen(found);
  }
  function seen(call: Call) {
    const id = call.message ?? (call.method === 'chat.update' ? String(call.args.ts) : '');
    return { call, text: readable(call), buttons: buttonsOf(call, id, id) };
  }

  return {
    slack,
    program,
    /** Mentions the bot, and waits for a message that holds a text. */
    say: (words: string, text: string, files: readonly object[] = []) =>
      until(text, () => {
        said += 1;
        const fields = { ts: `${1_700_001_000 + said}.000001`, ...(files.length > 0 && { files }) };
        return send(port, JSON.stringify(mention(`<@UBOT> ${words}`, fields)), { type: 'json' });
      }),
    /** Presses the button of that line under a message, and waits for a message that holds a text. */
    press({ buttons }: ReturnType<typeof seen>, line: string, text: string) {
      const found = buttons.map(({ raw }) => raw).find(({ value }) => value.startsWith(line));
      if (found === undefined) throw new Error(`no button for ${line} in ${JSON.stringify(buttons)}`);
      const fields = { response_url: slack.responseUrl };
      return until(text, () => send(port, payloadForm(buttonPress(found.action_id, found.value, fields))));
    },
  };
}

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

    const planned = await press(fitted, 'optimize robyn', 'robyn: plan #1');
    expect(planned.text).toContain('Proved the best possible plan under these assumptions');
    expect(planned.text).toContain('The curves are those of fit 1 (208 weeks)');
    for (const channel of channels) expect(planned.text).toContain(channel);

    await press(planned, 'adopt 1', 'the team takes plan #1');
    await say('schedule add robyn weekly mon 09:00', 'robyn is reported every Monday');
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

/** The public simulated weeks of Robyn on Slack, from the file to the report; in a terminal: beside the README's commands. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { buttonPress, mention, payloadForm, send, signingSecret } from '../adapters/slack/inbound.ts';
import { type Call, startSlackDouble } from '../adapters/slack/slack-double.ts';
import { buttonsOf, isMessage, readable } from '../fronts/slack-messages.ts';
import { soon } from '../suite/waiting.ts';
import { start, workFolder } from './program.ts';

const file = 'robyn_simulated_weekly.csv';
const source = fileURLToPath(new URL(`../fixtures/history/${file}`, import.meta.url));
const channels = ['tv', 'ooh', 'print', 'search', 'facebook'];
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

    const planned = await say('optimize robyn anyway=yes', 'robyn: plan #1');
    expect(planned.text).toContain('Proved the best possible plan under these assumptions');
    expect(planned.text).toContain('The curves are those of fit 1 (208 weeks)');
    for (const channel of channels) expect(planned.text).toContain(channel);

    await press(planned, 'adopt 1', 'the team takes plan #1');
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

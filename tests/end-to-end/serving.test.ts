import { describe, expect, it } from 'vitest';
import { logLines, type Program, run, start, workFolder } from './program.ts';
import { sendCommand, slackStandIn } from './slack-stand-in.ts';

// Put together here so that no scanner takes them for real ones.
const botToken = ['xoxb', '1234567890', 'AbCdEfGhIjKlMnOp'].join('-');
const signingSecret = '0123456789abcdef0123456789abcdef';

async function serving(slack: { readonly url: string }, environment: Record<string, string> = {}) {
  const program = start(['serve'], {
    folder: workFolder(),
    environment: {
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_PORT: '0',
      SLACK_API_URL: slack.url,
      HEALTH_PORT: '0',
      ...environment,
    },
  });
  const health = await program.logged('health server listens');
  const front = await program.logged('Slack front started');
  await program.logged('ready');
  return { program, healthPort: health.port, slackPort: front.port };
}

const messages = async ({ ending }: Program) => logLines((await ending).err).map(({ msg }) => msg);

describe('the served process', () => {
  it('is ready, and ends in order at SIGTERM', async () => {
    const { program, healthPort } = await serving(await slackStandIn());
    const ready = await fetch(`http://127.0.0.1:${healthPort}/readyz`);
    expect({ status: ready.status, body: await ready.json() }).toEqual({
      status: 200,
      body: {
        ready: true,
        mode: 'everything',
        notReady: [],
        checks: { store: true, planner: true, reports: true, slack: true },
      },
    });
    program.child.kill('SIGTERM');
    const { exitCode, out, err } = await program.ending;
    expect({ exitCode, out }).toEqual({ exitCode: 0, out: '' });
    expect(
      logLines(err)
        .slice(-3)
        .map(({ msg }) => msg),
    ).toEqual(['stopping', 'Slack front stopped', 'stopped']);
    expect(err).not.toContain(botToken);
    expect(err).not.toContain(signingSecret);
  });

  it('finishes what it has begun: a command that came before SIGTERM gets its answer', async () => {
    const slack = await slackStandIn();
    const { program, slackPort } = await serving(slack);
    expect((await sendCommand(slackPort, signingSecret, 'optimize medical')).status).toBe(200);
    await slack.called('chat.postMessage');
    program.child.kill('SIGTERM');
    expect((await program.ending).exitCode).toBe(0);
    const answer = slack.calls.findLast(({ method }) => method === 'chat.update');
    expect(answer?.body.text).toContain('Medical');
    expect(await messages(program)).toContain('answered');
  });

  it('ends at once at the second signal', async () => {
    const slack = await slackStandIn({ silent: ['chat.postMessage'] });
    const { program, slackPort } = await serving(slack);
    await sendCommand(slackPort, signingSecret, 'optimize medical');
    await slack.called('chat.postMessage');
    program.child.kill('SIGTERM');
    await program.logged('stopping');
    program.child.kill('SIGTERM');
    expect((await program.ending).exitCode).toBe(143);
  });

  it('carries one id from the command to the reply through its log', async () => {
    const slack = await slackStandIn();
    const { program, slackPort } = await serving(slack, { LOG_LEVEL: 'debug' });
    await sendCommand(slackPort, signingSecret, 'scenario list');
    await program.logged('answered');
    program.child.kill('SIGTERM');
    const lines = logLines((await program.ending).err).filter(({ invocation }) => invocation !== undefined);
    expect(lines.map(({ msg }) => msg)).toEqual(['prepared', 'answered']);
    expect(new Set(lines.map(({ invocation }) => invocation)).size).toBe(1);
  });

  it('does not start with a token that Slack refuses, and says so without showing it', async () => {
    const slack = await slackStandIn({ refused: { 'auth.test': 'invalid_auth' } });
    const { exitCode, out, err } = await run(['serve'], {
      environment: {
        SLACK_BOT_TOKEN: botToken,
        SLACK_SIGNING_SECRET: signingSecret,
        SLACK_PORT: '0',
        SLACK_API_URL: slack.url,
      },
    });
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(logLines(err)).toContainEqual(
      expect.objectContaining({
        level: 'error',
        msg: 'cannot start; npm start -- doctor tells more',
        err: expect.objectContaining({ message: expect.stringContaining('invalid_auth') }),
      }),
    );
    expect(err).not.toContain(botToken);
  });

  it('does not start where its port is taken', async () => {
    const slack = await slackStandIn();
    const port = new URL(slack.url).port;
    const { exitCode, err } = await run(['serve'], {
      environment: {
        SLACK_BOT_TOKEN: botToken,
        SLACK_SIGNING_SECRET: signingSecret,
        SLACK_PORT: '0',
        SLACK_API_URL: slack.url,
        HEALTH_PORT: port,
      },
    });
    expect(exitCode).toBe(1);
    expect(err).toContain(`EADDRINUSE`);
    expect(err).toContain(port);
  });
});

describe('the chat page', () => {
  it('is served without any token, its address printed, until SIGTERM', async () => {
    const program = start([], { folder: workFolder(), environment: { WEB_PORT: '0' } });
    const { url } = await program.logged('chat page opened');
    await program.logged('ready');
    const page = await fetch(String(url));
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    program.child.kill('SIGTERM');
    const { exitCode, out } = await program.ending;
    expect({ exitCode, out }).toEqual({ exitCode: 0, out: `Chat page: ${url}\n` });
  });

  it('is not served where others could reach it without a password', async () => {
    const { exitCode, out, err } = await run([], { environment: { WEB_HOST: '0.0.0.0' } });
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain('WEB_PASSWORD is missing, which WEB_HOST needs.');
  });
});

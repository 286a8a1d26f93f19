import { createServer, type RequestListener } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { createResponseUrl, isSlackUrl } from '../../../adapters/slack/response-url.ts';
import { slackFailure } from '../../../adapters/slack/slack-failure.ts';
import { systemClock } from '../../../src/main/system-clock.ts';

test.each([
  'https://hooks.slack.com/commands/T1/1/abc',
  'https://hooks.slack-gov.com/commands/T1/1/abc',
  'https://slack.com/x',
])('an answer may be posted to %s', (url) => {
  expect(isSlackUrl(url, undefined)).toBe(true);
});

test.each([
  'http://hooks.slack.com/commands/T1/1/abc',
  'https://hooks.slack.com.evil.example/x',
  'https://evilslack.com/x',
  'https://evil.example/hooks.slack.com',
  'https://hooks.slack.com@evil.example/x',
  'http://169.254.169.254/latest/meta-data/',
  'file:///etc/passwd',
  'hooks.slack.com',
  '',
])('an answer may not be posted to %j', (url) => {
  expect(isSlackUrl(url, undefined)).toBe(false);
});

test('where something stands in for Slack, its host is taken, too', () => {
  expect(isSlackUrl('http://127.0.0.1:4000/response/1', 'http://127.0.0.1:3000/api/')).toBe(true);
  expect(isSlackUrl('http://127.0.0.2:4000/response/1', 'http://127.0.0.1:3000/api/')).toBe(false);
});

/** A server of its own that answers so; its address. */
async function answering(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}/`;
}

const post = (url: string) =>
  createResponseUrl(url, systemClock).post({ text: 'private words', blocks: [] }, 'caller');

test.each([301, 302, 303, 307, 308])('nothing is posted where a %d leads to', async (status) => {
  const heard: (string | undefined)[] = [];
  const elsewhere = await answering((request, response) => {
    heard.push(request.url);
    response.end('ok');
  });
  const url = await answering((_, response) => response.writeHead(status, { location: elsewhere }).end());
  const failure = slackFailure(await post(url).catch((error: unknown) => error));
  expect(failure).toEqual({ kind: 'place', code: `http_${status}` });
  expect(heard).toEqual([]);
});

test.each([
  [200, undefined],
  [404, 'http_404'],
])('an answer (%d) without end is not waited for', async (status, code) => {
  let sent = 0;
  const url = await answering((_, response) => {
    response.writeHead(status);
    const more = () => {
      if (response.destroyed) return;
      sent += 1;
      response.write('x'.repeat(1_024), () => setImmediate(more));
    };
    more();
  });
  const failure = await post(url).then(
    () => undefined,
    (error: unknown) => slackFailure(error).code,
  );
  expect(failure).toBe(code);
  expect(sent).toBeGreaterThan(0);
});

test.each(['ok', '{"ok":true}', ''])('Slack takes a post with %j', async (answer) => {
  await expect(post(await answering((_, response) => response.end(answer)))).resolves.toBeUndefined();
});

test('what Slack refuses a post for is read', async () => {
  const url = await answering((_, response) => response.end('{"ok":false,"error":"invalid_blocks"}'));
  const failure = slackFailure(await post(url).catch((error: unknown) => error));
  expect(failure).toMatchObject({ kind: 'content', code: 'invalid_blocks' });
});

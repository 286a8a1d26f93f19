import { describe, expect, it } from 'vitest';
import { createLog, type LogOptions } from '../../../adapters/log/log.ts';

// Put together here so that no scanner takes them for real ones.
const botToken = ['xoxb', '1234567890', 'AbCdEfGhIjKlMnOp'].join('-');
const appToken = ['xapp', '1', 'A0123', '456', 'abcdef0123456789'].join('-');
const discordToken = ['MTAwMDAwMDAwMDAwMDAwMDAw', 'GaBcDe', 'abcdefghijklmnopqrstuvwxyz0123456789_-'].join(
  '.',
);
const signingSecret = '0123456789abcdef0123456789abcdef';

function listen(options: Partial<LogOptions> = {}) {
  const lines: string[] = [];
  const log = createLog({
    level: 'info',
    format: 'json',
    colour: false,
    secrets: [signingSecret, 'pass"word\\1'],
    destination: { write: (line) => lines.push(line) },
    ...options,
  });
  return { log, lines };
}

const only = (lines: readonly string[]): Record<string, unknown> => {
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0]!);
};

describe('the log', () => {
  it('writes one JSON object a line, with the level by name and the time in ISO form', () => {
    const { log, lines } = listen();
    log.info({ channel: 'C1' }, 'done');
    const { time, ...rest } = only(lines);
    expect(rest).toEqual({ level: 'info', pid: process.pid, channel: 'C1', msg: 'done' });
    expect(new Date(String(time)).toISOString()).toBe(time);
    expect(lines[0]!.endsWith('\n')).toBe(true);
  });

  it('leaves out what is below its level', () => {
    const { log, lines } = listen({ level: 'warn' });
    log.debug({}, 'a');
    log.info({}, 'b');
    log.warn({}, 'c');
    expect(only(lines).msg).toBe('c');
  });

  it("carries a child's fields, so that the lines of one request share its id", () => {
    const { log, lines } = listen();
    const child = log.child({ invocation: 'i-1' }).child({ command: 'optimize' });
    child.info({}, 'started');
    expect(only(lines)).toMatchObject({ invocation: 'i-1', command: 'optimize', msg: 'started' });
  });

  it('writes an error with its stack and its cause', () => {
    const { log, lines } = listen();
    log.error({ err: new Error('outer', { cause: new Error('inner') }), incident: 'abc' }, 'failed');
    expect(only(lines)).toMatchObject({
      incident: 'abc',
      err: {
        type: 'Error',
        message: 'outer',
        stack: expect.stringContaining('log.test.ts'),
        cause: { message: 'inner', stack: expect.stringContaining('log.test.ts') },
      },
    });
  });

  it('is readable when it is for people', () => {
    const { log, lines } = listen({ format: 'pretty' });
    log.info({ channel: 'C1' }, 'done');
    expect(lines.join('')).toMatch(/^\[\d\d:\d\d:\d\d\] INFO: done\n {4}channel: "C1"\n$/);
  });
});

describe('secrets', () => {
  const places: Record<string, (log: ReturnType<typeof listen>['log'], secret: string) => void> = {
    'the message': (log, secret) => log.warn({}, `token ${secret} refused`),
    'a field of any name': (log, secret) => log.warn({ note: `(${secret})` }, 'x'),
    'a field deep inside': (log, secret) => log.warn({ a: { b: [{ c: { d: secret } }] } }, 'x'),
    "an error's message and stack": (log, secret) => log.error({ err: new Error(`bad ${secret}`) }, 'x'),
    "an error's cause": (log, secret) =>
      log.error({ err: new Error('a', { cause: new Error(secret) }) }, 'x'),
    "an error's own fields": (log, secret) =>
      log.error(
        { error: Object.assign(new Error('a'), { request: { url: `https://a/?x=${secret}` } }) },
        'x',
      ),
    "a child's fields": (log, secret) => log.child({ from: secret }).warn({}, 'x'),
    'a JSON text': (log, secret) => log.warn({ body: JSON.stringify({ ok: false, given: secret }) }, 'x'),
  };
  const secrets: Record<string, string> = {
    'Slack bot token': botToken,
    'Slack app token': appToken,
    'Discord token': discordToken,
    'signing secret (by its value)': signingSecret,
    'secret with quotes (by its value)': 'pass"word\\1',
  };
  for (const [what, secret] of Object.entries(secrets)) {
    for (const [place, write] of Object.entries(places)) {
      // A JSON text inside JSON escapes quotes twice, which no secret of a platform has.
      if (place === 'a JSON text' && secret.includes('"')) continue;
      it(`never shows a ${what} in ${place}`, () => {
        for (const format of ['json', 'pretty'] as const) {
          const { log, lines } = listen({ format });
          write(log, secret);
          const text = lines.join('');
          expect(text).toContain('[redacted]');
          expect(text).not.toContain(secret);
          expect(text).not.toContain(JSON.stringify(secret).slice(1, -1));
          if (format === 'json') only(lines);
        }
      });
    }
  }

  it('hides fields that are named for a secret, whatever they hold', () => {
    const { log, lines } = listen();
    log.info(
      {
        token: 'a "quoted" one',
        headers: { Authorization: 'x y', 'x-api-key': 'k', accept: 'text/html' },
        body: '{"interaction_token":"abc","id":"7"}',
      },
      'request',
    );
    expect(only(lines)).toMatchObject({
      token: '[redacted]',
      headers: { Authorization: '[redacted]', 'x-api-key': '[redacted]', accept: 'text/html' },
      body: '{"interaction_token":"[redacted]","id":"7"}',
    });
  });

  it('hides the password in a database’s address, however short', () => {
    const { log, lines } = listen();
    log.warn({ at: 'postgres://bot:hush@h/x' }, 'no postgresql://bot:p%40ss@h:5432/x?password=hush here');
    expect(only(lines)).toMatchObject({
      at: 'postgres://bot:[redacted]@h/x',
      msg: 'no postgresql://bot:[redacted]@h:5432/x?password=[redacted] here',
    });
  });

  it('hides addresses that anyone could post with', () => {
    const { log, lines } = listen();
    const interaction = `https://discord.com/api/v10/webhooks/123456789012345678/${'aW50ZXJhY3Rpb246'.repeat(4)}`;
    log.info({ a: 'https://hooks.slack.com/commands/T1/22/abcDEF', b: interaction }, 'posted');
    expect(only(lines)).toMatchObject({
      a: 'https://hooks.slack.com/[redacted]',
      b: 'https://discord.com/api/v10/webhooks/123456789012345678/[redacted]',
    });
  });

  it('leaves ordinary text alone', () => {
    const { log, lines } = listen({ secrets: ['', 'short'] });
    const fields = { id: '3f2b8c1e-5a4d-4c3b-9f1e-0123456789ab', hash: signingSecret, name: 'a short name' };
    log.info(fields, 'bot token check: 1.2.3');
    expect(only(lines)).toMatchObject({ ...fields, msg: 'bot token check: 1.2.3' });
  });
});

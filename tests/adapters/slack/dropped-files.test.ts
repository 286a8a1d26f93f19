import { afterEach, beforeEach, expect, test } from 'vitest';
import { droppedFiles, isSlackFileUrl, type SlackFile } from '../../../adapters/slack/dropped-files.ts';
import type { Invocation } from '../../../src/bot/invocation.ts';
import { UserError } from '../../../src/scenario/problem.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { until } from '../../suite/waiting.ts';
import { complaint } from './fakes.ts';
import { directMessage, mention, send } from './inbound.ts';
import { type SlackDouble, startSlackDouble } from './slack-double.ts';
import { startFront } from './started-front.ts';

let slack: SlackDouble;
beforeEach(async () => {
  slack = await startSlackDouble();
});
afterEach(() => slack.stop());

const text = '{"schema":1}';

/** The one file as a command is handed it. */
function dropped(file: SlackFile) {
  const [incoming] = droppedFiles([file], {
    botToken: 'xoxb-test',
    apiUrl: slack.apiUrl,
    log: recordedLog(),
  });
  if (incoming === undefined) throw new Error('no file');
  return incoming;
}

async function problemOf(reading: Promise<unknown>) {
  const error = await reading.catch((error: unknown) => error);
  if (!(error instanceof UserError)) throw new Error(`no UserError: ${error}`);
  return error.problems;
}

test("a file's bytes come from Slack's host with the bot's token", async () => {
  const tokens: unknown[] = [];
  const url = slack.host('/files-pri/T1-F1/download/plan.json', (request, response) => {
    tokens.push(request.headers.authorization);
    response.writeHead(200, { 'content-type': 'application/json' }).end(text);
  });
  const file = dropped({ id: 'F1', name: 'plan.json', size: text.length, url_private_download: url });
  expect({ name: file.name, size: file.size }).toEqual({ name: 'plan.json', size: text.length });
  expect(tokens, 'nothing is fetched before somebody reads').toEqual([]);
  expect(Buffer.from(await file.read(1_000)).toString()).toBe(text);
  expect(tokens).toEqual(['Bearer xoxb-test']);
});

test.each([
  ['https://files.slack.com/files-pri/T1-F1/download/a.json', true],
  ['https://files.slack-gov.com/files-pri/T1-F1/download/a.json', true],
  ['http://files.slack.com/files-pri/T1-F1/a.json', false],
  ['https://files.slack.com.evil.example/a.json', false],
  ['https://evil.example/files.slack.com/a.json', false],
  ['https://files.slack.com@evil.example/a.json', false],
  ['https://user:secret@files.slack.com/a.json', false],
  ['https://files.slack.com:8443/a.json', false],
  ['https://slack.com/a.json', false],
  ['https://hooks.slack.com/a.json', false],
  ['http://127.0.0.1:1/a.json', false],
  ['file:///etc/passwd', false],
  ['', false],
])('%s is on the file host: %s', (url, isThere) => {
  expect(isSlackFileUrl(url, undefined)).toBe(isThere);
  expect(isSlackFileUrl(url, 'http://127.0.0.1:2/api/')).toBe(isThere);
});

test('the host that stands in for Slack may hold files; another port of it may not', () => {
  expect(isSlackFileUrl('http://127.0.0.1:2/files/a.json', 'http://127.0.0.1:2/api/')).toBe(true);
  expect(isSlackFileUrl('http://127.0.0.1:3/files/a.json', 'http://127.0.0.1:2/api/')).toBe(false);
});

test('a file on another host is refused, and that host hears nothing', async () => {
  const elsewhere = await startSlackDouble();
  try {
    const heard: unknown[] = [];
    const url = elsewhere.host('/a.json', (request, response) => {
      heard.push(request.headers);
      response.end(text);
    });
    expect(await problemOf(dropped({ name: 'a.json', url_private_download: url }).read(1_000))).toEqual([
      { code: 'file.unreachable', received: 'a.json' },
    ]);
    // Nor does an answer of Slack's lead there.
    const leading = slack.host('/files/a.json', (_, response) => {
      response.writeHead(302, { location: url }).end();
    });
    expect(await problemOf(dropped({ name: 'a.json', url_private_download: leading }).read(1_000))).toEqual([
      { code: 'file.unreachable', received: 'a.json' },
    ]);
    expect(heard).toEqual([]);
  } finally {
    await elsewhere.stop();
  }
});

test('a file that is too large by its own word is not fetched', async () => {
  let fetched = 0;
  const url = slack.host('/files/a.json', (_, response) => {
    fetched += 1;
    response.end(text);
  });
  const file = dropped({ name: 'a.json', size: 2_400_000, url_private_download: url });
  expect(await problemOf(file.read(1024 * 1024))).toEqual([
    {
      code: 'file.too-large',
      received: '2.3 MB',
      values: { size: 2_400_000, limit: 1_048_576, limitText: '1 MB' },
    },
  ]);
  expect(fetched).toBe(0);
});

test('a file that is larger than Slack said is read no further than allowed', async () => {
  const announced = slack.host('/files/announced', (_, response) => {
    response.writeHead(200, { 'content-length': '5000' }).end('x'.repeat(5_000));
  });
  const silent = slack.host('/files/silent', (_, response) => {
    response.writeHead(200);
    // Without an end: whoever reads on would wait for ever.
    for (let part = 0; part < 5; part += 1) response.write('x'.repeat(1_000));
  });
  for (const url of [announced, silent]) {
    expect(
      await problemOf(dropped({ name: 'a.csv', size: 10, url_private_download: url }).read(1_000)),
    ).toMatchObject([{ code: 'file.too-large', values: { limit: 1_000 } }]);
  }
});

test('a page in place of the file, an error, a cut line and a missing address are told the same way', async () => {
  const page = slack.host('/files/page', (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>Sign in</html>');
  });
  const gone = slack.host('/files/gone', (_, response) => void response.writeHead(404).end());
  const cut = slack.host('/files/cut', (_, response) => void response.destroy());
  for (const url of [page, gone, cut, undefined]) {
    const file = dropped({ name: 'a.json', mimetype: 'application/json', url_private_download: url });
    expect(await problemOf(file.read(1_000))).toEqual([{ code: 'file.unreachable', received: 'a.json' }]);
  }
});

test('files of a mention and of a direct message come with what was said', async () => {
  const bytes: string[] = [];
  const started = await startFront({
    slack,
    answer: ({ files }: Invocation) => ({
      kind: 'ready',
      command: 'scenario new',
      audience: 'caller',
      language: 'en',
      run: async () => {
        for (const file of files ?? []) bytes.push(Buffer.from(await file.read(100)).toString());
        return complaint;
      },
    }),
  });
  try {
    const url = slack.host('/files/a.json', (_, response) => void response.end(text));
    const files = [
      { id: 'F1', name: 'a.json', size: 12, mimetype: 'application/json', url_private_download: url },
    ];
    for (const event of [
      mention('<@UBOT> scenario new', { files }),
      directMessage('scenario new', { files, subtype: 'file_share' }),
      directMessage('scenario new', { files: [] }),
    ]) {
      await send(started.port, JSON.stringify(event), { type: 'json' });
    }
    await until(() => bytes.length >= 2, 'both files');
    await started.front.stop();
    expect(bytes).toEqual([text, text]);
    const named = started.bot.asked.map(({ files }) => files?.map(({ name, size }) => ({ name, size })));
    expect(named).toHaveLength(3);
    expect(named).toEqual(
      expect.arrayContaining([[{ name: 'a.json', size: 12 }], [{ name: 'a.json', size: 12 }], undefined]),
    );
  } finally {
    await started.front.stop();
  }
});

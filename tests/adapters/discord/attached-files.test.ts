/** Files that people attach: fetched from Discord's hosts alone, no further than allowed, without the token. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { attachedFiles, isDiscordFileUrl } from '../../../adapters/discord/attached-files.ts';
import { allCommands } from '../../../commands/index.ts';
import { UserError } from '../../../src/scenario/problem.ts';
import { planReply } from './sample.ts';
import { type LogLine, logInto, ready, stage } from './stage.ts';
import { ids, token } from './world.ts';

const text = '{"schema":1}';

async function problemOf(reading: Promise<unknown> | undefined) {
  const error = await reading?.catch((error: unknown) => error);
  if (!(error instanceof UserError)) throw new Error(`no UserError: ${error}`);
  return error.problems;
}

it.each([
  ['https://cdn.discordapp.com/attachments/1/2/a.json?ex=1&is=2&hm=3', true],
  ['https://cdn.discordapp.com/ephemeral-attachments/1/2/a.json', true],
  ['https://media.discordapp.net/attachments/1/2/a.json', true],
  ['http://cdn.discordapp.com/a.json', false],
  ['https://cdn.discordapp.com.evil.example/a.json', false],
  ['https://evil.example/cdn.discordapp.com', false],
  ['https://cdn.discordapp.com@evil.example/a.json', false],
  ['https://user:secret@cdn.discordapp.com/a.json', false],
  ['https://cdn.discordapp.com:8443/a.json', false],
  ['https://discord.com/a.json', false],
  ['http://169.254.169.254/latest/meta-data', false],
  ['file:///etc/passwd', false],
  ['', false],
])('%s is on a file host: %s', (url, isThere) => {
  expect(isDiscordFileUrl(url, undefined)).toBe(isThere);
  expect(isDiscordFileUrl(url, 'http://127.0.0.1:2/api')).toBe(isThere);
});

it('takes a file in an option of a command, once a command reads it', async () => {
  const heads: object[] = [];
  const on = await stage({
    commands: allCommands,
    prepare: ({ files }) =>
      ready(async () => {
        const bytes = await files?.[0]?.read(100);
        return { ...planReply, summary: Buffer.from(bytes ?? []).toString() };
      }),
  });
  const url = on.double.host('/attachments/1/2/a.json', (request, response) => {
    heads.push(request.headers);
    response.end(text);
  });
  const file = {
    filename: 'a.json',
    size: text.length,
    url,
    proxy_url: url,
    content_type: 'application/json',
  };
  on.double.command('scenario import', { name: 'Web shop' }, { attached: { file } });
  const { body } = await on.double.next('PATCH', /@original$/);
  expect(body).toMatchObject({ content: expect.stringContaining('"schema"') });
  expect(on.heard).toMatchObject([
    {
      request: { kind: 'options', command: 'scenario import', options: { name: 'Web shop' } },
      files: [{ name: 'a.json', size: text.length }],
    },
  ]);
  expect(JSON.stringify(heads)).not.toContain(token);
  expect(heads).toHaveLength(1);
});

it('takes files of messages to the bot, and none of other messages', async () => {
  const { double, heard } = await stage();
  const files = [
    { id: '1', filename: '渠道.csv', size: 9, url: 'https://cdn.discordapp.com/attachments/1/2/a.csv' },
  ];
  double.say(`<@${ids.application}> scenario import`, { files });
  double.say('', { files, channel: ids.direct });
  double.say('look', { files });
  double.say(`<@${ids.application}> history`);
  await double.next('POST', /\/messages$/);
  await double.next('POST', /\/messages$/);
  await double.next('POST', /\/messages$/);
  expect(heard.map(({ files }) => files?.map(({ name, size }) => ({ name, size })))).toEqual([
    [{ name: '渠道.csv', size: 9 }],
    [{ name: '渠道.csv', size: 9 }],
    undefined,
  ]);
});

it('asks for a file where the terminal takes a path', async () => {
  const { double } = await stage({ commands: allCommands });
  const { body } = await double.next('PUT', /commands$/);
  const [channels] = body as {
    options: { name: string; options?: { name: string; options?: object[] }[] }[];
  }[];
  const scenario = channels?.options.find(({ name }) => name === 'scenario');
  const options = scenario?.options?.find(({ name }) => name === 'import')?.options;
  expect(options).toContainEqual(expect.objectContaining({ name: 'file', type: 11 }));
});

it('fetches nothing from elsewhere, follows no answer there, and reads no further than allowed', async () => {
  const heard: string[] = [];
  const log: LogLine[] = [];
  const server = createServer((request, response) => {
    heard.push(request.url ?? '');
    if (request.url === '/leads') response.writeHead(302, { location: 'http://127.0.0.1:1/x' }).end();
    else if (request.url === '/gone') response.writeHead(404).end();
    else if (request.url === '/cut') response.destroy();
    else if (request.url === '/announced')
      response.writeHead(200, { 'content-length': '5000' }).end('x'.repeat(5_000));
    // Without an end: whoever reads on would wait for ever.
    else for (let part = 0; part < 5; part += 1) response.write('x'.repeat(1_000));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const read = (url: string, size = 10, apiUrl: string | undefined = `${origin}/api`) => {
      const [file] = attachedFiles([{ name: 'a.json', size, url }], { apiUrl, log: logInto(log) });
      return problemOf(file?.read(1_000));
    };
    const unreachable = [{ code: 'file.unreachable', received: 'a.json' }];
    expect(await read(`${origin}/a.json`, 10, 'http://127.0.0.1:1/api')).toEqual(unreachable);
    expect(await read(`${origin}/a.json`, 2_400_000)).toMatchObject([
      { code: 'file.too-large', received: '2.3 MB', values: { limit: 1_000 } },
    ]);
    expect(heard, 'so far nothing is fetched').toEqual([]);
    for (const path of ['/leads', '/gone', '/cut'])
      expect(await read(`${origin}${path}`)).toEqual(unreachable);
    for (const path of ['/announced', '/silent'])
      expect(await read(`${origin}${path}`)).toMatchObject([
        { code: 'file.too-large', values: { limit: 1_000 } },
      ]);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

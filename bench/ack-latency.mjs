// `npm run bench:ack`: how long Slack waits for an acknowledgement while plans are worked out. Starts the real
// program (HTTP mode) against a stand-in for Slack's Web API on this machine, and sends it signed commands. Prints a
// table and writes out/bench-ack.json. Slack allows 3 seconds.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, buildBench, install, root } from '../scripts/prepare.mjs';

const commandsAtOnce = 50;
const probes = 200;
const secret = 'bench-signing-secret';

/** Answers every Web API call as Slack would, and counts the results that were posted. */
async function startSlack() {
  const answers = {
    'auth.test': { user_id: 'U0BOT', user: 'channels', team: 'T', team_id: 'T1' },
    'users.info': { user: { id: 'U1', is_admin: false, locale: 'en-US' } },
    'conversations.info': { channel: { id: 'C1', is_private: false, is_member: true } },
    'chat.postMessage': { channel: 'C1', ts: '1.1' },
    'chat.update': { channel: 'C1', ts: '1.1' },
    'files.getUploadURLExternal': { file_id: 'F1' },
    'files.completeUploadExternal': { files: [{ id: 'F1' }] },
  };
  const seen = { updates: 0 };
  const server = createServer((message, response) => {
    message.resume().on('end', () => {
      const method = message.url.split('/').at(-1).split('?')[0];
      if (method === 'chat.update') seen.updates += 1;
      response.setHeader('content-type', 'application/json');
      const upload = method === 'files.getUploadURLExternal' && {
        upload_url: `http://127.0.0.1:${port}/upload`,
      };
      response.end(JSON.stringify({ ok: true, ...answers[method], ...upload }));
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  return { url: `http://127.0.0.1:${port}/api/`, seen, close: () => server.close() };
}

install();
build();
buildBench();
const { freePort, latencyOf, slackCaller } = await import(
  pathToFileURL(join(root, 'dist-bench', 'bench', 'signed-commands.js')).href
);
const slack = await startSlack();
const folder = mkdtempSync(join(tmpdir(), 'channels-bench-'));
const port = await freePort();
const program = spawn(process.execPath, [join(root, 'dist', 'src', 'main.js'), 'serve'], {
  cwd: folder,
  env: {
    PATH: process.env.PATH,
    HOME: folder,
    SLACK_BOT_TOKEN: 'xoxb-1-bench',
    SLACK_SIGNING_SECRET: secret,
    SLACK_PORT: String(port),
    SLACK_API_URL: slack.url,
    LOG_LEVEL: 'warn',
  },
  stdio: ['ignore', 'inherit', 'inherit'],
});
const caller = slackCaller({ port, signingSecret: secret, responseUrl: `${slack.url}respond` });
try {
  await caller.ready();
  const inTurn = async (count, until = () => false) => {
    const latencies = [];
    for (let k = 0; k < count && !until(); k += 1) latencies.push(await caller.ask('help'));
    return latencies;
  };
  await inTurn(50);
  const rows = [latencyOf('one by one, nothing else to do', await inTurn(probes))];
  const atOnce = (text) => Promise.all(Array.from({ length: commandsAtOnce }, () => caller.ask(text)));
  rows.push(latencyOf(`${commandsAtOnce} × help at once`, await atOnce('help')));
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const before = slack.seen.updates;
  rows.push(latencyOf(`${commandsAtOnce} × optimize medical at once`, await atOnce('optimize medical')));
  const done = () => slack.seen.updates - before >= commandsAtOnce;
  rows.push(latencyOf('one by one, while those plans are worked out', await inTurn(probes, done)));
  console.table(
    rows.map((r) => ({
      ...r,
      p50: `${r.p50.toFixed(1)} ms`,
      p99: `${r.p99.toFixed(1)} ms`,
      most: `${r.most.toFixed(1)} ms`,
    })),
  );
  const [idle, , , loaded] = rows;
  console.log(`p99 under load ÷ p99 without: ${(loaded.p99 / idle.p99).toFixed(1)}; Slack allows 3,000 ms.`);
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(
    join(root, 'out', 'bench-ack.json'),
    `${JSON.stringify({ at: new Date().toISOString(), rows }, null, 2)}\n`,
  );
} finally {
  const ended = new Promise((resolve) => program.once('exit', resolve));
  program.kill('SIGTERM');
  const timer = setTimeout(() => program.kill('SIGKILL'), 40_000);
  await ended;
  clearTimeout(timer);
  slack.close();
  caller.close();
  rmSync(folder, { recursive: true, force: true });
}

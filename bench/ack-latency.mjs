// `npm run bench:ack`: how long Slack waits for an acknowledgement while plans are worked out. Starts the real
// program (HTTP mode) against a stand-in for Slack's Web API on this machine, and sends it signed commands. Prints a
// table and writes out/bench-ack.json. Slack allows 3 seconds.
import { spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, install, root } from '../scripts/prepare.mjs';

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

const agent = new Agent({ keepAlive: true, maxSockets: 100 });

/** Sends one signed slash command; resolves with the milliseconds until its acknowledgement. */
function ask(port, text, responseUrl) {
  const body = new URLSearchParams({
    command: '/channels',
    text,
    team_id: 'T1',
    user_id: 'U1',
    channel_id: 'C1',
    channel_name: 'growth',
    trigger_id: randomUUID(),
    response_url: responseUrl,
  }).toString();
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        path: '/slack/events',
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'x-slack-request-timestamp': String(timestamp),
          'x-slack-signature': signature,
        },
      },
      (response) => {
        response.resume().on('end', () => {
          if (response.statusCode === 200) resolve(performance.now() - began);
          else reject(new Error(`status ${response.statusCode}`));
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const quantile = (sorted, p) => sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)];

function row(name, latencies) {
  const sorted = [...latencies].sort((a, b) => a - b);
  return {
    name,
    requests: sorted.length,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    most: sorted.at(-1),
  };
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

install();
build();
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
const responseUrl = `${slack.url}respond`;
try {
  for (let tries = 0; ; tries += 1) {
    try {
      await ask(port, 'help', responseUrl);
      break;
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const inTurn = async (count, until = () => false) => {
    const latencies = [];
    for (let k = 0; k < count && !until(); k += 1) latencies.push(await ask(port, 'help', responseUrl));
    return latencies;
  };
  await inTurn(50);
  const rows = [row('one by one, nothing else to do', await inTurn(probes))];
  const atOnce = (text) =>
    Promise.all(Array.from({ length: commandsAtOnce }, () => ask(port, text, responseUrl)));
  rows.push(row(`${commandsAtOnce} × help at once`, await atOnce('help')));
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const before = slack.seen.updates;
  rows.push(row(`${commandsAtOnce} × optimize medical at once`, await atOnce('optimize medical')));
  const done = () => slack.seen.updates - before >= commandsAtOnce;
  rows.push(row('one by one, while those plans are worked out', await inTurn(probes, done)));
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
  agent.destroy();
  rmSync(folder, { recursive: true, force: true });
}

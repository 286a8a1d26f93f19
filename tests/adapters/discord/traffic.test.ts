import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type RestDouble, restDouble } from './rest-double.ts';
import { token } from './world.ts';

let double: RestDouble | undefined;
afterEach(async () => {
  await double?.close();
  double = undefined;
});

/** Asks for the bot's own name, over a connection of the test's own. */
async function ask(from: RestDouble) {
  const { hostname, port } = new URL(from.apiUrl);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(`GET /api/v10/users/@me HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bot ${token}\r\n\r\n`);
  return socket;
}

/** Waits until something holds, some turns of the loop long. */
async function soon(holds: () => boolean) {
  for (let turn = 0; turn < 20_000 && !holds(); turn += 1) await new Promise((next) => setTimeout(next, 1));
  expect(holds()).toBe(true);
}

describe('the log of the stand-in', () => {
  it('tells when a request was there and that its answer was delivered', async () => {
    double = await restDouble();
    const before = Date.now();
    const socket = await ask(double);
    await once(socket, 'data');
    socket.end();
    const [exchange] = double.traffic;
    await soon(() => exchange?.answer === 'delivered');
    expect(exchange).toMatchObject({ status: 200, received: { method: 'GET', path: '/users/@me' } });
    expect(exchange?.at).toBeGreaterThanOrEqual(before);
  });

  it('tells that the answer was lost with a process that died before it came', async () => {
    double = await restDouble();
    double.fault('GET', /@me$/, 'usual', { holdMs: 50 });
    const socket = await ask(double);
    const { traffic } = double;
    await soon(() => traffic.length === 1);
    socket.destroy();
    await soon(() => traffic[0]?.answer === 'lost');
  });

  it('tells that the answer was lost with a process that was killed', async () => {
    double = await restDouble();
    double.fault('GET', /@me$/, 'usual', { holdMs: 200 });
    const script = `fetch('${double.apiUrl}/v10/users/@me', { headers: { authorization: 'Bot ${token}' } })`;
    const child = spawn(process.execPath, ['--eval', script], { stdio: 'ignore' });
    const { traffic } = double;
    await soon(() => traffic.length === 1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await soon(() => traffic[0]?.answer === 'lost');
  });

  it('tells that the answer was lost with a connection that was reset before it was read', async () => {
    double = await restDouble();
    const socket = await ask(double);
    const { traffic } = double;
    await soon(() => traffic[0]?.answer === 'delivered');
    // What the kernel does for a killed process that had not read.
    socket.resetAndDestroy();
    await soon(() => traffic[0]?.answer === 'lost');
  });

  it('tells that nothing was carried out while it was down', async () => {
    double = await restDouble();
    double.down(true);
    const socket = await ask(double);
    await once(socket, 'close');
    expect(double.traffic[0]).toMatchObject({ answer: 'lost' });
    expect(double.traffic[0]).not.toHaveProperty('status');
  });
});

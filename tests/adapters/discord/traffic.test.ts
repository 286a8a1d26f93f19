import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { until } from '../../suite/waiting.ts';
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

describe('the log of the stand-in', () => {
  it('tells when a request was there and that its answer was delivered', async () => {
    double = await restDouble();
    const before = Date.now();
    const socket = await ask(double);
    await once(socket, 'data');
    socket.end();
    const [exchange] = double.traffic;
    await until(() => exchange?.answer === 'delivered', 'a delivered answer');
    expect(exchange).toMatchObject({ status: 200, received: { method: 'GET', path: '/users/@me' } });
    expect(exchange?.at).toBeGreaterThanOrEqual(before);
  });

  it('tells that the answer was lost with a process that died before it came', async () => {
    double = await restDouble();
    double.fault('GET', /@me$/, 'usual', { holdMs: 50 });
    const socket = await ask(double);
    const { traffic } = double;
    await until(() => traffic.length === 1, 'a request');
    socket.destroy();
    await until(() => traffic[0]?.answer === 'lost', 'a lost answer');
  });

  it('tells that the answer was lost with a process that was killed', async () => {
    double = await restDouble();
    double.fault('GET', /@me$/, 'usual', { holdMs: 200 });
    const script = `fetch('${double.apiUrl}/v10/users/@me', { headers: { authorization: 'Bot ${token}' } })`;
    const child = spawn(process.execPath, ['--eval', script], { stdio: 'ignore' });
    const { traffic } = double;
    await until(() => traffic.length === 1, 'a request');
    child.kill('SIGKILL');
    await once(child, 'exit');
    await until(() => traffic[0]?.answer === 'lost', 'a lost answer');
  });

  it('tells that the answer was lost with a connection that was reset before it was read', async () => {
    double = await restDouble();
    const socket = await ask(double);
    const { traffic } = double;
    await until(() => traffic[0]?.answer === 'delivered', 'a delivered answer');
    // What the kernel does for a killed process that had not read.
    socket.resetAndDestroy();
    await until(() => traffic[0]?.answer === 'lost', 'a lost answer');
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

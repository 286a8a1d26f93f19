import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/bot/finding.ts';
import { run, workFolder } from './program.ts';
import { slackStandIn } from './slack-stand-in.ts';

const botToken = ['xoxb', '1234567890', 'AbCdEfGhIjKlMnOp'].join('-');
const signingSecret = '0123456789abcdef0123456789abcdef';

async function findings(environment: Record<string, string> = {}, folder = workFolder()) {
  const { exitCode, out } = await run(['doctor', '--json'], { folder, environment });
  const report: { ok: boolean; findings: Finding[] } = JSON.parse(out);
  return {
    exitCode,
    ...report,
    of: (subject: string) => report.findings.filter((each) => each.subject === subject),
  };
}

describe('doctor', () => {
  it('finds everything in order where nothing is configured', async () => {
    const { exitCode, out, err } = await run(['doctor']);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    const lines = out.split('\n').filter((line) => /^[✓✗–]/.test(line));
    // Which tensor engines there are is the machine's; each has a line.
    expect(lines.filter((line) => /^[✓–] Tensors/.test(line))).toHaveLength(3);
    expect(lines.map((line) => line.split(/ {2,}/)[0]).filter((line) => !line?.endsWith('Tensors'))).toEqual([
      '✓ Node.js',
      '✓ Configuration',
      '✓ Data directory',
      '✓ Store',
      '✓ Optimiser',
      '✓ Charts',
      '✓ Chinese in charts',
      '✓ Clock',
      '✓ Time zone',
      '– Slack',
      '– Discord',
    ]);
    expect(out.trimEnd().endsWith('Everything that was checked is in order.')).toBe(true);
  });

  it('says the same as JSON', async () => {
    const report = await findings();
    expect({ exitCode: report.exitCode, ok: report.ok }).toEqual({ exitCode: 0, ok: true });
    expect(report.findings).toHaveLength(14);
    expect(report.of('Slack')).toEqual([
      { subject: 'Slack', state: 'missing', detail: 'off: SLACK_BOT_TOKEN is not set' },
    ]);
  });

  it('speaks Chinese', async () => {
    const { exitCode, out } = await run(['doctor', '--lang', 'zh']);
    expect(exitCode).toBe(0);
    expect(out).toContain('✓ 时区');
    expect(out).toContain('检查过的项目全部正常。');
  });

  it('names what is wrong with the configuration, says how to mend it, and exits with 1', async () => {
    const { exitCode, ok, of } = await findings({ CHARTS: 'quickchart', HEALTHPORT: '1' });
    expect({ exitCode, ok }).toEqual({ exitCode: 1, ok: false });
    expect(of('Configuration')).toEqual([
      {
        subject: 'Configuration',
        state: 'wrong',
        detail:
          'QUICKCHART_URL is missing, which CHARTS needs. It is the address of the chart server, for example QUICKCHART_URL=https://quickchart.io; CHARTS=local draws here instead.',
        mend: '.env.example explains every variable',
      },
      {
        subject: 'Configuration',
        state: 'missing',
        detail: 'HEALTHPORT is not read by this program. Did you mean HEALTH_PORT?',
      },
    ]);
  });

  it('names a data directory that cannot be written', async () => {
    const folder = workFolder();
    writeFileSync(join(folder, 'taken'), 'a file');
    const { exitCode, of } = await findings({ DATA_DIR: 'taken' }, folder);
    expect(exitCode).toBe(1);
    expect(of('Data directory')).toEqual([
      {
        subject: 'Data directory',
        state: 'wrong',
        detail: expect.stringContaining(`${join(folder, 'taken')} cannot be written (`),
        mend: 'make it writable for the account that runs this, or set DATA_DIR to another folder',
      },
    ]);
    expect(of('Store')).toEqual([expect.objectContaining({ state: 'wrong', mend: expect.any(String) })]);
  });

  it('names a chart server that does not answer; the local renderer is in order', async () => {
    const { exitCode, of } = await findings({ CHARTS: 'quickchart', QUICKCHART_URL: 'http://127.0.0.1:9' });
    expect(exitCode).toBe(1);
    expect(of('Charts')).toEqual([
      expect.objectContaining({
        state: 'wrong',
        mend: 'see that QUICKCHART_URL can be reached from here, or set CHARTS=local',
      }),
      expect.objectContaining({ state: 'right' }),
    ]);
  });

  it('asks Slack, and shows no secret', async () => {
    const slack = await slackStandIn({ refused: { 'auth.test': 'invalid_auth' } });
    const { exitCode, out, err } = await run(['doctor'], {
      environment: {
        SLACK_BOT_TOKEN: botToken,
        SLACK_SIGNING_SECRET: signingSecret,
        SLACK_API_URL: slack.url,
      },
    });
    expect(exitCode).toBe(1);
    expect(out).toMatch(/✗ Slack.*\n? *.*invalid_auth/);
    expect(out).toContain('To mend it: ');
    expect(slack.calls.map(({ method }) => method)).toContain('auth.test');
    for (const secret of [botToken, signingSecret]) expect(out + err).not.toContain(secret);
  });
});

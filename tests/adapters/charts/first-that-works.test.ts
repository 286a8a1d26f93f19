import { describe, expect, it } from 'vitest';
import { createFallbackRenderer } from '../../../adapters/charts/first-that-works.ts';
import { sampleChart } from '../../../adapters/charts/sample.ts';
import type { ChartRenderer, Picture } from '../../../src/bot/ports.ts';
import { UserError } from '../../../src/scenario/problem.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';

/** A renderer that answers as told, and counts how often it was asked. */
function renderer(name: string, answer: () => Promise<Picture>): ChartRenderer & { asked: number } {
  const self = {
    asked: 0,
    render: () => {
      self.asked += 1;
      return answer();
    },
    check: async () => `${name} works (${(await answer()).width} wide)`,
  };
  return self;
}

const remotePicture: Picture = { png: new Uint8Array([1]), width: 1, height: 1 };
const localPicture: Picture = { png: new Uint8Array([2]), width: 2, height: 2 };
const working = (name: string, picture: Picture) => renderer(name, async () => picture);
const broken = (name: string) =>
  renderer(name, async () => {
    throw new Error(`${name} is down`);
  });

describe('renderers one after the other', () => {
  it('ask the first one, and leave the others alone while it works', async () => {
    const [remote, local] = [working('remote', remotePicture), working('local', localPicture)];
    const both = createFallbackRenderer([remote, local], recordedLog());
    expect(await both.render(sampleChart)).toBe(remotePicture);
    expect([remote.asked, local.asked]).toEqual([1, 0]);
  });

  it('go on to the next one when it fails, and log the reason', async () => {
    const log = recordedLog();
    const both = createFallbackRenderer([broken('remote'), working('local', localPicture)], log);
    expect(await both.render(sampleChart)).toBe(localPicture);
    expect(log.lines).toEqual([
      {
        level: 'warn',
        fields: { chart: 'check', renderer: 1, reason: 'remote is down', restMs: 60_000 },
        message: 'chart renderer failed',
      },
    ]);
  });

  it('let the one that failed rest for a minute, then try it again', async () => {
    let time = 0;
    let down = true;
    const remote = renderer('remote', async () => {
      if (down) throw new Error('down');
      return remotePicture;
    });
    const local = working('local', localPicture);
    const both = createFallbackRenderer([remote, local], recordedLog(), { now: () => time });

    expect(await both.render(sampleChart)).toBe(localPicture);
    time = 59_999;
    expect(await both.render(sampleChart)).toBe(localPicture);
    expect(remote.asked).toBe(1);

    time = 60_000;
    expect(await both.render(sampleChart)).toBe(localPicture);
    expect(remote.asked).toBe(2);

    down = false;
    time = 119_999;
    expect(await both.render(sampleChart)).toBe(localPicture);
    expect(remote.asked).toBe(2);

    time = 120_000;
    expect(await both.render(sampleChart)).toBe(remotePicture);
    expect(await both.render(sampleChart)).toBe(remotePicture);
    expect([remote.asked, local.asked]).toEqual([4, 4]);
  });

  it('throw the last one’s error when none works, and ask it every time', async () => {
    const [remote, local] = [broken('remote'), broken('local')];
    const both = createFallbackRenderer([remote, local], recordedLog());
    await expect(both.render(sampleChart)).rejects.toThrow('local is down');
    await expect(both.render(sampleChart)).rejects.toThrow('local is down');
    expect([remote.asked, local.asked]).toEqual([1, 2]);
  });

  it('blame nobody for a chart that must not be drawn', async () => {
    const refusal = new UserError({ code: 'front.chart-text', path: 'title' });
    const remote = renderer('remote', async () => {
      throw refusal;
    });
    const local = working('local', localPicture);
    const log = recordedLog();
    const both = createFallbackRenderer([remote, local], log);
    await expect(both.render(sampleChart)).rejects.toBe(refusal);
    await expect(both.render(sampleChart)).rejects.toBe(refusal);
    expect({ remote: remote.asked, local: local.asked, log: log.lines }).toEqual({
      remote: 2,
      local: 0,
      log: [],
    });
  });

  it('blame nobody for a caller who leaves', async () => {
    const leaving = new AbortController();
    const reason = new Error('the caller left');
    const remote = renderer('remote', async () => {
      leaving.abort(reason);
      throw new Error('stopped');
    });
    const local = working('local', localPicture);
    const both = createFallbackRenderer([remote, local], recordedLog());
    await expect(both.render(sampleChart, leaving.signal)).rejects.toBe(reason);
    // Not resting: it is asked again.
    expect(await both.render(sampleChart)).toBe(localPicture);
    expect([remote.asked, local.asked]).toEqual([2, 1]);
  });

  it('tell which of them work, and fail the check only when none does', async () => {
    const log = recordedLog();
    const some = createFallbackRenderer([broken('remote'), working('local', localPicture)], log);
    expect(await some.check()).toBe('does not work: remote is down; then: local works (2 wide)');
    const none = createFallbackRenderer([broken('remote'), broken('local')], log);
    await expect(none.check()).rejects.toThrow(
      'no chart renderer works: does not work: remote is down; then: does not work: local is down',
    );
  });
});

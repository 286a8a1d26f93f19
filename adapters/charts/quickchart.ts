import QuickChart from 'quickchart-js';
import type { Chart } from '../../src/bot/chart.ts';
import type { ChartRenderer, Log, Picture } from '../../src/bot/ports.ts';
import { withinBounds } from './bounded-request.ts';
import { paper } from './colours.ts';
import { configurationOf } from './configuration.ts';
import { page } from './page.ts';
import { largestPicture, pictureOf } from './picture.ts';
import { drawsChinese, sampleChart } from './sample.ts';

export interface QuickChartOptions {
  /** Host, with a port where it is not the scheme's own: `quickchart.io`, `charts.example.org:3400`. */
  readonly host: string;
  /** `https` unless told. */
  readonly scheme?: 'http' | 'https';
  /** For the public host's paid plans. */
  readonly key?: string | undefined;
  /** How long one chart may take, connection included; 5,000 unless told. */
  readonly timeoutMs?: number;
  readonly log: Log;
}

const longestReason = 200;

/**
 * quickchart-js's client, which sends the configuration as JSON data. The library itself sends a string, and a
 * server evaluates a configuration that arrives as a string as JavaScript, channel names and all.
 */
class DataClient extends QuickChart {
  override getPostData() {
    const post = super.getPostData();
    return { ...post, toJSON: () => ({ ...post, chart: JSON.parse(post.chart) }) };
  }
}

/**
 * Draws charts on a QuickChart server (the public one or one's own). What is sent there: the chart's texts and
 * numbers, nothing else. The server needs no plugins; for Chinese it needs a Chinese font.
 * `render` rejects with an Error that says what the server did, without the key.
 */
export function createQuickChartRenderer(options: QuickChartOptions): ChartRenderer {
  const { host, scheme = 'https', key, timeoutMs = 5_000, log } = options;
  const server = `${scheme}://${host}`;

  function clientFor(configuration: string): QuickChart {
    return new DataClient(key)
      .setHost(host)
      .setScheme(scheme)
      .setConfig(configuration)
      .setVersion('4')
      .setFormat('png')
      .setWidth(page.width)
      .setHeight(page.height)
      .setDevicePixelRatio(1)
      .setBackgroundColor(paper);
  }

  function failure(cause: unknown): Error {
    const said = cause instanceof Error ? cause.message : String(cause);
    const hidden = key === undefined || key === '' ? said : said.replaceAll(key, '[key]');
    const line = hidden.replace(/\s+/g, ' ').slice(0, longestReason);
    // Without the cause: its message and stack may hold the key.
    return new Error(`QuickChart at ${server}: ${line}`);
  }

  async function render(chart: Chart, signal?: AbortSignal): Promise<Picture> {
    const client = clientFor(JSON.stringify(configurationOf(chart)));
    const started = performance.now();
    try {
      const bounds = { timeoutMs, largestAnswer: largestPicture, signal };
      const picture = pictureOf(await withinBounds(bounds, () => client.toBinary()));
      log.debug(
        { server, chart: chart.id, milliseconds: Math.round(performance.now() - started) },
        'chart drawn',
      );
      return picture;
    } catch (error) {
      signal?.throwIfAborted();
      throw failure(error);
    }
  }

  return {
    render,
    async check() {
      const { width, height } = await render(sampleChart);
      const chinese = (await drawsChinese(render)) ? 'Chinese included' : 'but it has no Chinese font';
      return `QuickChart at ${server} draws charts (${width}×${height}, ${chinese})`;
    },
  };
}

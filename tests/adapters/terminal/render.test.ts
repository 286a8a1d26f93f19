import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Look } from '../../../adapters/terminal/look.ts';
import { typable } from '../../../adapters/terminal/look.ts';
import { cut, fold, pad, plainLine, widthOf } from '../../../adapters/terminal/plain.ts';
import { renderReply } from '../../../adapters/terminal/render.ts';
import { renderTable } from '../../../adapters/terminal/table.ts';
import { chartAsText } from '../../../src/bot/charts/as-text.ts';
import type { Block, Reply, Table } from '../../../src/bot/reply.ts';
import { contributions, errorReply, optimizeReply } from './sample-replies.ts';

const plain = (width: number): Look => ({ width, colour: false, place: 'shell' });
const rendered = (reply: Reply, width: number) => renderReply(reply, plain(width)).split('\n');
const chartsOf = (reply: Reply) =>
  reply.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
const withBlocks = (...blocks: Block[]): Reply => ({ ...errorReply('en'), tone: 'info', blocks });

describe('a reply as text', () => {
  it('in English, 80 columns wide', () => {
    const reply = optimizeReply('en');
    const [bars, lines] = chartsOf(reply);
    const text = renderReply(reply, plain(80), [
      { chart: bars!, path: `${process.cwd()}/out/medical-12-contributions.png` },
      { chart: lines!, failed: 'drawing' },
    ]);
    expect(text.split('\n')).toEqual([
      'Medical: move 6.4k/week from brand-partners to patient-app',
      'Value 212k → 238k a week (+12%, 90% interval +5…+19%).',
      '',
      'Channel            Today  Proposed  Change  Contribution  Marginal return',
      '─────────────────  ─────  ────────  ──────  ────────────  ───────────────',
      'hospital-partners   ¥30k    ¥30.2k   +¥200          ¥91k             1.02',
      'patient-app         ¥20k    ¥26.2k  +¥6.2k         ¥130k             1.02',
      'brand-partners      ¥10k     ¥3.6k  −¥6.4k          ¥17k             1.02',
      '',
      'Budget  ¥60k',
      '',
      'Proved within 0.004% of the best possible plan, under these assumptions. Type',
      '`explain 12`.',
      '',
      ...chartAsText(bars!, 80).split('\n'),
      'Picture: out/medical-12-contributions.png',
      '',
      ...chartAsText(lines!, 80).split('\n'),
      'This chart could not be drawn as a picture; the text above shows the same.',
      '',
      '· All numbers but the channels are assumptions with wide uncertainty; replace',
      '  them with your own in a scenario file.',
      '',
      'Next:',
      '  Run again  npm start -- again 12',
      '  History    npm start -- history medical',
      '',
    ]);
  });

  it('in Chinese, 60 columns wide: columns line up although a character takes two', () => {
    const reply = optimizeReply('zh');
    const [bars, lines] = chartsOf(reply);
    expect(rendered(reply, 60)).toEqual([
      '智慧医疗：把每周 6.4k 从品牌合作移到患者应用',
      '价值每周 21.2万 → 23.8万（+12%，90% 区间 +5…+19%）。',
      '',
      '渠道      现在    方案    变化   贡献  边际回报',
      '────────  ────  ──────  ──────  ─────  ────────',
      '医院合作  ¥30k  ¥30.2k   +¥200   ¥91k      1.02',
      '患者应用  ¥20k  ¥26.2k  +¥6.2k  ¥130k      1.02',
      '品牌合作  ¥10k   ¥3.6k  −¥6.4k   ¥17k      1.02',
      '',
      '预算  ¥60k',
      '',
      '在这些假设下，已证明与最优方案相差不超过 0.004%。输入',
      '`explain 12`.',
      '',
      ...chartAsText(bars!, 60).split('\n'),
      '',
      ...chartAsText(lines!, 60).split('\n'),
      '',
      '· 除渠道以外，所有数字都是不确定性很大的假设；请在场景文件中',
      '  换成你自己的数字，这样结果才可靠。',
      '',
      '接下来：',
      '  再次运行  npm start -- again 12',
      '  历史      npm start -- history medical',
      '',
    ]);
  });

  it('never takes more columns than there are', () => {
    for (const language of ['en', 'zh'] as const) {
      for (let width = 40; width <= 120; width += 1) {
        const tooWide = rendered(optimizeReply(language), width).filter((line) => widthOf(line) > width);
        expect(tooWide).toEqual([]);
      }
    }
  });

  it('says the same with colours as without', () => {
    for (const language of ['en', 'zh'] as const) {
      const look = { ...plain(80), colour: true };
      const coloured = renderReply(optimizeReply(language), look);
      expect(coloured).toContain('\u001b[');
      const bare = renderReply(optimizeReply(language), plain(80)).replaceAll('`', '');
      expect(stripVTControlCharacters(coloured).replace(/\s+/g, ' ')).toBe(bare.replace(/\s+/g, ' '));
    }
  });

  it('of an error is its title, the sentence, and nothing more', () => {
    expect(rendered(errorReply('en'), 80)).toEqual([
      'There is no scenario “medcal”.',
      'Did you mean medical?',
      '',
    ]);
  });

  it('shows lines to type as they are typed where it is read', () => {
    const reply = withBlocks({
      kind: 'text',
      spans: ['Try: ', { text: 'npm start -- optimize medical', style: 'code' }],
    });
    expect(rendered(reply, 80).at(-2)).toBe('Try: `npm start -- optimize medical`');
    expect(
      renderReply(reply, { ...plain(80), place: 'prompt' })
        .split('\n')
        .at(-2),
    ).toBe('Try: `optimize medical`');
  });

  it('does not say its title twice', () => {
    expect(rendered({ ...errorReply('en'), summary: errorReply('en').title }, 80)).toEqual([
      'There is no scenario “medcal”.',
      '',
    ]);
  });

  it('cannot drive the terminal, whatever names people chose', () => {
    const evil = 'a\u001b[2J\u001b]0;title\u0007b\rc\u202ed\u009bm';
    const reply: Reply = {
      ...withBlocks(
        { kind: 'text', spans: [evil, { text: evil, style: 'code' }] },
        { kind: 'facts', facts: [{ label: evil, value: evil }] },
        { kind: 'caveats', items: [evil] },
        { kind: 'actions', actions: [{ label: evil, line: evil }] },
        {
          kind: 'table',
          table: { caption: evil, columns: [{ title: evil, align: 'left' }], rows: [[evil]] },
        },
        { kind: 'chart', chart: { ...contributions('en'), title: evil, subtitle: evil } },
      ),
      title: evil,
      summary: evil,
    };
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(renderReply(reply, plain(80))).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});

describe('a table', () => {
  const table: Table = {
    caption: 'Plan per week',
    columns: [
      { title: 'Channel', align: 'left' },
      { title: 'Proposed spend', align: 'right' },
      { title: 'Marginal return', align: 'right' },
    ],
    rows: [
      ['a-channel-with-a-rather-long-name', '¥12k', '1.2'],
      ['app', '¥3.45k', '0.87'],
    ],
  };

  it('breaks its titles before it cuts its names', () => {
    expect(renderTable(table, plain(54))).toEqual([
      'Plan per week',
      '                                   Proposed  Marginal',
      'Channel                               spend    return',
      '─────────────────────────────────  ────────  ────────',
      'a-channel-with-a-rather-long-name      ¥12k       1.2',
      'app                                  ¥3.45k      0.87',
    ]);
  });

  it('cuts its names before it gives up its columns', () => {
    expect(renderTable(table, plain(40))).toEqual([
      'Plan per week',
      '                      Proposed  Marginal',
      'Channel                  spend    return',
      '────────────────────  ────────  ────────',
      'a-channel-with-a-ra…      ¥12k       1.2',
      'app                     ¥3.45k      0.87',
    ]);
  });

  it('becomes a list where nothing else helps', () => {
    expect(renderTable(table, plain(28))).toEqual([
      'Plan per week',
      'a-channel-with-a-rather-lon…',
      '  Proposed spend  ¥12k',
      '  Marginal retu…  1.2',
      'app',
      '  Proposed spend  ¥3.45k',
      '  Marginal retu…  0.87',
    ]);
  });

  it('without rows is its head; with short rows it is filled up', () => {
    expect(renderTable({ ...table, caption: '', rows: [] }, plain(80))).toEqual([
      'Channel  Proposed spend  Marginal return',
      '───────  ──────────────  ───────────────',
    ]);
    expect(renderTable({ ...table, caption: '', rows: [['app']] }, plain(80)).at(-1)).toBe('app');
  });
});

describe('a command line to type', () => {
  it('is quoted where the shell would read it itself', () => {
    const shell = plain(80);
    expect(typable('history medical', shell)).toBe('npm start -- history medical');
    expect(typable('optimize 医疗 budget=50k', shell)).toBe('npm start -- optimize 医疗 budget=50k');
    expect(typable('optimize medical app<=20k', shell)).toBe("npm start -- 'optimize medical app<=20k'");
    expect(typable("help it's $HOME", shell)).toBe("npm start -- 'help it'\\''s $HOME'");
    expect(typable('optimize medical app<=20k', { ...shell, place: 'prompt' })).toBe(
      'optimize medical app<=20k',
    );
  });
});

describe('text', () => {
  it('is folded between words and Chinese characters, closing marks staying where they belong', () => {
    expect(fold('one two three', 7)).toEqual(['one two', 'three']);
    expect(fold('a\nb', 7)).toEqual(['a', 'b']);
    expect(fold('', 7)).toEqual(['']);
    expect(fold('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
    expect(fold('把预算分配，给渠道', 10)).toEqual(['把预算分', '配，给渠道']);
    expect(fold('x（说明）', 6)).toEqual(['x（说', '明）']);
    expect(fold('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2)).toEqual(['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦']);
  });

  it('is cut and filled up by columns', () => {
    expect(cut('医院合作', 8)).toBe('医院合作');
    expect(cut('医院合作', 7)).toBe('医院合…');
    expect(cut('医院合作', 6)).toBe('医院…');
    expect(pad('医院', 6)).toBe('医院  ');
    expect(pad('医院', 6, 'right')).toBe('  医院');
    expect(plainLine('a\tb\nc')).toBe('a b c');
  });
});

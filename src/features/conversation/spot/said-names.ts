import { channelFinder } from '../../../scenario/find.ts';
import { UserError } from '../../../scenario/problem.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import { foldName } from '../../../scenario/text.ts';
import { byStart, entries } from '../lexicon/concepts.ts';

/** A channel or group, as somebody may call it. */
interface SaidName {
  readonly id: string;
  readonly isGroup: boolean;
  /** Whether what was said is a word of its name; an alias that is not has to be told. */
  readonly isOwnWord: boolean;
}

/** What a scenario's channels and groups may be called in a sentence: lower case, one space between words. */
export interface SaidNames {
  readonly byText: ReadonlyMap<string, SaidName>;
  readonly byStart: ReadonlyMap<string, readonly string[]>;
  /** Every Latin word of these. */
  readonly words: ReadonlySet<string>;
}

const spaced = (name: string) => foldName(name).replaceAll('-', ' ');

/** The kind of thing that a name ends in says nothing about which one is meant. */
const kinds = new Set(
  'marketing,partners,partner,platforms,platform,channel,channels,ads,media,campaign,campaigns,store,speaker,营销,合作,渠道,平台,推广,投放,广告'.split(
    ',',
  ),
);

/** What people call well-known kinds of channels beside their names; the first that a scenario has is meant. */
const synonyms: readonly (readonly string[])[] = [
  [
    'facebook',
    'fb',
    'insta',
    'instagram',
    'ig',
    'meta',
    'meta ads',
    'facebook ads',
    'fb ads',
    '脸书',
    '脸谱',
    'ins',
  ],
  [
    'google',
    'google ads',
    'adwords',
    'search',
    'sem',
    'ppc',
    'paid search',
    '谷歌',
    '谷歌搜索',
    '搜索',
    '搜索广告',
    'google search',
  ],
  ['tiktok', 'tik tok', 'tt', 'tk', 'tiktok ads', '抖音', '抖'],
  [
    'email',
    'emails',
    'e mail',
    'mail',
    'edm',
    'newsletter',
    'newsletters',
    '邮件',
    '电邮',
    '邮箱',
    '邮件营销',
  ],
  ['podcasts', 'podcast', 'pods', 'pod', '播客'],
  ['app', 'apps', 'mobile app', '应用', 'app 端', '客户端'],
  ['website', 'site', 'web site', 'homepage', 'web', '网站', '官网'],
  ['hospitals', 'hospital', 'clinics', 'clinic', '医院', '院方'],
  ['brands', 'brand', '品牌', '品牌方'],
  ['in vehicle', 'in car', 'vehicle', 'car', 'cars', 'invehicle', '车载', '车机', '车内', '车上'],
  ['app store', 'app stores', 'appstore', 'the store', '应用商店', '应用市场', '商店', '应用商城'],
  ['third party', 'third parties', '3rd party', '3rd parties', 'thirdparty', '第三方', '三方', '三方平台'],
  ['content', 'articles', 'blog', 'content marketing', '内容', '文章', '科普'],
];

/** The beginnings of a Chinese name that people use for the whole, two characters or more. */
function chineseParts(name: string): string[] {
  return (name.match(/\p{Script=Han}{3,}/gu) ?? []).flatMap((text) => {
    const signs = [...text];
    return signs.slice(2).map((_, more) => signs.slice(0, 2 + more).join(''));
  });
}

const numbered = (word: string) => (word.endsWith('s') ? word.slice(0, -1) : `${word}s`);

const cache = new WeakMap<Scenario['channels'], SaidNames>();

/** The names of a scenario's channels and groups: whole ones, and those words of them that mean only one. */
export function namesIn(scenario: Scenario): SaidNames {
  const known = cache.get(scenario.channels);
  if (known !== undefined) return known;
  const byText = new Map<string, SaidName>();
  const find = channelFinder(scenario);
  const parts = [...scenario.channels, ...scenario.groups];
  const official = parts.flatMap(({ id, names }) =>
    [id, names?.en, names?.zh].filter((name) => name !== undefined).map(spaced),
  );
  const aliases = parts.flatMap(({ aliases: others }) => others.map(spaced));
  const ownWords = new Set(official.flatMap((name) => [name, ...name.split(' '), ...chineseParts(name)]));
  const isOwnWord = (text: string) =>
    ownWords.has(text) || ownWords.has(numbered(text)) || official.some((name) => name.includes(text));
  const add = (
    text: string,
    found: { id: string; isGroup: boolean } | undefined,
    isOwn = isOwnWord(text),
  ) => {
    if (text === '' || found === undefined || byText.has(text)) return;
    byText.set(text, { ...found, isOwnWord: isOwn });
  };
  for (const name of [...official, ...aliases]) {
    const found = meant(find, name);
    add(name, found);
    if (/^[a-z ]+$/.test(name)) add(numbered(name), found);
  }
  for (const name of [...official, ...aliases]) {
    const words = [...name.split(' ').filter((word) => word.length >= 3), ...chineseParts(name)];
    for (const word of words) {
      if (kinds.has(word) || entries.has(word)) continue;
      const found = meant(find, word);
      add(word, found);
      if (/^[a-z]+$/.test(word) && !entries.has(numbered(word))) add(numbered(word), found);
    }
  }
  for (const group of synonyms) {
    const found = group.map((word) => byText.get(word)).find((one) => one !== undefined && !one.isGroup);
    if (found === undefined) continue;
    for (const word of group) if (!entries.has(word)) add(word, found, isOwnWord(word));
  }
  const texts = [...byText.keys()];
  const said = {
    byText,
    byStart: byStart(texts),
    words: new Set(texts.flatMap((text) => text.match(/[a-z][a-z']*/g) ?? [])),
  };
  cache.set(scenario.channels, said);
  return said;
}

function meant(find: ReturnType<typeof channelFinder>, name: string) {
  try {
    const { kind, id } = find(name);
    return { id, isGroup: kind === 'group' };
  } catch (error) {
    // Ambiguous: then it is no name at all.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

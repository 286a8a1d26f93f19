import { nearestName } from '../../scenario/nearest.ts';
import { echo, UserError } from '../../scenario/problem.ts';

/** Names that zones have today, by the older ones that the runtime may still give. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
};

/** Abbreviations that mean one place's clock, and those that mean several. */
const abbreviations: Readonly<Record<string, string | readonly string[]>> = {
  utc: 'UTC',
  gmt: 'UTC',
  et: 'America/New_York',
  est: 'America/New_York',
  edt: 'America/New_York',
  ct: 'America/Chicago',
  cdt: 'America/Chicago',
  cst: ['America/Chicago', 'Asia/Shanghai', 'America/Havana'],
  mdt: 'America/Denver',
  mst: ['America/Denver', 'America/Phoenix'],
  pt: 'America/Los_Angeles',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  ast: ['America/Halifax', 'Asia/Riyadh'],
  brt: 'America/Sao_Paulo',
  bst: ['Europe/London', 'Asia/Dhaka'],
  wet: 'Europe/Lisbon',
  cet: 'Europe/Berlin',
  cest: 'Europe/Berlin',
  mez: 'Europe/Berlin',
  mesz: 'Europe/Berlin',
  eet: 'Europe/Athens',
  eest: 'Europe/Athens',
  msk: 'Europe/Moscow',
  gst: 'Asia/Dubai',
  pkt: 'Asia/Karachi',
  ist: ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'],
  npt: 'Asia/Kathmandu',
  ict: 'Asia/Bangkok',
  wib: 'Asia/Jakarta',
  sgt: 'Asia/Singapore',
  hkt: 'Asia/Hong_Kong',
  jst: 'Asia/Tokyo',
  kst: 'Asia/Seoul',
  awst: 'Australia/Perth',
  aest: ['Australia/Sydney', 'Australia/Brisbane'],
  aedt: 'Australia/Sydney',
  nzst: 'Pacific/Auckland',
  nzdt: 'Pacific/Auckland',
  sast: 'Africa/Johannesburg',
  eat: 'Africa/Nairobi',
};

/** Cities after which no zone is named, and other names that cities have. */
const cities: Readonly<Record<string, string>> = {
  beijing: 'Asia/Shanghai',
  shenzhen: 'Asia/Shanghai',
  guangzhou: 'Asia/Shanghai',
  hangzhou: 'Asia/Shanghai',
  chengdu: 'Asia/Shanghai',
  osaka: 'Asia/Tokyo',
  mumbai: 'Asia/Kolkata',
  bombay: 'Asia/Kolkata',
  delhi: 'Asia/Kolkata',
  new_delhi: 'Asia/Kolkata',
  bangalore: 'Asia/Kolkata',
  bengaluru: 'Asia/Kolkata',
  calcutta: 'Asia/Kolkata',
  hanoi: 'Asia/Bangkok',
  saigon: 'Asia/Ho_Chi_Minh',
  tel_aviv: 'Asia/Jerusalem',
  abu_dhabi: 'Asia/Dubai',
  munich: 'Europe/Berlin',
  hamburg: 'Europe/Berlin',
  frankfurt: 'Europe/Berlin',
  cologne: 'Europe/Berlin',
  geneva: 'Europe/Zurich',
  milan: 'Europe/Rome',
  barcelona: 'Europe/Madrid',
  manchester: 'Europe/London',
  edinburgh: 'Europe/London',
  kiev: 'Europe/Kyiv',
  boston: 'America/New_York',
  washington: 'America/New_York',
  miami: 'America/New_York',
  atlanta: 'America/New_York',
  philadelphia: 'America/New_York',
  austin: 'America/Chicago',
  dallas: 'America/Chicago',
  houston: 'America/Chicago',
  san_francisco: 'America/Los_Angeles',
  seattle: 'America/Los_Angeles',
  san_diego: 'America/Los_Angeles',
  las_vegas: 'America/Los_Angeles',
  montreal: 'America/Toronto',
  ottawa: 'America/Toronto',
  calgary: 'America/Edmonton',
  rio: 'America/Sao_Paulo',
  rio_de_janeiro: 'America/Sao_Paulo',
  brasilia: 'America/Sao_Paulo',
  canberra: 'Australia/Sydney',
  wellington: 'Pacific/Auckland',
  cape_town: 'Africa/Johannesburg',
};

const chineseCities: Readonly<Record<string, string>> = {
  北京: 'Asia/Shanghai',
  上海: 'Asia/Shanghai',
  中国: 'Asia/Shanghai',
  深圳: 'Asia/Shanghai',
  广州: 'Asia/Shanghai',
  杭州: 'Asia/Shanghai',
  成都: 'Asia/Shanghai',
  乌鲁木齐: 'Asia/Urumqi',
  香港: 'Asia/Hong_Kong',
  澳门: 'Asia/Macau',
  台北: 'Asia/Taipei',
  东京: 'Asia/Tokyo',
  日本: 'Asia/Tokyo',
  首尔: 'Asia/Seoul',
  新加坡: 'Asia/Singapore',
  曼谷: 'Asia/Bangkok',
  雅加达: 'Asia/Jakarta',
  加德满都: 'Asia/Kathmandu',
  新德里: 'Asia/Kolkata',
  孟买: 'Asia/Kolkata',
  印度: 'Asia/Kolkata',
  迪拜: 'Asia/Dubai',
  德黑兰: 'Asia/Tehran',
  莫斯科: 'Europe/Moscow',
  伦敦: 'Europe/London',
  巴黎: 'Europe/Paris',
  柏林: 'Europe/Berlin',
  德国: 'Europe/Berlin',
  罗马: 'Europe/Rome',
  马德里: 'Europe/Madrid',
  纽约: 'America/New_York',
  美东: 'America/New_York',
  芝加哥: 'America/Chicago',
  洛杉矶: 'America/Los_Angeles',
  旧金山: 'America/Los_Angeles',
  西雅图: 'America/Los_Angeles',
  美西: 'America/Los_Angeles',
  多伦多: 'America/Toronto',
  温哥华: 'America/Vancouver',
  圣保罗: 'America/Sao_Paulo',
  悉尼: 'Australia/Sydney',
  墨尔本: 'Australia/Melbourne',
  奥克兰: 'Pacific/Auckland',
};

/** A Chinese name of a zone inside other text: `北京时间`, `上海`. */
const chineseZone = new RegExp(`(${Object.keys(chineseCities).join('|')})(?:时间|时区)?`, 'g');

const fold = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .trim()
    .replace(/[\s_]+/g, '_');

let known: ReadonlyMap<string, string> | undefined;

/** Every zone by its folded name and by its city's. */
function knownZones(): ReadonlyMap<string, string> {
  if (known !== undefined) return known;
  const zones = knownTimeZones();
  known = new Map([
    ...zones.map((zone) => [fold(zone.split('/').at(-1) ?? zone), zone] as const),
    ...Object.entries(cities),
    ...zones.map((zone) => [fold(zone), zone] as const),
  ]);
  return known;
}

/** The IANA names of all zones, by today's names. */
export function knownTimeZones(): readonly string[] {
  return Intl.supportedValuesOf('timeZone').map((zone) => renamed[zone] ?? zone);
}

/** The zone that the runtime takes this name for: links such as `Japan`, `Asia/Calcutta`, `Etc/GMT+3`. */
function runtimeZone(name: string): string | undefined {
  // Names of three letters are abbreviations to people, and are read as such.
  if (!/^[a-z][a-z0-9_+-]+(\/[a-z0-9_+-]+){0,2}$/i.test(name) || name.length < 4) return undefined;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return renamed[timeZone] ?? timeZone;
  } catch {
    return undefined;
  }
}

/** `UTC+8` as a zone; IANA has whole hours only, with the sign turned round. */
function offsetZone(name: string): string | undefined {
  const [, sign, hours] = /^(?:utc|gmt)([+-])0?(\d{1,2})(?::?00)?$/.exec(name) ?? [];
  if (sign === undefined || Number(hours) > (sign === '+' ? 14 : 12)) return undefined;
  return Number(hours) === 0 ? 'UTC' : `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`;
}

/**
 * The zone that a name means: its IANA name in any case, a city, an abbreviation, `UTC+8`, or a Chinese name; several,
 * where an abbreviation means several; undefined where it means none.
 */
function timeZonesNamed(name: string): readonly string[] | undefined {
  const chinese = name.trim().replace(/(?:时间|时区)$/, '');
  const folded = fold(name).replace(/_time$/, '');
  if (Object.hasOwn(chineseCities, chinese)) return [chineseCities[chinese] ?? ''];
  if (Object.hasOwn(abbreviations, folded)) return [abbreviations[folded] ?? []].flat();
  const zone =
    knownZones().get(folded) ?? offsetZone(folded) ?? runtimeZone(name.trim().replace(/\s+/g, '_'));
  return zone === undefined ? undefined : [zone];
}

/** The zone that a name means. Throws `UserError`: `zone.ambiguous` or `zone.unknown`. */
export function readTimeZone(name: string): string {
  const zones = timeZonesNamed(name);
  if (zones === undefined) throw unknownZone(name);
  return theOnly(zones, name);
}

function theOnly(zones: readonly string[], name: string): string {
  const [zone, ...others] = zones;
  if (zone !== undefined && others.length === 0) return zone;
  throw new UserError({
    code: 'zone.ambiguous',
    received: echo(name),
    values: { choices: zones.join(', '), example: zone ?? '' },
  });
}

/** What the cities of zones are called: `Sao Paulo`. */
const cityNames = () => knownTimeZones().map((zone) => (zone.split('/').at(-1) ?? '').replaceAll('_', ' '));

function unknownZone(name: string): UserError {
  return new UserError({
    code: 'zone.unknown',
    received: echo(name),
    values: { nearest: nearestName(name, [...knownTimeZones(), ...cityNames()]) ?? 'UTC' },
  });
}

/** Most words that a city's name has. */
const longestCity = 3;

/**
 * Takes the zones out of a text that holds other words, too. Throws `UserError`: `zone.ambiguous`, or `zone.unknown`
 * for what can only be meant as a zone (`Asia/Shangai`).
 */
export function takeTimeZones(text: string): { readonly zones: readonly string[]; readonly rest: string } {
  const zones: string[] = [];
  const latin = text.replace(chineseZone, (_, city: string) => {
    zones.push(chineseCities[city] ?? '');
    return ' ';
  });
  const words = latin.split(/[\s;()]+/).filter((word) => !/^,*$/.test(word));
  const rest: string[] = [];
  for (let at = 0; at < words.length; ) {
    const taken = zoneAt(words, at);
    if (taken === undefined) {
      const word = words[at] ?? '';
      if (/^[a-z_]{2,}\/[a-z_]{2,}/i.test(word)) throw unknownZone(word);
      rest.push(word);
      at += 1;
      continue;
    }
    zones.push(theOnly(taken.zones, words.slice(at, at + taken.length).join(' ')));
    at += taken.length;
    if (/^(?:time|timezone|zone)$/i.test(words[at] ?? '')) at += 1;
  }
  return { zones, rest: rest.join(' ') };
}

/** The longest name of a zone that begins at a word. */
function zoneAt(words: readonly string[], at: number) {
  for (let length = Math.min(longestCity, words.length - at); length > 0; length -= 1) {
    const name = words
      .slice(at, at + length)
      .join(' ')
      .replace(/,+$/, '');
    const zones = timeZonesNamed(name);
    if (zones !== undefined) return { zones, length };
  }
  return undefined;
}

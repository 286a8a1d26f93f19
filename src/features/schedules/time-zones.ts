import { nearestName } from '../../scenario/nearest.ts';
import { echo, UserError } from '../../scenario/problem.ts';
import { abbreviations, chineseCities, cities, partHourZones, renamed } from './zone-names.ts';

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

/** `UTC+8` as a zone; IANA has whole hours, with the sign turned round, and places for a few of the others. */
function offsetZone(name: string): string | undefined {
  const [, sign, hours, minutes = '00'] = /^(?:utc|gmt)([+-])0?(\d{1,2})(?::?(\d{2}))?$/.exec(name) ?? [];
  if (sign === undefined) return undefined;
  if (minutes !== '00') return partHourZones[`${sign}${Number(hours)}:${minutes}`];
  if (Number(hours) > (sign === '+' ? 14 : 12)) return undefined;
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
      if (/^[a-z_]{2,}\/[a-z_]{2,}|^(?:utc|gmt)[+-]?\d/i.test(word)) throw unknownZone(word);
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

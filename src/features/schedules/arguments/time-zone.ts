import type { ArgumentKind, Choice } from '../../../bot/command.ts';
import { knownTimeZones, readTimeZone } from '../time-zones.ts';

/** A time zone by its IANA name, a large city, or an abbreviation that means one: as its IANA name. */
export const timeZone: ArgumentKind<string> = {
  name: 'time-zone',
  read: (text) => readTimeZone(text),
  async complete(typed, place) {
    const wanted = typed.trim().toLowerCase().replace(/\s+/g, '_');
    const all = [...new Set([place.timeZone, 'UTC', ...knownTimeZones()])];
    const fits = all.filter((zone) => zone.toLowerCase().includes(wanted));
    const startsWith = (zone: string) =>
      zone
        .toLowerCase()
        .split('/')
        .some((part) => part.startsWith(wanted));
    return [...fits.filter(startsWith), ...fits.filter((zone) => !startsWith(zone))]
      .slice(0, 25)
      .map((zone): Choice => ({ value: zone, label: { en: zone, zh: zone } }));
  },
};

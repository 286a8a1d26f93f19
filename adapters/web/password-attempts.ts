import { isIPv6 } from 'node:net';
import { LRUCache } from 'lru-cache';
import { Refusal } from './refusal.ts';

/** Wrong passwords that cost no waiting: slips. */
const free = 3;
/** Longest wait between two attempts, in seconds. */
const longestWait = 300;
/** Wrong passwords in a minute, from wherever, after which nobody is heard until it is over. */
const mostInAMinute = 60;

/**
 * Slows down whoever tries passwords: from the fourth wrong one on, an address waits 1, 2, 4 … seconds, at most five
 * minutes; and all addresses together have 60 wrong ones a minute.
 */
export function passwordAttempts(now: () => Date) {
  const byAddress = new LRUCache<string, { readonly wrong: number; readonly notBefore: number }>({
    max: 1_000,
    ttl: 3_600_000,
  });
  let minute = { began: 0, wrong: 0 };

  return {
    /** @throws Refusal 429 */
    refuseTooSoon(address: string): void {
      const at = now().getTime();
      if (at - minute.began >= 60_000) minute = { began: at, wrong: 0 };
      const waits = [
        (byAddress.get(siteOf(address))?.notBefore ?? 0) - at,
        minute.wrong >= mostInAMinute ? minute.began + 60_000 - at : 0,
      ];
      const wait = Math.max(...waits);
      if (wait > 0) throw new Refusal(429, 'password-wait', Math.ceil(wait / 1_000));
    },
    note(address: string, isRight: boolean): void {
      const site = siteOf(address);
      if (isRight) return void byAddress.delete(site);
      minute = { ...minute, wrong: minute.wrong + 1 };
      const wrong = (byAddress.get(site)?.wrong ?? 0) + 1;
      const wait = wrong < free ? 0 : Math.min(longestWait, 2 ** (wrong - free));
      byAddress.set(site, { wrong, notBefore: now().getTime() + wait * 1_000 });
    },
  };
}

/** Whoever has an IPv6 address has 2⁶⁴ of them. */
function siteOf(address: string): string {
  return isIPv6(address) && !address.startsWith('::ffff:')
    ? address.split(':').slice(0, 4).join(':')
    : address;
}

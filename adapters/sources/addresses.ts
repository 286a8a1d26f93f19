import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Decides which addresses may be connected to. */
export interface AddressRule {
  /** Whether an IP address is public, or one that the operator lists. */
  mayReach(address: string): boolean;
  /** Whether the operator lists it, so that it may be asked without encryption, too. */
  isListed(address: string): boolean;
}

/** Whether a text is an IP address, or a range of them: `10.1.0.0/16`. */
export const isAddressOrRange = (text: string): boolean => ipaddr.isValidCIDR(text) || ipaddr.isValid(text);

/**
 * Public addresses may be reached; of all others (this machine, private networks, link-local ones such as those where
 * clouds hand out credentials, multicast, reserved, and IPv6 forms that lead to IPv4 ones) those that are listed.
 */
export function addressRule(listed: readonly string[]): AddressRule {
  const ranges = listed.map((text) => {
    if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
    const one = ipaddr.process(text);
    const range: [typeof one, number] = [one, one.kind() === 'ipv4' ? 32 : 128];
    return range;
  });
  const isListed = (address: string) => {
    if (!ipaddr.isValid(address)) return false;
    const one = ipaddr.process(address);
    return ranges.some(([range, bits]) => range.kind() === one.kind() && one.match(range, bits));
  };
  return {
    isListed,
    // `process` turns an IPv4 address in an IPv6 one's clothes back into itself.
    mayReach: (address) =>
      ipaddr.isValid(address) && (ipaddr.process(address).range() === 'unicast' || isListed(address)),
  };
}

/** A name has no address that may be connected to. */
export class AddressRefused extends Error {}

/**
 * Looks a name up for a socket, which connects to no other address than what is answered here: so a name that answers
 * differently the next time (rebinding) gains nothing. `onAddress` hears what was found.
 */
export function checkedLookup(rule: AddressRule, lookup: typeof systemLookup = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, '', 0);
      const good = found.filter(({ address }) => rule.mayReach(address));
      const [first] = good;
      if (first === undefined) {
        return callback(new AddressRefused('no address that may be reached'), '', 0);
      }
      return options.all === true ? callback(null, good) : callback(null, first.address, first.family);
    });
  };
}

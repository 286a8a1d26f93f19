import { isIP } from 'node:net';

/** Where the page is served, and by which names it may be asked for. */
export interface WebAddress {
  /** The address to listen on. */
  readonly host: string;
  /** Names beside the address itself by which people reach it: those of the machine, or of a proxy before it. */
  readonly names: readonly string[];
}

const ownNames = ['127.0.0.1', 'localhost', '[::1]'];

/** Whether only this machine reaches an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/**
 * Whether nobody but whoever sits at this machine is meant to use the page: it asks for no password, and is reached by no
 * other name, such as a proxy's.
 */
export const isOfThisMachine = (page: WebAddress & { readonly password: string | undefined }): boolean =>
  page.password === undefined && page.names.length === 0 && isLoopback(page.host);

/** An address as it stands in a URL: an IPv6 one in brackets. */
export const inUrl = (host: string): string => (isIP(host) === 6 ? `[${host}]` : host);

/**
 * Whether a request's `Host` header is one by which this page is reached. A name that somebody else's DNS made point
 * here (rebinding) is not; a bare IP address cannot be made to, so any will do where the page is open to others.
 */
export function isOurHost(header: string | undefined, { host, names }: WebAddress): boolean {
  const name = /^(\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i.exec(header ?? '')?.[1]?.toLowerCase();
  if (name === undefined) return false;
  if ([...ownNames, inUrl(host).toLowerCase(), ...names.map((one) => one.toLowerCase())].includes(name)) {
    return true;
  }
  return !isLoopback(host) && isIP(name.replace(/^\[|\]$/g, '')) !== 0;
}

/** Whether a request's `Origin` header names the page that this very `Host` serves. A proxy may add encryption. */
export function isOurOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined || host === undefined) return false;
  const own = host.toLowerCase();
  return [`http://${own}`, `https://${own}`].includes(origin.toLowerCase());
}

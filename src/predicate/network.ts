/** 4 bytes or 16. */
type Address = readonly number[];

const MAPPED = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

/**
 * Reads a network, `10.0.0.0/8` or `fe80::/10`; an address alone is the network of that one. Bits behind the prefix are of no meaning.
 * The function that comes out tells whether a text is an address inside it. An IPv4 address in the dress of IPv6 (`::ffff:10.0.0.1`)
 * is the IPv4 address, as in Go's `net` package, from which the API server's addresses come.
 * @throws SyntaxError for a text that is no network.
 */
export function createNetwork(text: string): (address: string) => boolean {
  const [head = '', prefix, ...rest] = text.split('/');
  const written = parseAddress(head);
  if (written === undefined || rest.length > 0) throw unreadable(text);
  const width = written.length * 8;
  const bits = prefix === undefined ? width : parseNumber(prefix, width);
  if (bits === undefined) throw unreadable(text);
  const isMapped = bits >= 96 && isIPv4InIPv6(written);
  const network = isMapped ? written.slice(12) : written;
  return (address) => {
    const parsed = parseAddress(address);
    return parsed !== undefined && hasPrefix(plain(parsed), network, isMapped ? bits - 96 : bits);
  };
}

function unreadable(text: string): SyntaxError {
  return new SyntaxError(`Cannot read "${text}" as a network: write it as "10.0.0.0/8" or "fe80::/10"`);
}

function hasPrefix(address: Address, network: Address, bits: number): boolean {
  if (address.length !== network.length) return false;
  const whole = bits >> 3;
  for (let at = 0; at < whole; at++) if (address[at] !== network[at]) return false;
  const rest = 8 - (bits & 7);
  return rest === 8 || (address[whole] ?? 0) >> rest === (network[whole] ?? 0) >> rest;
}

function plain(address: Address): Address {
  return isIPv4InIPv6(address) ? address.slice(12) : address;
}

function isIPv4InIPv6(address: Address): boolean {
  return address.length === 16 && MAPPED.every((byte, at) => address[at] === byte);
}

/** The bytes of an address in text, or undefined. Zones (`fe80::1%eth0`) and leading zeros in IPv4 are not read. */
function parseAddress(text: string): Address | undefined {
  return text.includes(':') ? parseIPv6(text) : parseIPv4(text);
}

function parseIPv4(text: string): Address | undefined {
  const bytes = text.split('.').map((part) => parseNumber(part, 255));
  return bytes.length === 4 && bytes.every(isKnown) ? bytes : undefined;
}

function parseIPv6(text: string): Address | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half, at) => parseGroups(half, at === halves.length - 1));
  if (head === undefined) return undefined;
  if (halves.length === 1) return head.length === 16 ? head : undefined;
  if (tail === undefined || head.length + tail.length > 14) return undefined;
  return [...head, ...Array<number>(16 - head.length - tail.length).fill(0), ...tail];
}

/** Groups between colons as bytes; the last of the address may be an IPv4 address. */
function parseGroups(text: string, isLast: boolean): Address | undefined {
  if (text === '') return [];
  const groups = text.split(':');
  const bytes = groups.map((group, at) =>
    isLast && at === groups.length - 1 && group.includes('.') ? parseIPv4(group) : parseGroup(group),
  );
  return bytes.every(isKnown) ? bytes.flat() : undefined;
}

function parseGroup(text: string): Address | undefined {
  if (!/^[0-9a-f]{1,4}$/i.test(text)) return undefined;
  const value = Number.parseInt(text, 16);
  return [value >> 8, value & 0xff];
}

function parseNumber(text: string, most: number): number | undefined {
  return /^(0|[1-9]\d{0,2})$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}

function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined;
}

import { isIPv6 } from 'node:net';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * Who shares an IP address, for counting: an IPv4 address by itself, an IPv6 address by its first 64 bits, of which a
 * single client has all the rest.
 */
export function addressGroup(ip: string): string {
  const [, mapped] = MAPPED.exec(ip) ?? [];
  if (mapped !== undefined || !isIPv6(ip)) return mapped ?? ip;
  const [before = '', after = ''] = ip.split('%', 1)[0]?.split('::') ?? [];
  const left = groupsIn(before);
  const zeros = ip.includes('::') ? 8 - left.length - groupsIn(after).length : 0;
  const groups = [...left, ...Array<string>(Math.max(0, zeros)).fill('0'), ...groupsIn(after)];
  return `${groups.slice(0, 4).map(canonical).join(':')}::/64`;
}

function groupsIn(text: string): string[] {
  return text === '' ? [] : text.split(':');
}

function canonical(group: string): string {
  return Number.parseInt(group, 16).toString(16);
}

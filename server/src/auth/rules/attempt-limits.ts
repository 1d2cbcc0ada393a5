/** Wrong passwords that are let pass within `WINDOW_MINUTES`, by what they are counted for (security.md 2.1). */
export const WINDOW_MINUTES = 15;
export const LIMITS = { personAndNetwork: 5, network: 50 } as const;

/**
 * What guesses from one place have in common: the IPv4 address, or the /64 of an IPv6 address, because whoever has one
 * address of a /64 usually has them all. Written so that the same network always gives the same text.
 */
export function networkOf(ip: string): string {
  const address = ip.toLowerCase().replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const before = groupsOf(head);
  const after = tail === undefined ? [] : groupsOf(tail);
  const groups = [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]));
}

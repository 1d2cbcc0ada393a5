/**
 * A place in the outbox. Ordered by transaction first: numbers from the identity are handed out before their
 * transaction commits, so in their order alone a late one would be skipped.
 */
export interface OutboxPosition {
  readonly xid: bigint;
  readonly id: bigint;
}

export const START: OutboxPosition = { xid: 0n, id: 0n };

export function isAfter(one: OutboxPosition, other: OutboxPosition): boolean {
  return one.xid === other.xid ? one.id > other.id : one.xid > other.xid;
}

/** As in the `id` of a server-sent event. */
export function formatPosition({ xid, id }: OutboxPosition): string {
  return `${xid}-${id}`;
}

/** Undefined for a text that `formatPosition` cannot have made. */
export function parsePosition(text: string): OutboxPosition | undefined {
  const [, xid, id] = /^(\d{1,18})-(\d{1,18})$/.exec(text) ?? [];
  return xid === undefined || id === undefined ? undefined : { xid: BigInt(xid), id: BigInt(id) };
}

import { v7 } from 'uuid';

/** A UUIDv7: unique without asking the database, and ordered by time so that indexes stay compact. */
export function newId(): string {
  return v7();
}

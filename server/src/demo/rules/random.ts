/** A stream of pseudo-random numbers: the same seed gives the same stream on every machine. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** The next number in [0, 1), by mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** @throws RangeError for an empty list */
  pick<T>(list: readonly T[]): T {
    const item = list[Math.floor(this.next() * list.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** One value, each as likely as its share. */
  weighted<T>(deck: readonly (readonly [value: T, share: number])[]): T {
    let left = this.next() * deck.reduce((sum, [, share]) => sum + share, 0);
    for (const [value, share] of deck) if ((left -= share) < 0) return value;
    throw new RangeError('nothing to pick from');
  }

  shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((item) => ({ item, place: this.next() }))
      .sort((a, b) => a.place - b.place)
      .map(({ item }) => item);
  }

  /** A UUIDv7 of the given moment, ordered by time like those the application makes. */
  id(at: Date): string {
    const time = at.getTime().toString(16).padStart(12, '0');
    const hex = (digits: number) =>
      Math.floor(this.next() * 16 ** digits)
        .toString(16)
        .padStart(digits, '0');
    const variant = this.pick(['8', '9', 'a', 'b']);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`;
  }
}

/** `count` values whose shares are those of the deck, within one card, in a random order. */
export function dealt<T>(random: Random, count: number, deck: readonly (readonly [value: T, share: number])[]): T[] {
  const whole = deck.reduce((sum, [, share]) => sum + share, 0);
  const cards: T[] = [];
  let reached = 0;
  for (const [value, share] of deck) {
    reached += share;
    while (cards.length < Math.round((count * reached) / whole)) cards.push(value);
  }
  return random.shuffled(cards);
}

/**
 * Does the same to each item, one after the other. One that fails holds up none behind it; what failed is thrown
 * together at the end, so that the job counts as failed and is looked at.
 */
export async function workThrough<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${items.length} failed`);
}

/** Name of a plan in lists that must not name a person: the random end of its id. */
export function planRef(planId: string): string {
  return `P-${planId.slice(-6).toUpperCase()}`;
}

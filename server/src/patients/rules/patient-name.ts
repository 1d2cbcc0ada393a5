export interface Named {
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName: string | null;
}

/** The name to say: as the person wishes to be called, with the family name. */
export function shownName({ givenName, familyName, preferredName }: Named): string {
  return `${preferredName ?? givenName} ${familyName}`;
}

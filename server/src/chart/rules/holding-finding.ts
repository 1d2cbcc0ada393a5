interface Finding {
  readonly state: string;
  readonly outcome: string | null;
  /** YYYY-MM-DD */
  readonly eligibilityExpiresOn: string | null;
  readonly signedAt: Date | null;
}

/** Newest signed finding of eligibility that still holds on a date (YYYY-MM-DD); null without one. */
export function holdingFinding<F extends Finding>(findings: readonly F[], onDate: string): F | null {
  const holding = findings.filter(
    ({ state, outcome, eligibilityExpiresOn: until }) =>
      state === 'signed' &&
      (outcome === 'eligible' || outcome === 'eligible_with_conditions') &&
      until !== null &&
      until >= onDate,
  );
  return holding.sort((a, b) => (b.signedAt?.getTime() ?? 0) - (a.signedAt?.getTime() ?? 0))[0] ?? null;
}

/** The four kinds of accounts. Admin keeps staff and settings and has no clinical read. */
export const ROLES = ['front_desk', 'clinician', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

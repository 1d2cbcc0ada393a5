import type { Role } from './rules/roles.js';
import type { StaffMember } from './staff-member.entity.js';

/** Somebody a visit can be booked with. */
export class ClinicianResponse {
  id: string;
  displayName: string;
  /** Printed beside signatures, for example `RN`. */
  credential: string | null;

  static from({ id, displayName, credential }: StaffMember): ClinicianResponse {
    return { id, displayName, credential };
  }
}

/** One account, as an administrator sees it. */
export class StaffResponse {
  id: string;
  version: number;
  username: string;
  displayName: string;
  credential: string | null;
  role: Role;
  active: boolean;

  static from({ id, version, username, displayName, credential, role, active }: StaffMember): StaffResponse {
    return { id, version, username, displayName, credential, role, active };
  }
}

export class StaffPage {
  items: StaffResponse[];
  total: number;
  page: number;
  size: number;
}

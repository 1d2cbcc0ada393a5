import { hashSync } from '@node-rs/argon2';
import type { Database } from '../../src/platform/database/database.js';
import { newId } from '../../src/platform/database/new-id.js';
import { StaffMember } from '../../src/staff/staff-member.entity.js';

/** Password of everyone on the staff of a test. */
export const PASSWORD = 'a walk along the shore';
let passwordHash: string | undefined;

/** A clinician unless told otherwise. */
export async function insertStaff(db: Database, values: Partial<StaffMember> = {}): Promise<StaffMember> {
  const id = newId();
  passwordHash ??= hashSync(PASSWORD);
  await db.repository(StaffMember).insert({
    ...{ id, username: `staff-${id}`, displayName: 'Noor Haddad', credential: 'RN', role: 'clinician', passwordHash },
    ...values,
  });
  return db.repository(StaffMember).findOneByOrFail({ id: values.id ?? id });
}

import { Patient } from '../../src/patients/patient.entity.js';
import type { Database } from '../../src/platform/database/database.js';
import { newId } from '../../src/platform/database/new-id.js';
import { Location } from '../../src/rooms/location.entity.js';
import { Room } from '../../src/rooms/room.entity.js';
import { StaffMember } from '../../src/staff/staff-member.entity.js';

let count = 0;

/** A location that is open every day from 08:00 to 18:00, in Pacific time unless told otherwise. */
export async function makeLocation(db: Database, values: Partial<Location> = {}): Promise<string> {
  const openingHours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '08:00', closes: '18:00' }));
  const location = { id: newId(), name: 'Fernhill', timeZone: 'America/Los_Angeles', openingHours, ...values };
  await db.repository(Location).insert(location);
  return location.id;
}

/** An active room with 15 minutes of turnover. */
export async function makeRoom(db: Database, locationId: string, values: Partial<Room> = {}): Promise<string> {
  count += 1;
  const room = { id: newId(), locationId, name: `Room ${count}`, position: count, ...values };
  await db.repository(Room).insert(room);
  return room.id;
}

/** An active clinician who cannot sign in. */
export async function makeClinician(db: Database, values: Partial<StaffMember> = {}): Promise<string> {
  count += 1;
  const staff = {
    ...{ id: newId(), username: `staff${count}`, displayName: `Dr Castellan ${count}`, credential: 'MD' },
    ...{ role: 'clinician' as const, passwordHash: 'none' },
    ...values,
  };
  await db.repository(StaffMember).insert(staff);
  return staff.id;
}

export async function makePatient(db: Database, values: Partial<Patient> = {}): Promise<string> {
  count += 1;
  const patient = { id: newId(), givenName: 'Basil', familyName: `Quince ${count}`, ...values };
  await db.repository(Patient).insert(patient);
  return patient.id;
}

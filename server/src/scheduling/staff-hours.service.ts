import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/new-id.js';
import { platformError } from '../platform/errors/platform-errors.js';
import { CalendarRecords } from '../rooms/calendar-records.service.js';
import { RoomsQueries } from '../rooms/rooms.queries.js';
import { AffectedBookings } from './affected-bookings.queries.js';
import { assertAcknowledged } from './rules/affected.js';
import { assertAbsence, assertShift } from './rules/staff-hours.js';
import { StaffAbsence } from './staff-absence.entity.js';
import { StaffShift } from './staff-shift.entity.js';

export interface ShiftSettings {
  readonly locationId: string;
  readonly weekday: number;
  readonly starts: string;
  readonly ends: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
}

export type AbsenceSettings = Pick<StaffAbsence, 'startsAt' | 'endsAt' | 'kind'>;

/** Changes when clinicians work and when they are away, under the lock that every booking with them takes. */
@Injectable()
export class StaffHoursService {
  constructor(
    private readonly db: Database,
    private readonly records: CalendarRecords,
    private readonly rooms: RoomsQueries,
    private readonly affected: AffectedBookings,
  ) {}

  /** @throws calendar.notValid, request.notFound, location.notFound */
  addShift(staffId: string, settings: ShiftSettings): Promise<string> {
    return this.db.transaction(async () => {
      await this.#lock(staffId);
      await this.#assertShift(staffId, settings);
      const id = newId();
      await this.db.repository(StaffShift).insert({ id, staffId, ...settings });
      const after = await this.#shiftWords(settings);
      await this.records.tell({ action: 'calendar.addShift', itemId: staffId, version: 1, after });
      return id;
    });
  }

  /** @throws calendar.notValid, request.stale */
  changeShift(id: string, version: number, settings: ShiftSettings): Promise<void> {
    return this.db.transaction(async () => {
      const found = await this.#findShift(id);
      await this.#lock(found.staffId);
      await this.#assertShift(found.staffId, settings, id);
      const raised = await this.db.updateVersioned(StaffShift, { id, version }, { ...settings });
      const [before, after] = [await this.#shiftWords(found), await this.#shiftWords(settings)];
      await this.records.tell({
        action: 'calendar.changeShift',
        itemId: found.staffId,
        version: raised,
        before,
        after,
      });
    });
  }

  /** @throws request.stale */
  removeShift(id: string, version: number): Promise<void> {
    return this.db.transaction(async () => {
      const found = await this.#findShift(id);
      await this.#lock(found.staffId);
      await this.records.remove(StaffShift, { id, version });
      const before = await this.#shiftWords(found);
      await this.records.tell({ action: 'calendar.removeShift', itemId: found.staffId, version, before });
    });
  }

  /** @throws calendar.bookingsAffected, calendar.notValid, request.notFound */
  addAbsence(staffId: string, absence: AbsenceSettings, acknowledged: readonly string[]): Promise<string> {
    return this.db.transaction(async () => {
      await this.#lock(staffId);
      await this.#assertAway(staffId, absence, acknowledged);
      const id = newId();
      await this.db.repository(StaffAbsence).insert({ id, staffId, ...absence });
      await this.records.tell({
        ...{ action: 'calendar.addAbsence', itemId: staffId, version: 1, after: { ...absence } },
      });
      return id;
    });
  }

  /** @throws calendar.bookingsAffected, calendar.notValid, request.stale */
  changeAbsence(id: string, version: number, absence: AbsenceSettings, acknowledged: readonly string[]): Promise<void> {
    return this.db.transaction(async () => {
      const found = await this.#findAbsence(id);
      await this.#lock(found.staffId);
      await this.#assertAway(found.staffId, absence, acknowledged);
      const raised = await this.db.updateVersioned(StaffAbsence, { id, version }, { ...absence });
      await this.records.tell({
        ...{ action: 'calendar.changeAbsence', itemId: found.staffId, version: raised },
        ...{ before: absenceOf(found), after: { ...absence } },
      });
    });
  }

  /** @throws request.stale */
  removeAbsence(id: string, version: number): Promise<void> {
    return this.db.transaction(async () => {
      const found = await this.#findAbsence(id);
      await this.records.remove(StaffAbsence, { id, version });
      const before = absenceOf(found);
      await this.records.tell({ action: 'calendar.removeAbsence', itemId: found.staffId, version, before });
    });
  }

  async #lock(staffId: string): Promise<void> {
    const [row] = await this.db.query<{ id: string }>(
      `SELECT id FROM staff_member WHERE id = $1 AND role = 'clinician' FOR NO KEY UPDATE`,
      [staffId],
    );
    if (!row) throw platformError('request.notFound');
  }

  async #assertShift(staffId: string, settings: ShiftSettings, ownId?: string): Promise<void> {
    await this.rooms.findLocation(settings.locationId);
    const { weekday } = settings;
    const others = await this.db.repository(StaffShift).findBy({ staffId, weekday });
    assertShift(
      settings,
      others.filter(({ id }) => id !== ownId),
    );
  }

  async #assertAway(staffId: string, absence: AbsenceSettings, acknowledged: readonly string[]): Promise<void> {
    assertAbsence(absence);
    const { startsAt, endsAt } = absence;
    assertAcknowledged(await this.affected.ofClinician(staffId, startsAt, endsAt), acknowledged);
  }

  async #findShift(id: string): Promise<StaffShift> {
    const found = await this.db.repository(StaffShift).findOneBy({ id });
    if (!found) throw platformError('request.notFound');
    return found;
  }

  async #findAbsence(id: string): Promise<StaffAbsence> {
    const found = await this.db.repository(StaffAbsence).findOneBy({ id });
    if (!found) throw platformError('request.notFound');
    return found;
  }

  async #shiftWords(settings: ShiftSettings): Promise<Record<string, unknown>> {
    const { weekday, starts, ends, validFrom, validUntil } = settings;
    const { name } = await this.rooms.findLocation(settings.locationId);
    return { weekday, starts, ends, validFrom, validUntil, location: name };
  }
}

function absenceOf({ startsAt, endsAt, kind }: AbsenceSettings): Record<string, unknown> {
  return { startsAt, endsAt, kind };
}

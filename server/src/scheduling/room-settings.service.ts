import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Clock } from '../platform/time/clock.js';
import { RoomsQueries } from '../rooms/rooms.queries.js';
import { type RoomSettings, type RoomSpan, RoomsService, type SpanKind } from '../rooms/rooms.service.js';
import { calendarError } from '../rooms/rules/calendar-errors.js';
import { AffectedBookings } from './affected-bookings.queries.js';
import { assertAcknowledged } from './rules/affected.js';

/** As far as anybody books. */
const EVER = new Date('9999-01-01T00:00:00Z');

/** Changes rooms and the time they cannot be used, under the lock that every booking of the room takes. */
@Injectable()
export class RoomSettingsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rooms: RoomsService,
    private readonly queries: RoomsQueries,
    private readonly affected: AffectedBookings,
  ) {}

  /** @throws location.notFound, room.nameTaken */
  add(locationId: string, settings: RoomSettings): Promise<string> {
    return this.db.transaction(async () => {
      await this.queries.findLocation(locationId);
      return this.rooms.add(locationId, settings);
    });
  }

  /** A changed turnover is taken by new bookings only. @throws room.retired, room.nameTaken, request.stale */
  change(id: string, version: number, settings: RoomSettings): Promise<void> {
    return this.db.transaction(async () => this.rooms.change(await this.rooms.lock(id), version, settings));
  }

  /** @throws calendar.bookingsAffected, room.retired, request.stale */
  setInService(id: string, version: number, inService: boolean, acknowledged: readonly string[]): Promise<void> {
    return this.db.transaction(async () => {
      const room = await this.rooms.lock(id);
      if (!inService) assertAcknowledged(await this.affected.inRoom(id, this.clock.now(), EVER), acknowledged);
      await this.rooms.setState(room, version, inService ? 'active' : 'out_of_service');
    });
  }

  /** For good; its past stays. @throws room.bookingsAhead, room.retired, request.stale */
  retire(id: string, version: number): Promise<void> {
    return this.db.transaction(async () => {
      const room = await this.rooms.lock(id);
      const { length } = await this.affected.inRoom(id, this.clock.now(), EVER);
      if (length > 0) {
        const detail = `${room.name} still has ${length === 1 ? 'a booking' : `${length} bookings`}. Move or cancel first.`;
        throw calendarError('room.bookingsAhead', { detail });
      }
      await this.rooms.setState(room, version, 'retired');
    });
  }

  /** @throws calendar.notValid */
  order(locationId: string, roomIds: readonly string[]): Promise<void> {
    return this.db.transaction(() => this.rooms.order(locationId, roomIds));
  }

  /** @throws calendar.bookingsAffected, calendar.notValid, room.retired */
  addSpan(kind: SpanKind, roomId: string, span: RoomSpan, acknowledged: readonly string[]): Promise<string> {
    return this.db.transaction(async () => {
      await this.rooms.lock(roomId);
      await this.#assertSeen(roomId, span, acknowledged);
      return this.rooms.addSpan(kind, roomId, span);
    });
  }

  /** @throws calendar.bookingsAffected, calendar.notValid, room.retired, request.stale */
  changeSpan(
    kind: SpanKind,
    id: string,
    version: number,
    span: RoomSpan,
    acknowledged: readonly string[],
  ): Promise<void> {
    return this.db.transaction(async () => {
      const { roomId } = await this.rooms.findSpan(kind, id);
      await this.rooms.lock(roomId);
      const found = await this.rooms.findSpan(kind, id);
      await this.#assertSeen(roomId, span, acknowledged);
      await this.rooms.changeSpan(kind, found, version, span);
    });
  }

  /** @throws request.stale */
  removeSpan(kind: SpanKind, id: string, version: number): Promise<void> {
    return this.db.transaction(async () => this.rooms.removeSpan(kind, await this.rooms.findSpan(kind, id), version));
  }

  async #assertSeen(roomId: string, { startsAt, endsAt }: RoomSpan, acknowledged: readonly string[]): Promise<void> {
    if (startsAt >= endsAt) return; // refused by the write, with its field
    assertAcknowledged(await this.affected.inRoom(roomId, startsAt, endsAt), acknowledged);
  }
}

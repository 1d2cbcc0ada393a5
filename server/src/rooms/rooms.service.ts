import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/new-id.js';
import { platformError } from '../platform/errors/platform-errors.js';
import { CalendarRecords } from './calendar-records.service.js';
import { RoomBlock } from './room-block.entity.js';
import { RoomOutage } from './room-outage.entity.js';
import { Room } from './room.entity.js';
import { calendarError, notValid } from './rules/calendar-errors.js';
import { roomError } from './rules/rooms-errors.js';

export interface RoomSettings {
  readonly name: string;
  readonly features: readonly string[];
  readonly turnoverMinutes: number;
}

export interface RoomSpan {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly reason: string;
}

/** A repair keeps the room out of service; a block keeps visits out of a room that is in service. */
export type SpanKind = 'outage' | 'block';

const SPANS = { outage: RoomOutage, block: RoomBlock };
const WORDS = { outage: 'Outage', block: 'Block' } as const;

/** Writes of rooms and of the time they cannot be used. Whether bookings allow them is for `RoomSettingsService`. */
@Injectable()
export class RoomsService {
  constructor(
    private readonly db: Database,
    private readonly records: CalendarRecords,
  ) {}

  /** Locks the row, as every booking of the room does. @throws room.notFound, room.retired */
  async lock(id: string): Promise<Room> {
    const lock = { mode: 'for_no_key_update' } as const;
    const room = await this.db.repository(Room).findOne({ where: { id }, lock });
    if (!room) throw roomError('room.notFound');
    if (room.state === 'retired') throw calendarError('room.retired');
    return room;
  }

  /** A new room, as the last column of its location's board. @throws room.nameTaken */
  async add(locationId: string, settings: RoomSettings): Promise<string> {
    const id = newId();
    const last = await this.db.repository(Room).maximum('position', { locationId });
    await this.db.repository(Room).insert({ id, locationId, position: (last ?? 0) + 1, ...settings });
    await this.records.tell({ action: 'calendar.addRoom', itemId: id, version: 1, after: words(settings) });
    return id;
  }

  /** @throws room.nameTaken, request.stale */
  async change(room: Room, version: number, settings: RoomSettings): Promise<void> {
    const raised = await this.db.updateVersioned(Room, { id: room.id, version }, { ...settings });
    await this.records.tell({
      ...{ action: 'calendar.changeRoom', itemId: room.id, version: raised },
      ...{ before: words(room), after: words(settings) },
    });
  }

  /** @throws request.stale */
  async setState(room: Room, version: number, state: Room['state']): Promise<void> {
    const raised = await this.db.updateVersioned(Room, { id: room.id, version }, { state });
    await this.records.tell({
      ...{ action: state === 'retired' ? 'calendar.retireRoom' : 'calendar.changeRoom', itemId: room.id },
      ...{ version: raised, before: { state: room.state }, after: { state } },
    });
  }

  /** The columns of the board in this order. @throws calendar.notValid unless every room in use is there once */
  async order(locationId: string, roomIds: readonly string[]): Promise<void> {
    const rooms = await this.db.repository(Room).findBy({ locationId });
    const inUse = rooms.filter(({ state }) => state !== 'retired');
    const known = new Set(inUse.map(({ id }) => id));
    if (roomIds.length !== known.size || new Set(roomIds).size !== known.size || roomIds.some((id) => !known.has(id))) {
      throw notValid({ roomIds: ['The rooms have changed in the meantime. Order them again.'] });
    }
    // In the order of the ids, so that two people who order at once wait instead of deadlocking.
    for (const room of [...inUse].sort((a, b) => a.id.localeCompare(b.id))) {
      const position = roomIds.indexOf(room.id) + 1;
      if (position === room.position) continue;
      const version = await this.db.updateVersioned(Room, room, { position });
      await this.records.tell({
        ...{ action: 'calendar.changeRoom', itemId: room.id, version },
        ...{ before: { position: room.position }, after: { position } },
      });
    }
  }

  /** @throws request.notFound */
  async findSpan(kind: SpanKind, id: string): Promise<RoomOutage | RoomBlock> {
    const found = await this.db.repository<RoomOutage | RoomBlock>(SPANS[kind]).findOneBy({ id });
    if (!found) throw platformError('request.notFound');
    return found;
  }

  /** @throws calendar.notValid */
  async addSpan(kind: SpanKind, roomId: string, span: RoomSpan): Promise<string> {
    assertOrdered(span);
    const id = newId();
    await this.db.repository<RoomOutage | RoomBlock>(SPANS[kind]).insert({ id, roomId, ...span });
    const after = spanOf(span);
    await this.records.tell({ action: `calendar.add${WORDS[kind]}`, itemId: roomId, version: 1, after });
    return id;
  }

  /** @throws calendar.notValid, request.stale */
  async changeSpan(kind: SpanKind, found: RoomOutage | RoomBlock, version: number, span: RoomSpan): Promise<void> {
    assertOrdered(span);
    const raised = await this.db.updateVersioned(SPANS[kind], { id: found.id, version }, { ...span });
    await this.records.tell({
      ...{ action: `calendar.change${WORDS[kind]}`, itemId: found.roomId, version: raised },
      ...{ before: spanOf(found), after: spanOf(span) },
    });
  }

  /** @throws request.stale */
  async removeSpan(kind: SpanKind, found: RoomOutage | RoomBlock, version: number): Promise<void> {
    await this.records.remove(SPANS[kind], { id: found.id, version });
    const before = spanOf(found);
    await this.records.tell({ action: `calendar.remove${WORDS[kind]}`, itemId: found.roomId, version, before });
  }
}

function assertOrdered({ startsAt, endsAt }: RoomSpan): void {
  if (startsAt >= endsAt) throw notValid({ endsAt: ['The end comes after the beginning.'] });
  if (endsAt.getTime() - startsAt.getTime() > MOST_MS) throw notValid({ endsAt: ['At most 400 days.'] });
}

/** What the table allows; a room that is gone for longer is out of service. */
const MOST_MS = 400 * 24 * 3_600_000;

function words({ name, features, turnoverMinutes }: RoomSettings): Record<string, unknown> {
  return { name, features: features.join(', '), turnoverMinutes };
}

function spanOf({ startsAt, endsAt, reason }: RoomSpan): Record<string, unknown> {
  return { startsAt, endsAt, reason };
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/time/clock.js';
import { dateIn, dayIn } from '../platform/time/zone.js';
import { RoomsQueries } from '../rooms/rooms.queries.js';
import { roomError } from '../rooms/rules/rooms-errors.js';
import { BookingLocks } from './booking-locks.queries.js';
import { CalendarQueries } from './calendar.queries.js';
import { freePlaces } from './rules/free-places.js';
import type { VisitPhases, VisitPurpose } from './rules/visit-phases.js';
import { phasesIn, plannedTimes } from './rules/visit-times.js';
import { placementOf } from './rules/wanted-visit.js';

export interface PlacesQuestion {
  readonly roomId: string;
  readonly clinicianId: string;
  readonly startsAt: Date;
  readonly purpose: VisitPurpose;
  readonly patientId?: string | undefined;
  /** The session or consultation that is moved: it keeps its patient and its minutes. */
  readonly purposeId?: string | undefined;
}

export interface PlacesFound {
  /** In the order of the board. */
  readonly rooms: readonly { readonly id: string; readonly name: string }[];
  /** Next start in the room that was asked for, on the same day. */
  readonly nextAt: Date | null;
}

interface MovedVisit {
  readonly bookingId?: string;
  readonly patientId: string;
  readonly phases: VisitPhases;
  readonly kind: 'consultation' | 'session';
}

/** What could be taken instead of a place that was refused. Nothing is kept: the booking itself decides again. */
@Injectable()
export class FreePlacesService {
  constructor(
    private readonly clock: Clock,
    private readonly calendar: CalendarQueries,
    private readonly locks: BookingLocks,
    private readonly rooms: RoomsQueries,
  ) {}

  /** @throws room.notFound, booking.notFound */
  async find(question: PlacesQuestion): Promise<PlacesFound> {
    const { roomId, clinicianId, startsAt } = question;
    const places = await this.rooms.findLocationsWithRooms();
    const place = places.find(({ rooms }) => rooms.some(({ id }) => id === roomId));
    if (!place) throw roomError('room.notFound');
    const { id: locationId, timeZone } = place.location;
    const visit = await this.#visitOf(question);
    const placeIn = (inRoom: string, from: number) => {
      const turnoverMinutes = place.rooms.find(({ id }) => id === inRoom)?.turnoverMinutes ?? 0;
      const phases = phasesIn({ turnoverMinutes }, visit.phases);
      return placementOf({ ...visit, roomId: inRoom, clinicianId, phases, ...plannedTimes(new Date(from), phases) });
    };
    const day = dayIn(timeZone, dateIn(timeZone, startsAt));
    const calendar = await this.calendar.loadBookable({ locationId, from: startsAt, until: day.end });
    const free = freePlaces(
      {
        ...{ wanted: placeIn(roomId, startsAt.getTime()), placeIn, until: day.end.getTime() },
        ...{ now: this.clock.now().getTime(), ownBookingId: visit.bookingId },
      },
      calendar,
    );
    return {
      rooms: calendar.rooms.filter(({ id }) => free.roomIds.includes(id)).map(({ id, name }) => ({ id, name })),
      nextAt: free.nextAt === undefined ? null : new Date(free.nextAt),
    };
  }

  async #visitOf({ purpose, purposeId, patientId }: PlacesQuestion): Promise<MovedVisit> {
    if (purposeId === undefined) {
      const kind = purpose === 'consultation' ? 'consultation' : 'session';
      return { patientId: patientId ?? '', phases: await this.calendar.phasesFor(purpose), kind };
    }
    const { id, patientId: whose, phases, purposeKind } = await this.locks.findByPurpose(purposeId);
    return { bookingId: id, patientId: whose, phases, kind: purposeKind };
  }
}

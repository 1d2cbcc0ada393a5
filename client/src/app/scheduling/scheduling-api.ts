import { httpResource, HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  BoosterToBook,
  ClinicianResponse,
  FreePlacesFindData,
  FreePlacesResponse,
  LocationResponse,
  PatientLineResponse,
  PatientPageResponse,
  RippleOptionResponse,
  RippleResponse,
  RippleStepResponse,
  ToSchedulePage,
} from '../../api/generated/types.gen';
import { CommandResult, Commands } from '../../api/send-command';

export type PatientLine = PatientLineResponse;
export type RippleOption = RippleOptionResponse;
export type RippleStep = RippleStepResponse;
export type VisitKind = 'session' | 'consultation' | 'booster';

/** Where and when a visit takes place. */
export interface VisitTime {
  readonly roomId: string;
  readonly clinicianId: string;
  /** ISO 8601, UTC */
  readonly startsAt: string;
}

/** Where and when somebody wants a visit. */
export interface PlaceRequest extends VisitTime {
  /** Why the calendar is set aside for it; for whoever may `booking.override`. */
  readonly override?: { readonly reason: string };
}

/** A place that was refused, and for what. */
export type PlaceQuestion = FreePlacesFindData['query'];

/** A visit that is booked; boosters are sessions to the server. */
export interface BookedVisit extends VisitTime {
  readonly kind: VisitKind;
  /** Id of the session or consultation. */
  readonly purposeId: string;
  readonly patientName: string;
  /** Of the booking that was looked at: one that was changed since is not moved. */
  readonly version?: number;
  /** It was held: moving makes a new visit of it, and nothing puts that back. */
  readonly held?: boolean;
}

/** What the form places. `any` lets the person choose, beginning with the plan or booster that is given. */
export type VisitToPlace =
  | { readonly act: 'any'; readonly planId?: string; readonly boosterId?: string }
  | {
      readonly act: 'consultation';
      /** Empty for an inquiry whose person gets a chart with the booking. */
      readonly patientId: string;
      readonly patientName: string;
      readonly inquiryId?: string;
    }
  | {
      readonly act: 'booster';
      readonly boosterId: string;
      readonly patientName: string;
      /** `YYYY-MM-DD`, last day of the approval */
      readonly bookBefore: string | null;
    }
  | { readonly act: 'move'; readonly visit: BookedVisit };

/** What the form is filled with at first; what is missing is left to the person. */
export interface WantedTime {
  readonly roomId?: string;
  readonly clinicianId?: string;
  /** `YYYY-MM-DD` */
  readonly date?: string;
  /** `HH:mm` */
  readonly time?: string;
}

/** Where the visit was placed, for the message and for the date that a screen shows next. */
export interface Placed extends VisitTime {
  readonly date: string;
  readonly time: string;
  readonly roomName: string;
  /** The visit as the server now knows it; a held one that was moved is a new one. */
  readonly id?: string | undefined;
  /** Puts back all that was moved together; only when sessions behind it moved too. */
  readonly undo?: () => Promise<CommandResult<unknown>>;
  /** Whether somebody else had moved it meanwhile, and it was moved all the same: it was not where it is put back to. */
  readonly overtook?: boolean;
}

/** What booking needs to know and what it sends. Call the `...Resource` functions in an injection context. */
@Service()
export class SchedulingApi {
  readonly #commands = inject(Commands);

  locationsResource(): HttpResourceRef<LocationResponse[] | undefined> {
    return httpResource<LocationResponse[]>(() => '/api/rooms');
  }

  cliniciansResource(): HttpResourceRef<ClinicianResponse[] | undefined> {
    return httpResource<ClinicianResponse[]>(() => '/api/staff/clinicians');
  }

  /** Open plans with a session that nobody has booked, most urgent first; nothing while nobody asks. */
  plansToBookResource(asked: () => boolean): HttpResourceRef<ToSchedulePage | undefined> {
    return httpResource<ToSchedulePage>(() => (asked() ? '/api/treatment-plans/to-schedule' : undefined));
  }

  /** Approved boosters that nobody has booked, the approval that ends first at the top; nothing while nobody asks. */
  boostersToBookResource(asked: () => boolean): HttpResourceRef<BoosterToBook[] | undefined> {
    return httpResource<BoosterToBook[]>(() => (asked() ? '/api/boosters/to-book' : undefined));
  }

  /** What could be taken instead of a place that was refused; nothing while there is none. */
  freePlacesResource(question: () => PlaceQuestion | undefined): HttpResourceRef<FreePlacesResponse | undefined> {
    return httpResource<FreePlacesResponse>(() => {
      const params = question();
      return params && { url: '/api/free-places', params: { ...params } };
    });
  }

  /** Patients whose name, chart number, birth date or telephone begins like the text; nothing for an empty one. */
  patientsResource(text: () => string): HttpResourceRef<PatientPageResponse | undefined> {
    return httpResource<PatientPageResponse>(() =>
      text().trim() === ''
        ? undefined
        : { url: '/api/patients/search', method: 'POST', body: { text: text().trim(), page: 1, size: 6 } },
    );
  }

  /** @param inquiryId the inquiry that it is for; its person gets a chart unless a patient is given */
  bookConsultation(
    { patientId, inquiryId }: { readonly patientId: string; readonly inquiryId?: string | undefined },
    time: PlaceRequest,
    key: string,
  ): Promise<CommandResult<unknown>> {
    const who = { ...(patientId && { patientId }), ...(inquiryId && { inquiryId }) };
    return this.#commands.send({ url: '/api/consultations', body: { ...who, ...time }, idempotencyKey: key });
  }

  /** What moving a session does to those of its plan behind it; nothing while `to` is not known. */
  rippleResource(
    sessionId: () => string,
    to: () => VisitTime | undefined,
  ): HttpResourceRef<RippleResponse | undefined> {
    return httpResource<RippleResponse>(() => {
      const body = to();
      return body && { url: `/api/sessions/${sessionId()}/ripple/preview`, method: 'POST', body };
    });
  }

  /** Moves a session and those behind it, all or none. */
  moveTogether(sessionId: string, steps: readonly RippleStep[], key: string): Promise<CommandResult<unknown>> {
    const moves = steps.map((step) => {
      const { roomId, clinicianId, startsAt, bookingVersion } = step;
      return { sessionId: step.sessionId, roomId, clinicianId, startsAt, bookingVersion };
    });
    return this.#commands.send({ url: `/api/sessions/${sessionId}/ripple`, body: { moves }, idempotencyKey: key });
  }

  bookSession(planId: string, ordinal: number, time: PlaceRequest, key: string): Promise<CommandResult<unknown>> {
    return this.#commands.send({ url: '/api/sessions', body: { planId, ordinal, ...time }, idempotencyKey: key });
  }

  bookBooster(boosterId: string, time: PlaceRequest, key: string): Promise<CommandResult<unknown>> {
    return this.#commands.send({ url: `/api/boosters/${boosterId}/book`, body: time, idempotencyKey: key });
  }

  move(
    { kind, purposeId, version }: Pick<BookedVisit, 'kind' | 'purposeId' | 'version'>,
    to: PlaceRequest,
  ): Promise<CommandResult<unknown>> {
    const { roomId, clinicianId, startsAt, override } = to;
    const collection = kind === 'consultation' ? 'consultations' : 'sessions';
    return this.#commands.send({
      url: `/api/${collection}/${purposeId}/move`,
      body: {
        ...{ roomId, clinicianId, startsAt, ...(override && { override }) },
        ...(version !== undefined && { bookingVersion: version }),
      },
    });
  }
}

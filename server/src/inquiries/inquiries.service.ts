import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { type PatientLine, PatientsQueries } from '../patients/patients.queries.js';
import { PatientsService } from '../patients/patients.service.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/new-id.js';
import { EventPublisher } from '../platform/events/event-publisher.js';
import { Clock } from '../platform/time/clock.js';
import { InquiriesQueries, type InquiryPage } from './inquiries.queries.js';
import { Inquiry } from './inquiry.entity.js';
import type { InquiryFlag } from './rules/inquiry-flags.js';
import { inquiryError } from './rules/inquiry-errors.js';
import {
  afterAction,
  assertMayClose,
  assertReachable,
  type ClosedReason,
  type InquiryAction,
  type InquiryState,
} from './rules/inquiry-lifecycle.js';

export interface InquiryInput {
  readonly givenName: string;
  readonly familyName: string;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly source: Inquiry['source'];
  readonly concern?: string | undefined;
  readonly flags: readonly InquiryFlag[];
}

/** The chart a person gets: one that exists, or a new one from what the inquiry says and these. */
export interface Conversion {
  readonly patientId?: string | undefined;
  readonly birthDate?: string | undefined;
  readonly preferredName?: string | undefined;
  readonly pronouns?: string | undefined;
}

export interface InquiryWithCharts {
  readonly inquiry: Inquiry;
  /** Charts that may be the same person's; only while the inquiry is open and has none. */
  readonly alike: readonly PatientLine[];
}

/** Trail and events of inquiries. */
@Injectable()
export class InquiryRecords {
  constructor(
    private readonly audit: AuditService,
    private readonly events: EventPublisher,
  ) {}

  async written(action: string, inquiry: Inquiry, changes: Record<string, unknown> = {}): Promise<void> {
    const { id, patientId, closedReason, version } = inquiry;
    const reason = action === 'inquiry.close' ? closedReason : null;
    await this.audit.record({ action, resource: { type: 'inquiry', id }, patientId, reason, changes });
    await this.events.publish({ type: action, entityId: id, version, topics: ['inquiries', 'today'] });
  }

  read(action: string, { id, patientId }: Inquiry): Promise<void> {
    return this.audit.record({ action, resource: { type: 'inquiry', id }, patientId });
  }

  listed(inquiries: readonly Inquiry[]): Promise<void> {
    const changes = { shown: inquiries.map(({ id }) => id) };
    return this.audit.record({ action: 'inquiry.list', resource: { type: 'inquiry' }, changes });
  }
}

@Injectable()
export class InquiriesService {
  constructor(
    private readonly db: Database,
    private readonly inquiries: InquiriesQueries,
    private readonly patients: PatientsService,
    private readonly charts: PatientsQueries,
    private readonly clock: Clock,
    private readonly records: InquiryRecords,
  ) {}

  /** Takes down a first contact. @throws inquiry.unreachable (422) */
  record(input: InquiryInput): Promise<Inquiry> {
    return this.db.transaction(async () => {
      assertReachable(input);
      const id = newId();
      const { phone = null, email = null, concern = null, flags, givenName, familyName, source } = input;
      const receivedAt = this.clock.now();
      await this.db.repository(Inquiry).insert({
        ...{ id, givenName, familyName, source, phone, email, concern, flags, receivedAt },
      });
      const inquiry = await this.inquiries.findById(id);
      await this.records.written('inquiry.record', inquiry);
      return inquiry;
    });
  }

  /** One inquiry with the charts that may be the same person's, recorded as read. */
  open(id: string): Promise<InquiryWithCharts> {
    return this.db.transaction(async () => {
      const inquiry = await this.inquiries.findById(id);
      await this.records.read('inquiry.read', inquiry);
      return { inquiry, alike: await this.#alike(inquiry) };
    });
  }

  /** One page of a list, recorded as read. */
  list(state: InquiryState | 'open', paging: { readonly page: number; readonly size: number }): Promise<InquiryPage> {
    return this.db.transaction(async () => {
      const found = await this.inquiries.findPage(state, paging);
      await this.records.listed(found.items);
      return found;
    });
  }

  /** Somebody answered the person. */
  contact(id: string): Promise<Inquiry> {
    return this.#act(id, 'contact', ({ contactedAt }) => ({ contactedAt: contactedAt ?? this.clock.now() }));
  }

  screen(id: string): Promise<Inquiry> {
    return this.#act(id, 'screen', () => ({}));
  }

  /** @throws inquiry.clinicianDecides (403) when the reason is a clinical judgement and `role` is not a clinician's */
  close(id: string, reason: ClosedReason, role: string): Promise<Inquiry> {
    return this.#act(id, 'close', () => {
      assertMayClose(reason, role);
      return { closedReason: reason };
    });
  }

  reopen(id: string): Promise<Inquiry> {
    return this.#act(id, 'reopen', ({ contactedAt }) => ({
      closedReason: null,
      contactedAt: contactedAt ?? this.clock.now(),
    }));
  }

  /**
   * A consultation is being booked for the person, which needs a chart: the one named, the one opened before, or a new
   * one for a prospective patient.
   * @returns the patient. @throws inquiry.wrongState unless it was screened, inquiry.patientLinked, inquiry.chartOpened
   */
  async bookConsultation(id: string, patientId?: string): Promise<string> {
    const booked = await this.#act(id, 'bookConsultation', async (inquiry) => ({
      patientId: await this.#chartOf(inquiry, { patientId }),
    }));
    return booked.patientId ?? '';
  }

  /**
   * The only consultation of a patient fell through. The inquiry, if it waited for that, is somebody to call again: from
   * `consultation_booked` the states lead there over `closed` (domain.md 5.2), and both steps stand in the trail.
   */
  consultationFellThrough(patientId: string): Promise<void> {
    return this.db.transaction(async () => {
      const inquiry = await this.inquiries.lockBookedOf(patientId);
      if (!inquiry) return;
      await this.#act(inquiry.id, 'close', () => ({ closedReason: 'other' }));
      await this.#act(inquiry.id, 'reopen', () => ({ closedReason: null }));
    });
  }

  /**
   * Gives the person a chart: a new one, one that exists, or the one that the booking of a consultation opened.
   * @throws inquiry.patientLinked (409) when the chart came from another inquiry, inquiry.chartOpened (409),
   *   patient.closed (409)
   */
  convert(id: string, chart: Conversion): Promise<Inquiry> {
    return this.#act(id, 'convert', async (inquiry) => ({ patientId: await this.#chartOf(inquiry, chart) }));
  }

  async #chartOf(inquiry: Inquiry, chart: Conversion): Promise<string> {
    if (inquiry.patientId !== null) {
      const { patientId = inquiry.patientId, ...details } = chart;
      const corrects = Object.values(details).some((detail) => detail !== undefined);
      if (patientId !== inquiry.patientId || corrects) throw inquiryError('inquiry.chartOpened');
      return inquiry.patientId;
    }
    if (chart.patientId !== undefined) {
      return (await this.charts.findOpenById(chart.patientId)).id;
    }
    const { givenName, familyName, phone, email } = inquiry;
    const { birthDate, preferredName, pronouns } = chart;
    const patient = await this.patients.create({
      ...{ givenName, familyName, birthDate, preferredName, pronouns },
      ...{ phone: phone ?? undefined, email: email ?? undefined },
    });
    return patient.id;
  }

  #act(
    id: string,
    action: InquiryAction,
    decide: (inquiry: Inquiry) => Partial<Inquiry> | Promise<Partial<Inquiry>>,
  ): Promise<Inquiry> {
    return this.db.transaction(async () => {
      const inquiry = await this.inquiries.lock(id);
      const state = afterAction(inquiry.state, action);
      const changes = { ...(await decide(inquiry)), state };
      const version = await this.db.updateVersioned(Inquiry, inquiry, changes);
      const changed = { ...inquiry, ...changes, version };
      await this.records.written(`inquiry.${action}`, changed, { state: [inquiry.state, state] });
      return changed;
    });
  }

  async #alike(inquiry: Inquiry): Promise<readonly PatientLine[]> {
    if (inquiry.state === 'converted' || inquiry.state === 'closed' || inquiry.patientId !== null) return [];
    const { givenName, familyName, phone, email } = inquiry;
    return this.charts.findAlike({ givenName, familyName, phone: phone ?? undefined, email: email ?? undefined });
  }
}

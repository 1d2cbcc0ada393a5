import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { Inquiry } from './inquiry.entity.js';
import { inquiryError } from './rules/inquiry-errors.js';
import { type InquiryState, OPEN_STATES } from './rules/inquiry-lifecycle.js';

export interface InquiryPage {
  readonly items: Inquiry[];
  readonly total: number;
}

@Injectable()
export class InquiriesQueries {
  constructor(private readonly db: Database) {}

  /** @throws inquiry.notFound (404) */
  async findById(id: string): Promise<Inquiry> {
    const inquiry = await this.db.repository(Inquiry).findOneBy({ id });
    if (!inquiry) throw inquiryError('inquiry.notFound');
    return inquiry;
  }

  async lock(id: string): Promise<Inquiry> {
    const inquiry = await this.db.repository(Inquiry).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!inquiry) throw inquiryError('inquiry.notFound');
    return inquiry;
  }

  /** The inquiry of a patient whose consultation is booked, locked; null when there is none. */
  lockBookedOf(patientId: string): Promise<Inquiry | null> {
    return this.db.repository(Inquiry).findOne({
      where: { patientId, state: 'consultation_booked' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Open ones oldest first, because they wait; closed and converted ones newest first. */
  async findPage(
    state: InquiryState | 'open',
    { page, size }: { readonly page: number; readonly size: number },
  ): Promise<InquiryPage> {
    const states = state === 'open' ? [...OPEN_STATES] : [state];
    const waiting = (OPEN_STATES as readonly string[]).includes(states[0] ?? '');
    const [items, total] = await this.db.repository(Inquiry).findAndCount({
      where: { state: In(states) },
      order: { receivedAt: waiting ? 'ASC' : 'DESC', id: 'ASC' },
      take: size,
      skip: (page - 1) * size,
    });
    return { items, total };
  }

  /** The first inquiries in any of the states, longest waiting first. */
  findWaiting(states: readonly InquiryState[], limit: number): Promise<Inquiry[]> {
    return this.db.repository(Inquiry).find({
      where: { state: In([...states]) },
      order: { receivedAt: 'ASC', id: 'ASC' },
      take: limit,
    });
  }

  /** How many inquiries are in each state; states without any are left out. */
  async countByState(): Promise<Map<InquiryState, number>> {
    const rows = await this.db.query<{ state: InquiryState; n: string }>(
      'SELECT state, count(*) AS n FROM inquiry GROUP BY state',
    );
    return new Map(rows.map(({ state, n }) => [state, Number(n)]));
  }
}

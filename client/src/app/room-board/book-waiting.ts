import { inject, Service } from '@angular/core';
import { Router } from '@angular/router';
import { linkTo } from '../paths';
import { PlaceVisitDialog } from '../scheduling/place-visit-dialog-api';
import { Placed, WantedTime } from '../scheduling/scheduling-api';
import { ToBook } from './desk-api';

/** Begins the booking of something that waits for a time. */
@Service()
export class BookWaiting {
  readonly #booking = inject(PlaceVisitDialog);
  readonly #router = inject(Router);

  /**
   * Opens the form with what is known. An inquiry without a chart opens its page instead: whether the person has one
   * already is seen there.
   */
  async book(item: ToBook, at: WantedTime = {}): Promise<Placed | undefined> {
    const { kind, id, patientId, patientName, dueOn, visit } = item;
    const known = { ...(visit.clinicianId && { clinicianId: visit.clinicianId }), ...at };
    switch (kind) {
      case 'plan':
        return this.#booking.askToBook({ planId: id }, known);
      case 'booster':
        return this.#booking.askToBookBooster({ id, patientName, bookBefore: dueOn }, known);
      case 'consultation':
        if (patientId !== null) return this.#booking.askToBookInquiry(id, patientName, patientId, known);
        await this.#router.navigate([...linkTo.inquiry(id)]);
        return undefined;
    }
  }
}

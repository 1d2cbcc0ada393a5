import { inject, Service } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { BookedVisit, Placed, VisitToPlace, WantedTime } from './scheduling-api';

/** Opens the form that books and moves visits, for screens of other features. Each gives back where the visit went. */
@Service()
export class PlaceVisitDialog {
  readonly #dialog = inject(MatDialog);

  /** Books whatever the person chooses: the next session of a plan, a consultation, an approved booster. */
  askToBook(
    { planId, boosterId }: { readonly planId?: string; readonly boosterId?: string } = {},
    at: WantedTime = {},
  ): Promise<Placed | undefined> {
    return this.#open({ act: 'any', ...(planId && { planId }), ...(boosterId && { boosterId }) }, at);
  }

  askToBookConsultation(patientId: string, patientName: string): Promise<Placed | undefined> {
    return this.#open({ act: 'consultation', patientId, patientName });
  }

  /** The consultation of a screened inquiry. @param patientId the chart the person has; without it one is opened */
  askToBookInquiry(
    inquiryId: string,
    name: string,
    patientId: string | null,
    at: WantedTime = {},
  ): Promise<Placed | undefined> {
    return this.#open({ act: 'consultation', inquiryId, patientId: patientId ?? '', patientName: name }, at);
  }

  askToBookBooster(
    booster: { readonly id: string; readonly patientName: string; readonly bookBefore: string | null },
    at: WantedTime = {},
  ): Promise<Placed | undefined> {
    const { id, patientName, bookBefore } = booster;
    return this.#open({ act: 'booster', boosterId: id, patientName, bookBefore }, at);
  }

  askToMove(visit: BookedVisit): Promise<Placed | undefined> {
    return this.#open({ act: 'move', visit });
  }

  async #open(visit: VisitToPlace, at: WantedTime = {}): Promise<Placed | undefined> {
    const { PlaceVisit } = await import('./place-visit/place-visit');
    const dialog = this.#dialog.open<unknown, unknown, Placed>(PlaceVisit, {
      data: { visit, at },
      width: '560px',
      maxWidth: '94vw',
    });
    return firstValueFrom(dialog.afterClosed());
  }
}

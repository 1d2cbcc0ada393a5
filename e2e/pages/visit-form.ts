import { expect, type Locator, type Page } from '@playwright/test';
import { openedDialog } from './dialog.js';

export interface Place {
  readonly room: string;
  readonly clinician: string;
  /** As it is typed: 08/03/2027. */
  readonly date: string;
  /** HH:mm of the clinic. */
  readonly time: string;
}

const COMMAND = /\/api\/(sessions|consultations|boosters|bookings)/;

/** The form in which a visit gets its room, clinician, date and time, wherever it is opened from. */
export class VisitForm {
  readonly dialog: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole('dialog');
  }

  field(label: 'Date' | 'Time' | 'Room' | 'Clinician'): Locator {
    return this.dialog.getByLabel(label, { exact: true });
  }

  async fill({ room, clinician, date, time }: Place): Promise<void> {
    await openedDialog(this.page);
    await this.field('Date').fill(date);
    await this.field('Time').fill(time);
    await this.field('Clinician').selectOption({ label: clinician });
    await this.field('Room').selectOption({ label: room });
  }

  /** @returns whether the clinic had the time free; if not, the form stays open and says what is in the way */
  async submit(): Promise<boolean> {
    const answered = this.page.waitForResponse(
      (response) => response.request().method() !== 'GET' && COMMAND.test(response.url()),
    );
    await this.dialog.getByRole('button', { name: /^(Book|Move) / }).click();
    const booked = (await answered).ok();
    await expect(this.dialog).toHaveCount(booked ? 0 : 1);
    return booked;
  }

  async book(place: Place): Promise<void> {
    await this.fill(place);
    if (!(await this.submit())) throw new Error(`Not booked: ${await this.dialog.innerText()}`);
  }
}

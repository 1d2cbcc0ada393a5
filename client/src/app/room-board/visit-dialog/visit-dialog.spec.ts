import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { Auth } from '../../auth/auth';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { Clock } from '../../ui/clinic-time/clock';
import type { BoardVisit } from '../board-api';
import { VisitDialog } from './visit-dialog';

const NOW = Date.parse('2026-11-23T17:15:00Z');
const VISIT = {
  ...{ bookingId: 'b1', bookingState: 'confirmed', kind: 'session', purposeId: 's1', state: 'scheduled' },
  ...{ ordinal: 2, sessionCount: 6, patientId: 'p', patientName: 'Amos Fennimore', clinicianName: 'Dr Sable' },
  ...{ startsAt: '2026-11-23T17:00:00Z', endsAt: '2026-11-23T19:00:00Z', roomUntil: '2026-11-23T19:15:00Z' },
  allowedActions: [],
} as unknown as BoardVisit;

describe('VisitDialog', () => {
  function words(values: Partial<BoardVisit> = {}): string {
    TestBed.configureTestingModule({
      providers: [
        ...[provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
        { provide: Auth, useValue: { may: () => true } },
        { provide: Clock, useValue: { now: () => NOW, minute: signal(NOW) } },
        { provide: MatDialogRef, useValue: {} },
        { provide: MAT_DIALOG_DATA, useValue: { visit: { ...VISIT, ...values }, roomName: 'Cedar' } },
      ],
    });
    TestBed.inject(ClinicZone).set('America/Los_Angeles');
    const fixture = TestBed.createComponent(VisitDialog);
    fixture.detectChanges();
    return (fixture.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ');
  }

  it('says until when a visit takes its room', () => {
    expect(words()).toContain('Cedar, taken until 11:15');
  });

  it('does not say so of a no-show, and offers what is left of its time', () => {
    const shown = words({ state: 'no_show', bookingState: 'no_show' });
    expect(shown).toContain('RoomCedarClinician');
    expect(shown).toContain('Offer what is left of the time');
  });

  it('offers the whole time of a visit that was cancelled before it began', () => {
    const later = { startsAt: '2026-11-23T17:30:00Z' };
    expect(words({ ...later, state: 'cancelled', bookingState: 'cancelled' })).toContain('Offer this time');
  });

  it('takes a check-in back', () => {
    expect(words({ state: 'arrived', allowedActions: ['undoCheckIn'] })).toContain('Not here after all');
  });
});

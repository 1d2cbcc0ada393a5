import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { client } from '../../../api/generated/client.gen';
import { provideHeyApiClient } from '../../../api/generated/client/client.gen';
import { Auth } from '../../auth/auth';
import { PlaceVisitDialog } from '../../scheduling/place-visit-dialog-api';
import { BookedVisit, Placed } from '../../scheduling/scheduling-api';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { Visit } from '../session-api';
import { VisitPage } from './visit-page';

const VISIT: Visit = {
  ...{ id: 's1', version: 1, kind: 'plan', state: 'scheduled', patientId: 'p1', patientName: 'Basil Quince' },
  ...{
    clinicianId: 'c1',
    clinicianName: 'Dr Vale',
    bookingVersion: 4,
    roomId: 'r1',
    roomName: 'Dogwood',
    timeZone: 'America/New_York',
  },
  ...{ startsAt: '2027-03-01T15:00:00Z', endsAt: '2027-03-01T17:00:00Z', ordinal: 2, sessionCount: 6 },
  ...{ escortName: null, escortPhone: null, light: 'attention', causes: [{ cause: 'ride', light: 'attention' }] },
  checks: [
    {
      ...{ key: 'escort', label: 'Ride home', cause: 'ride', light: 'attention', state: 'Nobody named' },
      ...{ answer: null, options: [] },
    },
  ],
  allowedActions: ['checkIn', 'readiness', 'move', 'cancel'],
};
const PLACED: Placed = {
  ...{ roomId: 'r2', clinicianId: 'c1', startsAt: '2027-03-01T16:00:00Z', date: '2027-03-01', time: '11:00' },
  roomName: 'Elm',
};

describe('VisitPage', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<VisitPage>;
  let asked: BookedVisit[];
  let placed: Placed;

  beforeEach(async () => {
    asked = [];
    placed = PLACED;
    const askToMove = (visit: BookedVisit) => {
      asked.push(visit);
      return Promise.resolve(placed);
    };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideHeyApiClient(client),
        provideRouter([]),
        { provide: Auth, useValue: { may: () => true, state: () => ({ kind: 'signedOut' }) } },
        { provide: PlaceVisitDialog, useValue: { askToMove } },
      ],
    });
    TestBed.inject(ClinicZone).set('America/New_York');
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(VisitPage);
    fixture.componentRef.setInput('id', 's1');
    await settle();
  });

  const page = () => fixture.nativeElement as HTMLElement;
  const words = () => page().textContent.replace(/\s+/g, ' ');
  const settle = async () => {
    fixture.detectChanges();
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  };
  const answer = async (visit: Visit) => {
    http.expectOne('/api/sessions/s1/visit').flush(visit);
    await settle();
  };

  it.each([
    ['clear', 'nothing blocks'],
    ['attention', 'still to confirm'],
    ['block', 'not yet'],
  ] as const)('says of a %s light: %s', async (light, remark) => {
    await answer({ ...VISIT, light });
    expect(words()).toContain(`Ready?${remark}`);
  });

  it('leads back to Today and to the chart', async () => {
    await answer(VISIT);
    const links = [...page().querySelectorAll('a')].map((link) => [link.textContent.trim(), link.getAttribute('href')]);
    expect(links).toEqual([
      ['Back to Today', '/today'],
      ['Open the chart', '/patients/p1'],
    ]);
  });

  it('moves the visit, and shows where it is now', async () => {
    await answer(VISIT);
    [...page().querySelectorAll('button')].find(({ textContent }) => textContent.includes('Move…'))?.click();
    await settle();
    expect(asked).toEqual([
      {
        ...{ kind: 'session', purposeId: 's1', patientName: 'Basil Quince', roomId: 'r1', clinicianId: 'c1' },
        ...{ startsAt: VISIT.startsAt, held: false, version: 4 },
      },
    ]);
    await answer({ ...VISIT, roomName: 'Elm' });
    expect(words()).toContain('Elm');
    expect(document.querySelector('tl-undo-bar')?.textContent).toContain('Undo');
  });

  it('goes to the new session of one that was held, which nothing puts back', async () => {
    const ways: unknown[] = [];
    TestBed.inject(Router).navigate = (way) => {
      ways.push(way);
      return Promise.resolve(true);
    };
    placed = { ...PLACED, id: 's2' };
    await answer({ ...VISIT, state: 'held' });
    [...page().querySelectorAll('button')].find(({ textContent }) => textContent.includes('Move…'))?.click();
    await settle();
    expect(ways).toEqual([['/', 'sessions', 's2']]);
    expect(asked[0]?.version).toBeUndefined();
    const bar = document.querySelector('tl-undo-bar')?.textContent;
    expect(bar).toContain('Moved to Elm');
    expect(bar).not.toContain('Undo');
  });
});

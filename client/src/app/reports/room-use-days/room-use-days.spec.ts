import { TestBed } from '@angular/core/testing';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { RoomUse } from '../report-api';
import { RoomUseDays } from './room-use-days';

const day = (date: string, staffedMinutes = 600) => ({
  ...{ date, visits: 4, inUseMinutes: 405, turnoverMinutes: 60, staffedMinutes },
});

describe('RoomUseDays', () => {
  async function open(days: RoomUse['days']): Promise<HTMLElement> {
    TestBed.inject(ClinicZone).set('America/New_York');
    const fixture = TestBed.createComponent(RoomUseDays);
    const use: RoomUse = { use: { n: 1, of: 2, share: 0.5 }, visits: 4, turnoverMinutes: 60, days };
    fixture.componentRef.setInput('use', use);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }
  const rows = (page: HTMLElement) =>
    [...page.querySelectorAll('tbody tr')].map((row) => row.textContent.replace(/\s+/g, ' ').trim());

  it('says of each day what was used and of how much', async () => {
    const page = await open([day('2026-11-23'), day('2026-11-22', 0)]);
    expect(rows(page)).toEqual(['Mon 23 Nov46 h 45 min1 h10 h67.5 %', 'Sun 22 Nov46 h 45 min1 h0 min–']);
  });

  it('shows a week, and all when asked', async () => {
    const page = await open(Array.from({ length: 9 }, (_, index) => day(`2026-11-1${index}`)));
    expect(rows(page)).toHaveLength(7);
    page.querySelector('button')?.click();
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    expect(rows(page)).toHaveLength(9);
  });
});

import { LiveAnnouncer } from '@angular/cdk/a11y';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { CONSULTATION_PHASES, SESSION_PHASES } from '../../../../../server/src/scheduling/rules/visit-phases';
import { Clock } from '../../ui/clinic-time/clock';
import { BoardAddress } from '../board-address';
import type { BoardDay, BoardPlacing, BoardVisit } from '../board-api';
import type { ToBook } from '../desk-api';
import type { VisitBox } from '../board-geometry';
import { RoomColumn } from '../room-column/room-column';
import { DayBoard } from './day-board';
import { DayBoardHarness } from './day-board.harness';
import type { Dropped } from './move-control';

const at = (time: string) => `2026-11-23T${time}:00.000Z`;
const NOW = Date.parse(at('07:30'));
const ROOMS = ['Alder', 'Birch', 'Cedar'].map((name) => ({
  ...{ id: name.toLowerCase(), name, state: 'active' as const, turnoverMinutes: 15 },
}));
const visit = (
  name: string,
  roomId: string,
  start: string,
  end: string,
  values: Partial<BoardVisit> = {},
): BoardVisit => ({
  ...{ bookingId: name, version: 1, bookingState: 'confirmed', roomId, kind: 'session', purposeId: `of ${name}` },
  ...{ state: 'scheduled', ordinal: 2, sessionCount: 6, patientId: name, patientName: name },
  ...{ clinicianId: `with ${name}`, clinicianName: `Dr ${name}`, startsAt: at(start), endsAt: at(end) },
  ...{ roomUntil: new Date(Date.parse(at(end)) + 15 * 60_000).toISOString(), bookedAt: '2026-11-01T12:00:00Z' },
  ...{ phases: SESSION_PHASES, checkedInAt: null, sessionStartedAt: null, recoveryStartedAt: null },
  ...{ recoveryEndedAt: null, endedAt: null, allowedActions: ['move', 'cancel'] },
  ...values,
});
const ODETTE = visit('Odette', 'alder', '10:00', '11:45');
const BASIL = visit('Basil', 'birch', '10:00', '11:45');
const WREN = visit('Wren', 'cedar', '13:00', '14:45');
const day = (...visits: BoardVisit[]): BoardDay => ({
  ...{ date: '2026-11-23', today: '2026-11-23', locationId: 'l', locationName: 'Fernhill', timeZone: 'UTC' },
  ...{ opens: '08:00', closes: '18:00', rooms: ROOMS.map((room) => ({ ...room })) },
  // As fresh as an answer of the server is: nothing of it is the object that was there before.
  visits: JSON.parse(JSON.stringify(visits)) as BoardVisit[],
});
const PLACING: BoardPlacing = {
  ...{ opening: [{ from: at('08:00'), until: at('18:00') }], monitorLimit: 4, rooms: [], clinicians: [] },
  ...{ elsewhere: [], limits: [], exceptions: [] },
};

/** What the template of a room asks of each visit whenever the room is drawn. */
const COLUMN = RoomColumn.prototype as unknown as { classesOf: (this: RoomColumn, box: VisitBox) => string };

describe('the board of a day', () => {
  let fixture: ComponentFixture<DayBoard>;
  let board: DayBoardHarness;
  let said: string[];
  let dropped: Dropped[];

  beforeEach(async () => {
    said = [];
    dropped = [];
    TestBed.configureTestingModule({
      providers: [
        { provide: LiveAnnouncer, useValue: { announce: (words: string) => void said.push(words) } },
        { provide: Clock, useValue: { minute: signal(NOW), now: () => NOW } },
        { provide: BoardAddress, useValue: { filter: signal({}) } },
      ],
    });
    fixture = TestBed.createComponent(DayBoard);
    document.body.append(fixture.nativeElement as HTMLElement);
    fixture.componentInstance.dropped.subscribe((drop) => dropped.push(drop));
    const inputs = { rooms: ROOMS, placing: PLACING, mayBook: true, day: day(ODETTE, BASIL, WREN) };
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    board = await TestbedHarnessEnvironment.harnessForFixture(fixture, DayBoardHarness);
  });

  afterEach(() => (fixture.nativeElement as HTMLElement).remove());

  async function show(...visits: BoardVisit[]): Promise<void> {
    fixture.componentRef.setInput('day', day(...visits));
    await fixture.whenStable();
  }
  async function press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(event);
      await fixture.whenStable();
    }
  }
  const focused = () => document.activeElement?.textContent ?? '';
  const lastSaid = () => said.at(-1);

  it('has one tab stop, and arrows to go from visit to visit', async () => {
    const stops = (fixture.nativeElement as HTMLElement).querySelectorAll('[tabindex="0"]');
    expect(stops).toHaveLength(1);
    await board.focus('Odette');
    await press('ArrowRight');
    expect(focused()).toContain('Basil');
    await press('End');
    expect(focused()).toContain('Book 17:30');
  });

  describe('with the keyboard', () => {
    beforeEach(async () => {
      await board.focus('Odette');
      await press('m');
    });

    it('says what to do, where it would go, and drops there', async () => {
      expect(said[0]).toMatch(/^Moving Odette\. Arrow keys .* Enter confirms, Escape cancels\.$/);
      await press('ArrowDown');
      expect(lastSaid()).toBe('Alder, 10:15 to 12:00, free');
      await press('ArrowDown', 'Enter');
      expect(dropped).toMatchObject([{ to: { roomId: 'alder', minute: 630 }, refusal: undefined }]);
      expect(await board.ghost()).toBeUndefined();
      expect(focused()).toContain('Odette');
    });

    it('says why it cannot stay, keeps hold of it, and finds the next free time', async () => {
      await press('ArrowRight');
      expect(lastSaid()).toBe('Birch, 10:00 to 11:45, Overlaps Basil, who has Birch until 12:00');
      expect(await board.ghost()).toContain('Can’t go here');
      expect(await board.ghost()).toContain('Next free: Cedar, 10:00 to 11:45');
      await press('Enter');
      expect(lastSaid()).toBe('Not moved. Overlaps Basil, who has Birch until 12:00');
      expect(dropped).toEqual([]);
      await press('f', 'Enter');
      expect(dropped).toMatchObject([{ to: { roomId: 'cedar', minute: 600 } }]);
    });

    it('leaves everything as it was on Escape', async () => {
      await press('ArrowDown', 'Escape');
      expect(lastSaid()).toBe('Cancelled. Odette stays in Alder, 10:00 to 11:45');
      expect(dropped).toEqual([]);
      expect(focused()).toContain('Odette');
    });

    it('asks the question again when the day changes', async () => {
      await press('ArrowDown', 'ArrowDown');
      expect(await board.ghost()).not.toContain('Can’t');
      await show(ODETTE, BASIL, WREN, visit('Hester', 'alder', '12:00', '13:45'));
      expect(await board.ghost()).toContain('Overlaps Hester');
    });

    it('ends when somebody else moves the same visit', async () => {
      await show({ ...ODETTE, startsAt: at('15:00'), endsAt: at('16:45'), version: 2 }, BASIL, WREN);
      expect(lastSaid()).toBe('Odette was changed at another desk, now Alder, 15:00 to 16:45. The move is cancelled.');
      expect(await board.ghost()).toBeUndefined();
    });
  });

  it('changes the length with R', async () => {
    await board.focus('Odette');
    await press('r', 'ArrowDown', 'ArrowDown', 'Enter');
    expect(dropped).toMatchObject([{ picked: { act: 'resize' }, to: { minute: 600, minutes: 135 } }]);
  });

  it('moves nothing that has begun', async () => {
    await show({ ...ODETTE, allowedActions: [] }, BASIL, WREN);
    await board.focus('Odette');
    await press('m');
    expect(said).toEqual(['Odette cannot be moved any more']);
  });

  describe('with a card of the tray', () => {
    const card = (kind: ToBook['kind'], clinicianId: string | null) =>
      ({
        ...{ kind, id: 'x', patientId: 'p', patientName: 'Tamsin', dueOn: null },
        visit: {
          ...{ clinicianId, clinicianName: clinicianId && 'Dr Usual', earliest: null, latest: null },
          phases: kind === 'consultation' ? CONSULTATION_PHASES : SESSION_PHASES,
        },
      }) as ToBook;
    const clinicians = [{ id: 'with Odette', name: 'Dr Odette', shifts: null, absences: [] }];

    it('places a booster at the first free time, with its usual clinician', async () => {
      fixture.componentInstance.takeIn(card('booster', 'usual'));
      await fixture.whenStable();
      expect(lastSaid()).toMatch(/^Placing Tamsin\. .+ Alder, 08:00 to 09:45, free$/);
      expect(document.activeElement).toBe((fixture.nativeElement as HTMLElement).querySelector('.scroller'));
      await press('ArrowRight', 'Enter');
      expect(dropped).toMatchObject([
        {
          picked: { act: 'place', item: { clinicianId: 'usual' } },
          to: { roomId: 'birch', minute: 480, minutes: 105 },
        },
      ]);
    });

    it('says who would have a consultation, and that nobody can', async () => {
      fixture.componentRef.setInput('placing', { ...PLACING, clinicians });
      await fixture.whenStable();
      fixture.componentInstance.takeIn(card('consultation', null));
      await fixture.whenStable();
      expect(lastSaid()).toContain('Alder, 08:00 to 09:00, free, with Dr Odette');
      expect(await board.ghost()).toContain('Tamsin, with Dr Odette');
      await press('Shift', 'ArrowRight', 'ArrowRight');
      for (let hour = 0; hour < 8; hour++) await press('ArrowDown');
      expect(lastSaid()).toBe('Cedar, 10:00 to 11:00, Dr Odette is with Odette in Alder, 10:00 to 11:45');
    });

    it('is not taken where no clinician could have it: a form has to ask', () => {
      expect(fixture.componentInstance.takeIn(card('consultation', null))).toBe(false);
      expect(fixture.componentInstance.takeIn(card('plan', 'usual'))).toBe(true);
    });
  });

  describe('with the pointer', () => {
    const point = (type: string, x: number, y: number, target: EventTarget = window) =>
      target.dispatchEvent(
        Object.assign(new MouseEvent(type, { clientX: x, clientY: y, button: 0, bubbles: true }), {
          ...{ pointerId: 1, isPrimary: true, pointerType: 'mouse' },
        }),
      );
    const measured = Element.prototype.getBoundingClientRect;
    const button = (name: string) =>
      [...document.querySelectorAll('button.visit')].find(({ textContent }) => textContent.includes(name)) as Element;

    beforeEach(() => {
      // Three columns of 200 px in a board of 600 by 700.
      Element.prototype.getBoundingClientRect = function () {
        const column = [...document.querySelectorAll('tl-room-column')].indexOf(this);
        return column < 0 ? new DOMRect(0, 0, 600, 700) : new DOMRect(column * 200, 0, 200, 700);
      };
    });
    afterEach(async () => {
      Element.prototype.getBoundingClientRect = measured;
      // The click that ends a drag is swallowed until the browser's next turn.
      await new Promise((resolve) => setTimeout(resolve));
    });

    it('carries a visit through a change at another desk', async () => {
      point('pointerdown', 50, 180, button('Odette'));
      point('pointermove', 450, 180);
      await fixture.whenStable();
      expect(await board.ghost()).toContain('10:00 to 11:45');
      await show(ODETTE, { ...BASIL, startsAt: at('12:15'), endsAt: at('14:00'), version: 2 }, WREN);
      expect(await board.ghost()).toContain('10:00 to 11:45');
      point('pointerup', 450, 180);
      await fixture.whenStable();
      expect(dropped).toMatchObject([{ to: { roomId: 'cedar', minute: 600 } }]);
    });

    it('puts it back where it cannot stay, and on Escape', async () => {
      point('pointerdown', 50, 180, button('Odette'));
      point('pointermove', 250, 180);
      point('pointerup', 250, 180);
      expect(lastSaid()).toBe('Not moved. Overlaps Basil, who has Birch until 12:00');
      point('pointerdown', 50, 180, button('Odette'));
      point('pointermove', 450, 180);
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
      point('pointerup', 450, 180);
      expect(dropped).toEqual([]);
    });

    it('is a click when it does not go anywhere', () => {
      const opened: BoardVisit[] = [];
      fixture.componentInstance.opened.subscribe((clicked) => opened.push(clicked));
      point('pointerdown', 50, 180, button('Odette'));
      point('pointermove', 52, 181);
      point('pointerup', 52, 181);
      (button('Odette') as HTMLElement).click();
      expect(opened).toMatchObject([{ patientName: 'Odette' }]);
      expect(dropped).toEqual([]);
    });
  });

  describe('when another desk changes something', () => {
    it('draws one room anew, and none when nothing changed', async () => {
      const drawn = new Set<string>();
      const { classesOf } = COLUMN;
      COLUMN.classesOf = function (this: RoomColumn, box) {
        drawn.add(this.column().room.name);
        return classesOf.call(this, box);
      };
      await show(ODETTE, BASIL, WREN);
      expect([...drawn]).toEqual([]);
      await show(ODETTE, BASIL, { ...WREN, startsAt: at('13:15'), endsAt: at('15:00'), version: 2 });
      expect([...drawn]).toEqual(['Cedar']);
      COLUMN.classesOf = classesOf;
    });

    it('leaves the focus where it is, also when the room around it is built anew', async () => {
      await board.focus('Odette');
      await show(visit('Hester', 'alder', '08:00', '09:45'), ODETTE, BASIL, WREN);
      expect(focused()).toContain('Odette');
      await show(visit('Hester', 'alder', '12:00', '13:45'), ODETTE, BASIL, WREN);
      expect(focused()).toContain('Odette');
    });

    it('follows a visit that has the focus to its new room', async () => {
      await board.focus('Odette');
      await show({ ...ODETTE, roomId: 'cedar', version: 2 }, BASIL, WREN);
      expect(focused()).toContain('Odette');
    });

    it('takes the focus from nothing else', async () => {
      await board.focus('Odette');
      const elsewhere = document.body.appendChild(document.createElement('button'));
      elsewhere.focus();
      await show({ ...ODETTE, roomId: 'cedar', version: 2 }, BASIL, WREN);
      expect(document.activeElement).toBe(elsewhere);
      elsewhere.remove();
    });
  });
});

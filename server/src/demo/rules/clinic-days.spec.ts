import { type ClinicCalendar, Diary } from './clinic-days.js';

const CALENDAR: ClinicCalendar = {
  days: [
    { date: '2026-11-21', hours: { start: new Date('2026-11-21T14:00Z'), end: new Date('2026-11-21T19:00Z') } },
    { date: '2026-11-22', hours: null },
    { date: '2026-11-23', hours: { start: new Date('2026-11-23T13:00Z'), end: new Date('2026-11-23T23:00Z') } },
  ],
  today: 2,
};
const WISH = { patientId: 'wren', roomIds: ['alder'], clinicianIds: ['noor'], minutes: 105, turnover: 15, starts: [0] };

describe('diary', () => {
  it('lets a visit begin when the turnover before it ends, and not earlier', () => {
    const diary = new Diary(CALENDAR);
    expect(diary.place(2, WISH)?.roomUntil).toEqual(new Date('2026-11-23T15:00Z'));
    const other = { ...WISH, patientId: 'saffron', clinicianIds: ['silas'] };
    expect(diary.place(2, { ...other, starts: [105] })).toBeNull();
    expect(diary.place(2, { ...other, starts: [120] })?.startsAt).toEqual(new Date('2026-11-23T15:00Z'));
  });

  it.each([
    ['patient', { roomIds: ['birch'], clinicianIds: ['silas'] }],
    ['clinician', { roomIds: ['birch'], patientId: 'saffron' }],
  ])('does not take a %s twice, who is free during the turnover', (_, change) => {
    const diary = new Diary(CALENDAR);
    diary.place(2, WISH);
    expect(diary.place(2, { ...WISH, ...change, starts: [60] })).toBeNull();
    expect(diary.place(2, { ...WISH, ...change, starts: [105] })).not.toBeNull();
  });

  it('keeps to the opening hours, turnover included', () => {
    const diary = new Diary(CALENDAR);
    expect(diary.place(1, WISH)).toBeNull();
    expect(diary.place(0, { ...WISH, starts: [181] })).toBeNull();
    expect(diary.place(0, { ...WISH, starts: [180] })?.roomUntil).toEqual(new Date('2026-11-21T19:00Z'));
  });

  it('gives a place again once it was freed', () => {
    const diary = new Diary(CALENDAR);
    const taken = diary.place(2, WISH);
    if (taken) diary.free(taken);
    expect(diary.place(2, WISH)).toEqual(taken);
  });

  it('finds the nearest open day in either direction', () => {
    const diary = new Diary(CALENDAR);
    expect([diary.openDay(1), diary.openDay(1, -1)]).toEqual([2, 0]);
  });
});

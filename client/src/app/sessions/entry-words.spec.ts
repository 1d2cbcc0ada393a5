import { entryWords } from './entry-words';

const BODY = { id: 'r', measuredAt: '2027-03-01T15:45:00Z', systolic: 124, diastolic: 78, heartRate: 72, spo2: 98 };

describe('entryWords', () => {
  it('says kind, severity and text of an event', () => {
    const body = {
      id: 'e',
      at: '2027-03-01T15:46:00Z',
      kind: 'adverse',
      severity: 'severe',
      text: 'Vomiting',
    } as const;
    expect(entryWords({ kind: 'event', sessionId: 's', body })).toBe('Adverse event, severe: Vomiting');
  });

  it('says an event without words by its kind', () => {
    const body = { id: 'e', at: '2027-03-01T15:46:00Z', kind: 'water' } as const;
    expect(entryWords({ kind: 'event', sessionId: 's', body })).toBe('Water');
  });

  it('says all values of a reading, also a sedation of 0', () => {
    const words = (body: typeof BODY) => entryWords({ kind: 'reading', sessionId: 's', body });
    expect(words(BODY)).toBe('124/78, heart rate 72, SpO2 98 %');
    expect(words({ ...BODY, ...{ respiratoryRate: 14, sedation: 0 } })).toBe(
      '124/78, heart rate 72, SpO2 98 %, RR 14, MOAA/S 0',
    );
  });
});

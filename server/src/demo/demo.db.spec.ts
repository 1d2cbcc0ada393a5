import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../test/template-database.js';
import { seedDemo } from './demo.service.js';

/** A Monday, twenty past eleven in New York. */
const NOW = new Date('2026-11-23T16:20:00Z');

/** Completed plans with their baseline and closing score, by the windows of the outcome rules. */
const JUDGED = `
  WITH span AS (
    SELECT p.id, p.session_count, min(s.dose_started_at) AS first, max(s.dose_started_at) AS last
      FROM treatment_plan p JOIN session s ON s.plan_id = p.id AND s.kind = 'plan' AND s.dose_started_at IS NOT NULL
     WHERE p.state = 'completed' GROUP BY p.id),
  judged AS (
    SELECT span.*, last < timestamptz '${NOW.toISOString()}' - interval '32 days' AS due,
      (SELECT total FROM score b WHERE b.plan_id = span.id AND b.state = 'completed'
          AND b.taken_on BETWEEN (first AT TIME ZONE 'America/New_York')::date - 14 AND (first AT TIME ZONE 'America/New_York')::date
        ORDER BY taken_on DESC, recorded_at DESC LIMIT 1) AS baseline,
      (SELECT total FROM score c WHERE c.plan_id = span.id AND c.state = 'completed'
          AND c.taken_on BETWEEN (last AT TIME ZONE 'America/New_York')::date + 14 AND (last AT TIME ZONE 'America/New_York')::date + 31
        ORDER BY taken_on, recorded_at LIMIT 1) AS closing
      FROM span)`;

describe.each([1, 7])('demo clinic of seed %i', (seed) => {
  let test: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    test = await createTestDatabase();
    client = new pg.Client(test.url);
    await client.connect();
    expect(await seedDemo(test.url, { seed, now: NOW, scale: 1 })).toBe(true);
  }, 60_000);

  afterAll(async () => {
    await client.end();
    await test.drop();
  });

  async function value(sql: string): Promise<number> {
    const { rows } = await client.query<{ n: string | number }>(sql);
    return Number(rows[0]?.n);
  }

  it('is made once', async () => {
    expect(await seedDemo(test.url, { seed, now: NOW, scale: 1 })).toBe(false);
    expect(await value('SELECT count(*) AS n FROM location')).toBe(1);
  });

  it.each([
    ['inquiry', 'closed consultation_booked contacted converted new screening'],
    ['patient', 'active deceased inactive merged prospective'],
    ['consultation', 'cancelled checked_in completed in_progress no_show scheduled signed'],
    ['treatment_plan', 'accepted active completed discontinued draft paused proposed withdrawn'],
    [
      'session',
      'aborted cancelled checked_in closed discharged held in_session no_show ready recovering rescheduled scheduled',
    ],
    ['booking', 'cancelled confirmed hold in_use no_show released turnover'],
    ['booster', 'approved completed declined expired recommended scheduled under_review'],
    ['integration_note', 'discarded draft entered_in_error signed'],
    ['score', 'completed void'],
  ])('shows every state of %s', async (table, states) => {
    // What lasts for minutes only is seen in the course of a day, by the spec of the visit timeline.
    const passing = new Set(['aborted', 'ready', 'checked_in', 'in_progress', 'hold', 'completed', 'turnover']);
    const { rows } = await client.query<{ state: string }>(`SELECT DISTINCT state FROM ${table}`);
    const found = new Set(rows.map(({ state }) => state));
    const expected = states.split(' ');
    expect(expected.filter((state) => !passing.has(state) && !found.has(state))).toEqual([]);
    expect([...found].filter((state) => !expected.includes(state))).toEqual([]);
  });

  it('has a lively today', async () => {
    const today = `starts_at BETWEEN '2026-11-23T05:00Z' AND '2026-11-24T05:00Z'`;
    expect(await value(`SELECT count(*) AS n FROM booking WHERE ${today}`)).toBeGreaterThanOrEqual(14);
    expect(await value(`SELECT count(DISTINCT state) AS n FROM booking WHERE ${today}`)).toBeGreaterThanOrEqual(4);
  });

  it.each([
    ['room', 'room_id', 'room_until'],
    ['patient', 'patient_id', 'ends_at'],
    ['clinician', 'clinician_id', 'ends_at'],
  ])('books no %s twice', async (_, column, until) => {
    const live = `state NOT IN ('cancelled', 'no_show')`;
    const overlaps = `SELECT count(*) AS n FROM booking a JOIN booking b ON a.id < b.id AND a.${column} = b.${column}
      AND tstzrange(a.starts_at, a.${until}) && tstzrange(b.starts_at, b.${until}) WHERE a.${live} AND b.${live}`;
    expect(await value(overlaps)).toBe(0);
  });

  it('keeps to the opening hours of the clinic, in its own zone', async () => {
    expect(
      await value(`SELECT count(*) AS n FROM booking,
          LATERAL (SELECT starts_at AT TIME ZONE 'America/New_York' AS opens, room_until AT TIME ZONE 'America/New_York' AS closes) t
        WHERE NOT CASE extract(isodow FROM opens)
          WHEN 7 THEN false
          WHEN 6 THEN opens::time >= '09:00' AND closes::time <= '14:00'
          ELSE opens::time >= '08:00' AND closes::time <= '18:00' END`),
    ).toBe(0);
  });

  it('keeps rooms and clinicians to their calendar: shifts, a holiday, a repair and a meeting', async () => {
    const taken = `SELECT count(*) AS n FROM booking b JOIN (TABLE room_outage UNION ALL TABLE room_block) s
      ON s.room_id = b.room_id AND tstzrange(s.starts_at, s.ends_at) && tstzrange(b.starts_at, b.room_until)`;
    expect(await value(taken)).toBe(0);
    expect(await value('SELECT count(*) AS n FROM room_outage')).toBe(1);
    expect(await value('SELECT count(*) AS n FROM room_block')).toBe(1);
    expect(
      await value(`SELECT count(*) AS n FROM location_exception WHERE date > '2026-11-23' AND opens IS NULL`),
    ).toBe(1);
    const offShift = `SELECT count(*) AS n FROM booking b, LATERAL (SELECT b.starts_at AT TIME ZONE 'America/New_York' AS starts,
        b.ends_at AT TIME ZONE 'America/New_York' AS ends) t
      WHERE NOT EXISTS (SELECT 1 FROM staff_shift s WHERE s.staff_id = b.clinician_id AND s.weekday = extract(isodow FROM t.starts)
        AND s.starts::time <= t.starts::time AND t.ends::time <= s.ends::time AND s.valid_from <= t.starts::date)`;
    expect(await value(offShift)).toBe(0);
  });

  it('leaves 48 hours between two doses of a person', async () => {
    expect(
      await value(`SELECT count(*) AS n FROM session a JOIN session b ON a.patient_id = b.patient_id
         AND a.dose_started_at < b.dose_started_at AND b.dose_started_at - a.dose_started_at < interval '48 hours'`),
    ).toBe(0);
  });

  it('doses inside the visit, discharges after it, and never ahead of the clock', async () => {
    const now = NOW.toISOString();
    expect(
      await value(`SELECT count(*) AS n FROM session s JOIN booking b ON b.purpose_id = s.id
        WHERE s.dose_started_at NOT BETWEEN b.starts_at AND b.ends_at OR s.discharged_at > b.ends_at
           OR s.dose_started_at > '${now}' OR s.discharged_at > '${now}' OR s.closed_at > '${now}'`),
    ).toBe(0);
    expect(await value(`SELECT count(*) AS n FROM vital_reading WHERE measured_at > '${now}'`)).toBe(0);
    expect(await value(`SELECT count(*) AS n FROM integration_note WHERE signed_at > '${now}'`)).toBe(0);
    expect(await value(`SELECT count(*) AS n FROM score WHERE recorded_at > '${now}'`)).toBe(0);
  });

  it('takes about seven sets of vitals in a session', async () => {
    const mean = await value(
      `SELECT avg(n) AS n FROM (SELECT count(*) AS n FROM vital_reading v JOIN session s ON s.id = v.session_id
        WHERE s.state IN ('discharged', 'closed') GROUP BY s.id) t`,
    );
    expect(mean).toBeGreaterThan(6.5);
    expect(mean).toBeLessThanOrEqual(7);
  });

  it('counts on the plan what was discharged and counts', async () => {
    expect(
      await value(`SELECT count(*) AS n FROM treatment_plan p WHERE counted_sessions <> (SELECT count(*) FROM session s
        WHERE s.plan_id = p.id AND s.counts_toward_plan AND s.state IN ('discharged', 'closed'))`),
    ).toBe(0);
  });

  it('gives boosters after completed plans only', async () => {
    expect(
      await value(`SELECT count(*) AS n FROM booster b JOIN treatment_plan p ON p.id = b.plan_id
        WHERE p.state <> 'completed' OR p.closed_at >= b.created_at OR p.patient_id <> b.patient_id`),
    ).toBe(0);
  });

  describe('is calibrated to the cohorts of domain.md 1.7', () => {
    it('baseline of 15, give or take 1', async () => {
      const mean = await value(`${JUDGED} SELECT avg(baseline) AS n FROM judged`);
      expect(Math.abs(mean - 15)).toBeLessThanOrEqual(1);
    });

    it.each([
      ['response', 'closing * 2 <= baseline', 'true', 45, 55],
      ['remission', 'closing < 5', 'baseline >= 10', 20, 29],
      ['worsening', 'closing - baseline >= 4', 'true', 4, 10],
    ])('%s', async (_, condition, among, least, most) => {
      const percent = await value(`${JUDGED} SELECT 100.0 * count(*) FILTER (WHERE ${condition}) / count(*) AS n
        FROM judged WHERE due AND closing IS NOT NULL AND baseline IS NOT NULL AND ${among}`);
      expect(percent).toBeGreaterThanOrEqual(least);
      expect(percent).toBeLessThanOrEqual(most);
    });

    it('10 to 20 % without a closing score', async () => {
      const percent = await value(
        `${JUDGED} SELECT 100.0 * count(*) FILTER (WHERE closing IS NULL) / count(*) AS n FROM judged WHERE due`,
      );
      expect(percent).toBeGreaterThanOrEqual(10);
      expect(percent).toBeLessThanOrEqual(20);
    });

    it('11 to 15 % of the closed plans given up', async () => {
      const percent = await value(`SELECT 100.0 * count(*) FILTER (WHERE state = 'discontinued') / count(*) AS n
        FROM treatment_plan WHERE state IN ('completed', 'discontinued')`);
      expect(percent).toBeGreaterThanOrEqual(11);
      expect(percent).toBeLessThanOrEqual(15);
    });
  });
});

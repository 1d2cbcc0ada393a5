// node e2e/load/series-search.mjs [--write]: how long the search for a series takes, on made-up clinics of 12 rooms, 8 clinicians and
// 12 weeks in which each room is booked at random. Prints a line for each shape of wishes and load; --write puts it into docs/performance.md.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildStale } from '../../scripts/build.mjs';

const ROOT = join(import.meta.dirname, '../..');
const [ROOMS, CLINICIANS, WEEKS] = [12, 8, 12];
const [MINUTE, HOUR] = [60_000, 3_600_000];
const { values } = parseArgs({
  options: { write: { type: 'boolean', default: false }, shape: { type: 'string' }, clinics: { type: 'string' } },
});
const only = values.shape;
const CLINICS = Number(values.clinics ?? 100);

await buildStale(['server']);
const rule = (name) => import(join(ROOT, 'dist/server/scheduling/rules', `${name}.js`));
const { daysThrough } = await rule('series-openings');
const { proposeSeries } = await rule('series-search');
const { groundOpenings } = await rule('series-course');
const { loosenings } = await rule('series-diagnosis');
const { SESSION_PHASES, FIRST_SESSION_PHASES } = await rule('visit-phases');

const lines = [];
for (const [shape, wish] of [
  ['afternoons', narrow],
  ['any weekday and time', wide],
  ['any weekday and time, all the same', tied],
].filter(([shape]) => only === undefined || only === shape))
  lines.push(`${shape}: ${[0, 0.5, 0.7, 0.85].map((load) => measure(shape, wish, load)).join('; ')}`);
if (values.write) await record(lines);

function measure(shape, wish, load) {
  const [propose, diagnose] = [[], []];
  let solved = 0;
  for (let seed = 1; seed <= CLINICS; seed++) {
    const ground = clinic(seed, load);
    const wanted = wish(ground);
    const begun = performance.now();
    const openings = groundOpenings(ground);
    const proposals = proposeSeries(ground, wanted, openings);
    propose.push(performance.now() - begun);
    if (proposals.length > 0) {
      solved += 1;
      continue;
    }
    const asked = performance.now();
    loosenings(ground, wanted, openings);
    diagnose.push(performance.now() - asked);
  }
  const why = diagnose.length > 0 ? `; what to loosen ${figures(diagnose)}` : '';
  const line = `${Math.round(load * 100)} % booked: ${solved} of ${CLINICS} have one, three proposals in ${figures(propose)}${why}`;
  process.stdout.write(`${shape}: ${line}\n`);
  return line;
}

function figures(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
  return `${at(0.5)} ms (median; p95 ${at(0.95)} ms, most ${at(1)} ms)`;
}

/** Begun between 10:00 and 16:00 on four weekdays, one clinician throughout. */
function narrow(ground) {
  return wish(ground, { weekdays: [1, 2, 4, 5], startsFrom: 600, startsUntil: 960, sameClinician: 'must' });
}

/** What the form asks for when nothing is changed in it. */
function wide(ground) {
  return wish(ground, {});
}

/** The same, with one time, one room and one clinician throughout. */
function tied(ground) {
  return wish(ground, { sameTime: 'must', sameRoom: 'must', sameClinician: 'must' });
}

/** Six visits, 48 h to 7 days apart, three a week, same time and room preferred. */
function wish({ days }, asked) {
  const visits = [1, 2, 3, 4, 5, 6].map((ordinal) => ({
    ordinal,
    phases: ordinal === 1 ? FIRST_SESSION_PHASES : SESSION_PHASES,
  }));
  const rules = {
    ...{ notBefore: days[1].date, finishBy: days.at(-29).date, minGapHours: 48, maxGapDays: 7, maxPerWeek: 3 },
    ...{ weekdays: [1, 2, 3, 4, 5, 6, 7], startsFrom: 0, startsUntil: 1440, away: [], clinicianId: null },
    ...{ sameTime: 'prefer', sameRoom: 'prefer', sameClinician: 'any', ...asked },
  };
  return { visits, doses: [], rules };
}

/** Each room booked for 105 minutes with 15 of turnover wherever a number falls below the load, by whichever clinician is free. */
function clinic(seed, load) {
  const random = seeded(seed);
  const days = daysThrough('America/New_York', '2026-09-21', '2026-12-13').slice(0, WEEKS * 7);
  const open = days
    .filter(({ weekday }) => weekday <= 5)
    .map(({ from, until }) => ({ from: from + 8 * HOUR, until: until - 5 * HOUR }));
  const taken = [];
  for (const { from, until } of open) {
    const busyUntil = new Array(CLINICIANS).fill(0);
    const nextOf = new Array(ROOMS).fill(from);
    for (let now = from; now + 105 * MINUTE <= until; now += 15 * MINUTE) {
      for (let room = 0; room < ROOMS; room++) {
        if (nextOf[room] > now || random() >= load / (8 - 7 * load)) continue;
        const clinician = busyUntil.findIndex((end) => end <= now);
        if (clinician < 0) continue;
        busyUntil[clinician] = now + 105 * MINUTE;
        nextOf[room] = now + 120 * MINUTE;
        taken.push({
          ...{ bookingId: `${taken.length}`, roomId: `r${room}`, clinicianId: `c${clinician}`, patientId: 'other' },
          ...{ from: now, until: now + 105 * MINUTE, roomUntil: now + 120 * MINUTE },
          watched: { from: now + 15 * MINUTE, until: now + 90 * MINUTE },
        });
      }
    }
  }
  const list = (length, letter) => Array.from({ length }, (_, n) => ({ id: `${letter}${n}`, name: `${letter}${n}` }));
  const calendar = {
    ...{ opening: open, taken, monitorLimit: 24 },
    rooms: list(ROOMS, 'r').map((room) => ({ ...room, features: [], inService: true, outages: [], blocks: [] })),
    clinicians: list(CLINICIANS, 'c').map((person) => ({ ...person, shifts: undefined, absences: [] })),
  };
  return { calendar, days, zone: 'America/New_York', patientId: 'patient', turnover: new Map(), now: 0 };
}

function seeded(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

async function record(lines) {
  const file = join(ROOT, 'docs/performance.md');
  const text = await readFile(file, 'utf8');
  const heading = '## The search for a series\n\n';
  const at = text.indexOf(heading);
  const kept = at < 0 ? `${text.trimEnd()}\n\n` : text.slice(0, at);
  const [, ...rest] = at < 0 ? [] : text.slice(at + heading.length).split(/\n(?=## )/);
  const said = `\`node e2e/load/series-search.mjs\`, 12 rooms, 8 clinicians, 12 weeks, six visits. What is wished, and how full the clinic is:\n\n${lines.map((line) => `- ${line}.\n`).join('')}`;
  await writeFile(file, `${kept}${heading}${said}${rest.length > 0 ? `\n${rest.join('\n')}` : ''}`);
}

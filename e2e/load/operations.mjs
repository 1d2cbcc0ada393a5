import { randomUUID } from 'node:crypto';

/** The operations that are measured, each as the product's route and as the same SQL on the raw server. */
export function operations(work, { desk, clinician, raw }) {
  const each = (list) => (number) => list[number % list.length];
  const [session, chart, name] = [work.sessions, work.charts, work.names].map(each);
  const next = () => work.free.next().value;
  return [
    {
      ...{ key: 'visit', label: 'one booking and session by id', as: desk, expected: [200] },
      ours: async (http, _, n) => (await http.send('GET', `/api/sessions/${session(n)}/visit`)).status,
      raw: async (http, _, n) => (await http.send('GET', `/visit?id=${session(n)}`)).status,
    },
    {
      ...{ key: 'board', label: 'one day’s board, 200 rows', as: desk, expected: [200] },
      ours: async (http) => (await http.send('GET', `/api/room-board?date=${work.day}`)).status,
      raw: async (http) => (await http.send('GET', '/board')).status,
    },
    {
      ...{ key: 'search', label: 'patient search, first 20', as: desk, expected: [200] },
      ours: async (http, _, n) => (await http.send('POST', '/api/patients/search?size=20', { text: name(n) })).status,
      raw: async (http, _, n) => (await http.send('POST', '/search', { text: name(n) })).status,
    },
    {
      ...{ key: 'chart', label: 'chart: patient, visits, plans, scores', as: clinician, expected: [200] },
      ours: async (http, _, n) => (await http.send('GET', `/api/chart/${chart(n)}`)).status,
      raw: async (http, _, n) => (await http.send('GET', `/chart?id=${chart(n)}`)).status,
    },
    {
      ...{ key: 'book', label: 'book with conflict check (1 in 5 refused)', as: desk, expected: [201, 409] },
      ours: booking(
        next,
        async (http, place) => (await http.send('POST', '/api/consultations', withoutLocation(place))).status,
      ),
      raw: booking(next, async (http, place) => {
        const ids = { id: randomUUID(), bookingId: randomUUID() };
        return (await http.send('POST', '/book', { ...place, ...ids })).status;
      }),
    },
    {
      ...{ key: 'note', label: 'autosave of a note', as: clinician, expected: [200], drafts: true },
      ours: async (http, place, n, drafts) => {
        const draft = drafts[place];
        const body = { sections: { stoodOut: `${'A long walk by the water. '.repeat(20)}${n}` } };
        const answer = await http.send('PUT', `/api/integration-notes/${draft.id}`, body, {
          'if-match': `"v${draft.version}"`,
        });
        if (answer.status === 200) draft.version++;
        return answer.status;
      },
      raw: async (http, place, n, drafts) => {
        const draft = drafts[place];
        const sections = { stoodOut: `${'A long walk by the water. '.repeat(20)}${n}` };
        const answer = await http.send('PUT', '/note', { id: draft.id, version: draft.version, sections });
        if (answer.status === 200) draft.version++;
        return answer.status;
      },
    },
  ].map((operation) => ({ ...operation, rawUrl: raw }));
}

/** The reads, each asked for one thing: what `learnSql` listens to. `input` is what differs from request to request. */
export function reads(work, { desk, clinician }) {
  const [session, chart, name] = [work.sessions[0], work.charts[0], work.names[0]];
  return {
    visit: { as: desk, input: session, send: (http) => http.send('GET', `/api/sessions/${session}/visit`) },
    board: { as: desk, send: (http) => http.send('GET', `/api/room-board?date=${work.day}`) },
    search: {
      as: desk,
      input: name,
      send: (http) => http.send('POST', '/api/patients/search?size=20', { text: name }),
    },
    chart: { as: clinician, input: chart, send: (http) => http.send('GET', `/api/chart/${chart}`) },
  };
}

/** Every fifth request asks for a place that the same connection has just taken. */
function booking(next, send) {
  const last = new Map();
  return (http, place, n) => {
    const again = n % 5 === 4 ? last.get(http) : undefined;
    const wish = again ?? next();
    if (!wish) throw new Error('no free places are left to book');
    last.set(http, wish);
    return send(http, wish);
  };
}

function withoutLocation({ roomId, clinicianId, patientId, startsAt }) {
  return { roomId, clinicianId, patientId, startsAt };
}

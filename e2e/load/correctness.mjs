import assert from 'node:assert/strict';
import { Connection, drive } from './http-client.mjs';
import { operations } from './operations.mjs';

const RIVALS = 40;

/** Forty people want one place at once: one gets it, the others learn that it is taken. @returns statuses and how often each */
export async function bookOnce({ product, work, desk }) {
  const place = work.free.next().value;
  const patients = work.patients.slice(0, RIVALS);
  const answers = await Promise.all(
    patients.map(async (patientId) => {
      const http = new Connection(product.url, desk);
      const { roomId, clinicianId, startsAt } = place;
      const answer = await http.send('POST', '/api/consultations', { roomId, clinicianId, patientId, startsAt });
      http.close();
      return answer.status;
    }),
  );
  const statuses = Object.fromEntries(
    [...new Set(answers)].sort().map((status) => [status, answers.filter((s) => s === status).length]),
  );
  return statuses;
}

/** Correctness in some seconds: every operation at 8 connections, free places never refused, one of forty gets one place. */
export async function shortForm({ product, work, desk, clinician }) {
  for (const operation of operations(work, { desk, clinician })) {
    if (operation.drafts) continue;
    const sockets = Array.from({ length: 8 }, () => new Connection(product.url, operation.as));
    const { statuses } = await drive(operation.ours, sockets, { milliseconds: 20_000, count: 100 });
    for (const socket of sockets) socket.close();
    assert.deepEqual(
      Object.keys(statuses).map(Number),
      operation.expected,
      `${operation.label}: ${JSON.stringify(statuses)}`,
    );
  }
  for (let round = 0; round < 3; round++) {
    assert.deepEqual(await bookOnce({ product, work, desk }), { 201: 1, 409: RIVALS - 1 });
  }
  const sockets = Array.from({ length: 32 }, () => new Connection(product.url, desk));
  const free = await drive(
    async (http) => {
      const { roomId, clinicianId, patientId, startsAt } = work.free.next().value;
      return (await http.send('POST', '/api/consultations', { roomId, clinicianId, patientId, startsAt })).status;
    },
    sockets,
    { milliseconds: 20_000, count: 96 },
  );
  for (const socket of sockets) socket.close();
  assert.deepEqual(free.statuses, { 201: 96 }, 'a free place was refused');
  process.stdout.write('One of forty gets the place, and no free place is refused at 32 connections.\n');
}

import { CapturingLogger } from '@nestjs/testing';
import { Logger } from '@nestjs/common';
import { makePatient } from '../../../test/factories/clinic.factory.js';
import { PASSWORD } from '../../../test/factories/staff.factory.js';
import { type HttpApp, startHttpApp } from '../../../test/http-app.js';
import { createConsoleLog } from './console-log.js';

describe('the log', () => {
  describe('on standard output', () => {
    /** What is printed while `work` runs. */
    function printed(work: (logger: Logger) => void): string {
      const lines: string[] = [];
      const keep = (chunk: string | Uint8Array) => lines.push(String(chunk)) > 0;
      const [out, err] = [process.stdout.write, process.stderr.write];
      [process.stdout.write, process.stderr.write] = [keep, keep];
      try {
        work(createConsoleLog({ mode: 'production', logLevel: 'log' }) as unknown as Logger);
      } finally {
        [process.stdout.write, process.stderr.write] = [out, err];
      }
      return lines.join('');
    }

    it('masks names, contacts, narrative and secrets at any depth', () => {
      const text = printed((logger) => {
        logger.log('saved', {
          patient: { givenName: 'Wren', familyName: 'Halloway', id: 'p1' },
          rows: [{ text: 'felt calm' }],
        });
        logger.error({ message: 'failed', headers: { Cookie: 'sid=abc' }, password: 'secret' });
      });
      expect(text).toContain('p1');
      for (const word of ['Wren', 'Halloway', 'felt calm', 'sid=abc', 'secret']) expect(text).not.toContain(word);
    });

    it('keeps one line one line, whatever a field holds', () => {
      const text = printed((logger) => logger.log('odd', { route: 'a\r\n{"level":"fatal"}\u001b[31m' }));
      expect(text.trimEnd().split(/\r?\n/)).toHaveLength(1);
      expect(JSON.parse(text)).toMatchObject({ message: 'odd', level: 'log' });
      expect(text).not.toContain('\u001b');
    });
  });

  describe('of requests', () => {
    let http: HttpApp;
    const log = new CapturingLogger();

    beforeAll(async () => {
      http = await startHttpApp();
      Logger.overrideLogger(log);
    });

    afterAll(async () => {
      Logger.overrideLogger(['error']);
      await http.close();
    });

    it('names route, status and time; no person, no address, no question', async () => {
      const client = await http.signInAs('clinician');
      const patientId = await makePatient(http.db, { givenName: 'Quillon', familyName: 'Marchetti' });
      await client.get(`/patients/${patientId}?note=Marchetti`);
      await client.get(`/patients/${patientId}`);
      await client.post('/patients/search', { text: 'Marchetti', page: 1 });
      await http.anonymous.post('/auth/sign-in', { username: client.staff.username, password: PASSWORD });
      await http.anonymous.get('/nowhere/Quillon');
      const text = JSON.stringify(log.entries);
      for (const word of ['Quillon', 'Marchetti', patientId, PASSWORD, client.staff.username]) {
        expect(text).not.toContain(word);
      }
      const lines = log.entries.filter(({ context }) => context === 'Request').map(({ params }) => params);
      expect(lines).toContainEqual({
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        ...{ method: 'GET', route: '/api/patients/:id', status: 200, ms: expect.any(Number) as number },
      });
    });
  });
});

import { basename, isAbsolute } from 'node:path';
import { readSettings, withDatabase } from './config.js';

const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://app:x@db:5432/clinic',
  TRUST_PROXY: '10.0.0.0/8',
};

describe('readSettings', () => {
  it('sets the clock of the demo to another day, and never that of a clinic', () => {
    expect(readSettings({}).demoClock).toBeUndefined();
    expect(readSettings({ DEMO_CLOCK: '2026-03-02T08:00-08:00' }).demoClock).toEqual(new Date('2026-03-02T16:00:00Z'));
    expect(() => readSettings({ ...PRODUCTION, DEMO_CLOCK: '2026-03-02T16:00:00Z' })).toThrow('DEMO_CLOCK is for the');
  });

  it.each(['2026-03-02', '2026-03-02T16:00:00', '2026-13-02T16:00:00Z', 'tomorrow'])(
    'takes %s for no instant',
    (text) => {
      expect(() => readSettings({ DEMO_CLOCK: text })).toThrow(`DEMO_CLOCK=${text}: expected an instant`);
    },
  );

  it('needs nothing for the demo on this machine', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({ mode: 'demo', host: '127.0.0.1', port: 3000, database: undefined, drainMs: 0 });
    expect(isAbsolute(settings.dataDir)).toBe(true);
    expect(basename(settings.dataDir)).toBe('.data');
  });

  it('takes an empty variable for an unset one and a port of zero for a free one', () => {
    expect(readSettings({ HOST: ' ', LOG_LEVEL: '', PORT: '0' })).toMatchObject({
      host: '127.0.0.1',
      logLevel: 'warn',
      port: 0,
    });
  });

  it.each(['0.0.0.0', '::', '192.168.1.4'])('refuses to show the demo beyond this machine (%s)', (host) => {
    expect(() => readSettings({ HOST: host })).toThrow(`HOST=${host}: demo mode has known passwords`);
  });

  it('lets the schema be changed by the role that serves requests only when no other is named', () => {
    expect(readSettings(PRODUCTION).database?.databaseOwnerUrl).toBe(PRODUCTION.DATABASE_URL);
    const ownerUrl = 'postgresql://owner:y@db/clinic';
    expect(readSettings({ ...PRODUCTION, DATABASE_OWNER_URL: ownerUrl }).database).toEqual({
      databaseUrl: PRODUCTION.DATABASE_URL,
      databaseOwnerUrl: ownerUrl,
    });
  });

  it('refuses production without a database, or in plain HTTP beyond this machine', () => {
    expect(() => readSettings({ ...PRODUCTION, DATABASE_URL: '' })).toThrow('DATABASE_URL is required in production.');
    expect(() => readSettings({ ...PRODUCTION, TRUST_PROXY: '' })).toThrow('set TRUST_PROXY');
    expect(readSettings({ ...PRODUCTION, TRUST_PROXY: '', HOST: '127.0.0.1' }).mode).toBe('production');
  });

  it('keeps a hallway screen signed in for a long day, or as long as the clinic says', () => {
    expect(readSettings({}).hallwayHours).toBe(16);
    expect(readSettings({ HALLWAY_HOURS: '9' }).hallwayHours).toBe(9);
    expect(() => readSettings({ HALLWAY_HOURS: '73' })).toThrow('HALLWAY_HOURS');
  });

  it('names every wrong variable on a line of its own', () => {
    const wrong = { PORT: '70000', DRAIN_MS: '1.5', LOG_LEVEL: 'loud', NODE_ENV: 'prod', DEMO_SCALE: 'big' };
    const message = messageOf(() => readSettings(wrong));
    expect(message.split('\n').map((line) => line.split('=')[0])).toEqual([
      'NODE_ENV',
      'PORT',
      'LOG_LEVEL',
      'DRAIN_MS',
      'DEMO_SCALE',
    ]);
  });

  it('keeps a password out of its complaint', () => {
    expect(messageOf(() => readSettings({ DATABASE_URL: 'mysql://root:secret@db' }))).not.toContain('secret');
  });

  it.each(['10.0.0.1', '10.0.0.0/8, fd00::/8', '::1'])('trusts %s', (list) => {
    expect(readSettings({ TRUST_PROXY: list }).trustProxy).toEqual(list.split(', '));
  });

  it.each(['true', '10.0.0.0/33', 'proxy.local', '10.0.0.0/8/8', '::1/129'])('does not trust %s', (list) => {
    expect(() => readSettings({ TRUST_PROXY: list })).toThrow('TRUST_PROXY');
  });
});

describe('withDatabase', () => {
  it('cannot be changed afterwards', () => {
    const config = withDatabase(readSettings({}), { databaseUrl: 'a', databaseOwnerUrl: 'b' });
    expect(config).toMatchObject({ databaseUrl: 'a', databaseOwnerUrl: 'b', mode: 'demo' });
    expect(() => Object.assign(config, { host: '0.0.0.0' })).toThrow(TypeError);
  });
});

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

import { roomInUse } from './room-in-use.js';

describe('roomInUse', () => {
  const endsAt = new Date('2026-11-23T18:45:00Z');
  const words = (now: string) =>
    roomInUse({ roomName: 'Dogwood', endsAt }, new Date(now), 'America/Los_Angeles').message;

  it('says until when the room is in use, in the time of the clinic', () => {
    expect(words('2026-11-23T18:07:00Z')).toBe(
      'Dogwood is in use by another visit until about 10:45: move this visit first.',
    );
  });

  it('names no time that has passed', () => {
    expect(words('2026-11-23T18:45:00Z')).toBe(
      'Dogwood is in use by another visit, which runs late: move this visit first.',
    );
  });
});

import { mayFollow } from './followed-topics.js';

describe('mayFollow', () => {
  it('lets a hallway screen follow the board and nothing else', () => {
    expect(mayFollow('hallway', ['board'])).toBe(true);
    for (const topic of ['today', 'board:2027-03-01', 'patient:1', 'session:1']) {
      expect(mayFollow('hallway', ['board', topic])).toBe(false);
      expect(mayFollow('front_desk', ['board', topic])).toBe(true);
    }
  });
});

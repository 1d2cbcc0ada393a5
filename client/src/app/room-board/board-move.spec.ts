import { CONSULTATION_PHASES, SESSION_PHASES } from '../../../../server/src/scheduling/rules/visit-phases';
import { dragged, Ground, Item, MoveState, Picked, snapped, Spot, stepped } from './board-move';

const ITEM: Item = {
  ...{ key: 'visit-1', name: 'Odette Marlowe', kind: 'session', patientId: 'p', clinicianId: 'c' },
  ...{ clinicianName: 'Dr Castellan', phases: SESSION_PHASES, bookingId: '1' },
};
const FROM: Spot = { roomId: 'birch', minute: 600, minutes: 105 };
const GROUND: Ground = { roomIds: ['alder', 'birch', 'cedar'], from: 480, until: 1080 };
const picked = (values: Partial<Picked> = {}): Picked => ({
  ...{ kind: 'picked', by: 'keyboard', act: 'move', item: ITEM, from: FROM, to: FROM, grab: 0 },
  ...values,
});
const step = (key: string, values: Partial<Picked> = {}, far = false) => stepped(picked(values), key, far, GROUND);

describe('a move with the keyboard', () => {
  it('goes by a quarter of an hour, with Shift by an hour, and to the next room', () => {
    expect(step('ArrowDown')).toEqual({ ...FROM, minute: 615 });
    expect(step('ArrowUp')).toEqual({ ...FROM, minute: 585 });
    expect(step('ArrowDown', {}, true)).toEqual({ ...FROM, minute: 660 });
    expect(step('ArrowUp', {}, true)).toEqual({ ...FROM, minute: 540 });
    expect(step('ArrowLeft')).toEqual({ ...FROM, roomId: 'alder' });
    expect(step('ArrowRight')).toEqual({ ...FROM, roomId: 'cedar' });
  });

  it('comes back onto the grid from a time off it', () => {
    const off = { to: { ...FROM, minute: 607 } };
    expect(step('ArrowDown', off)?.minute).toBe(615);
    expect(step('ArrowUp', off)?.minute).toBe(600);
  });

  it('stays where the board ends', () => {
    const [first, last] = [
      { ...FROM, roomId: 'alder', minute: 480 },
      { ...FROM, roomId: 'cedar', minute: 975 },
    ];
    expect(step('ArrowUp', { to: first })).toEqual(first);
    expect(step('ArrowLeft', { to: first })).toEqual(first);
    expect(step('ArrowDown', { to: last })).toEqual(last);
    expect(step('ArrowRight', { to: last })).toEqual(last);
  });

  it('knows no other keys', () => {
    expect(step('x')).toBeUndefined();
  });
});

describe('a change of length', () => {
  const resize = (key: string, values: Partial<Picked> = {}) => step(key, { act: 'resize', ...values })?.minutes;

  it('goes by quarters and leaves room and start alone', () => {
    expect(resize('ArrowDown')).toBe(120);
    expect(resize('ArrowUp')).toBe(90);
    expect(step('ArrowRight', { act: 'resize' })).toBeUndefined();
  });

  it('leaves a quarter of an hour of recovery, and ends where the board ends', () => {
    expect(resize('ArrowUp', { to: { ...FROM, minutes: 90 } })).toBe(90);
    const late = { ...FROM, minute: 960 };
    expect(resize('ArrowDown', { from: late, to: { ...late, minutes: 120 } })).toBe(120);
  });

  it('follows the pointer with the end of the visit', () => {
    const at = (minute: number, item = ITEM) =>
      dragged(picked({ act: 'resize', item }), { roomId: 'elsewhere', minute }, GROUND)?.minutes;
    expect(at(733)).toBe(135);
    expect(at(400)).toBe(90);
    const talk = { ...ITEM, kind: 'consultation' as const, phases: CONSULTATION_PHASES };
    expect(at(616, talk)).toBe(15);
  });
});

describe('a move with the pointer', () => {
  it('keeps hold of the visit where it was taken, and snaps', () => {
    const move = picked({ by: 'pointer', grab: 40 });
    expect(dragged(move, { roomId: 'cedar', minute: 700 }, GROUND)).toEqual({ ...FROM, roomId: 'cedar', minute: 660 });
    expect(dragged(move, { roomId: 'cedar', minute: 694 }, GROUND)?.minute).toBe(660);
    expect(dragged(move, { roomId: 'cedar', minute: 687 }, GROUND)?.minute).toBe(645);
  });

  it('stays on the board', () => {
    const move = picked({ by: 'pointer' });
    expect(dragged(move, { roomId: 'alder', minute: 100 }, GROUND)?.minute).toBe(480);
    expect(dragged(move, { roomId: 'alder', minute: 2_000 }, GROUND)?.minute).toBe(975);
  });

  it('gives what comes from the tray its planned length', () => {
    const move = picked({ act: 'place', from: undefined, to: undefined });
    expect(dragged(move, { roomId: 'alder', minute: 540 }, GROUND)).toEqual({
      ...{ roomId: 'alder', minute: 540, minutes: 105 },
    });
  });
});

describe('MoveState', () => {
  it('is idle, picked, and idle again, and keeps its value when nothing moved', () => {
    const state = new MoveState();
    state.to(FROM);
    expect(state.current()).toEqual({ kind: 'idle' });
    state.pickUp(picked());
    const before = state.current();
    state.to({ ...FROM });
    expect(state.current()).toBe(before);
    state.to({ ...FROM, minute: 615 });
    expect(state.current()).toMatchObject({ kind: 'picked', to: { minute: 615 }, from: FROM });
    state.letGo();
    expect(state.current()).toEqual({ kind: 'idle' });
  });
});

describe('snapped', () => {
  it('is the nearest quarter of an hour', () => {
    expect([607, 608, 622, 623].map(snapped)).toEqual([600, 615, 615, 630]);
  });
});

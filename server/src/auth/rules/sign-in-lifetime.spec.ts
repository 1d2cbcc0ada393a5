import { expiryOf, isUseWorthNoting, type SignInTimes, standingOf } from './sign-in-lifetime.js';

const at = (clock: string) => new Date(`2027-03-01T${clock}Z`);

describe('standingOf', () => {
  const signIn = (values: Partial<SignInTimes> = {}): SignInTimes => ({
    kind: 'personal',
    lastActiveAt: at('08:00:00'),
    expiresAt: at('20:00:00'),
    lockedAt: null,
    endedAt: null,
    ...values,
  });

  it.each([
    ['open', at('08:14:59.999'), {}],
    ['locked', at('08:15:00'), {}],
    ['locked', at('08:01:00'), { lockedAt: at('08:00:30') }],
    ['over', at('08:01:00'), { endedAt: at('08:00:30') }],
    ['over', at('08:01:00'), { endedAt: at('08:00:30'), lockedAt: at('08:00:20') }],
    ['open', at('19:59:59.999'), { lastActiveAt: at('19:59:00') }],
    ['over', at('20:00:00'), { lastActiveAt: at('19:59:59') }],
    ['open', at('19:59:59.999'), { kind: 'hallway' }],
    ['over', at('20:00:00'), { kind: 'hallway', lastActiveAt: at('19:59:59') }],
    ['over', at('08:01:00'), { kind: 'hallway', endedAt: at('08:00:30') }],
  ] as const)('is %s at %s with %j', (standing, now, values) => {
    expect(standingOf(signIn(values), now)).toBe(standing);
  });

  it('notes the last use at most every five seconds', () => {
    expect(isUseWorthNoting(signIn(), at('08:00:04.999'))).toBe(false);
    expect(isUseWorthNoting(signIn(), at('08:00:05'))).toBe(true);
  });
});

describe('expiryOf', () => {
  it('is twelve hours later, also across a change of the clocks', () => {
    expect(expiryOf('personal', new Date('2027-03-14T02:00:00Z'), 16)).toEqual(new Date('2027-03-14T14:00:00Z'));
  });

  it('is as many hours later as the clinic says for a hallway screen', () => {
    expect(expiryOf('hallway', new Date('2027-03-14T02:00:00Z'), 16)).toEqual(new Date('2027-03-14T18:00:00Z'));
    expect(expiryOf('hallway', new Date('2027-03-14T02:00:00Z'), 1)).toEqual(new Date('2027-03-14T03:00:00Z'));
  });
});

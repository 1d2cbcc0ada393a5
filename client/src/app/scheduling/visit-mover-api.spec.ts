import { TestBed } from '@angular/core/testing';
import { CommandResult } from '../../api/send-command';
import { UndoSnackbar } from '../ui/undo-snackbar/undo-snackbar';
import { PlaceVisitDialog } from './place-visit-dialog-api';
import { BookedVisit, Placed, SchedulingApi } from './scheduling-api';
import { VisitMover } from './visit-mover-api';

const VISIT: BookedVisit = {
  ...{ kind: 'session', purposeId: 's1', patientName: 'Basil Quince', version: 4 },
  ...{ roomId: 'r1', clinicianId: 'c1', startsAt: '2027-03-01T15:00:00Z' },
};
const PLACED: Placed = {
  ...{ roomId: 'r2', clinicianId: 'c1', startsAt: '2027-03-01T16:00:00Z', date: '2027-03-01', time: '11:00' },
  roomName: 'Elm',
};
const MOVED = 'Moved to Elm, Mon 1 Mar 11:00';
const refused: CommandResult<unknown> = {
  ...{ ok: false, problem: { type: 'x', title: 'x', status: 409, code: 'x', detail: 'Taken meanwhile.' } },
};

describe('VisitMover', () => {
  async function move(placed: Placed | undefined, visit = VISIT, answer: CommandResult<unknown> = refused) {
    const said: string[] = [];
    const sent: unknown[] = [];
    const changes: (Placed | undefined)[] = [];
    let undo: (() => void) | undefined;
    const snackbar = {
      say: (words: string) => said.push(words),
      show: (words: string, back: () => void) => {
        said.push(words);
        undo = back;
      },
    };
    const send = (...given: unknown[]) => {
      sent.push(given);
      return Promise.resolve(answer);
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: PlaceVisitDialog, useValue: { askToMove: () => Promise.resolve(placed) } },
        { provide: SchedulingApi, useValue: { move: send } },
        { provide: UndoSnackbar, useValue: snackbar },
      ],
    });
    await TestBed.inject(VisitMover).move(visit, (moved) => changes.push(moved));
    return { said, sent, changes, undo };
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  it('says and changes nothing when it stays where it is', async () => {
    expect(await move(undefined)).toEqual({ said: [], sent: [], changes: [], undo: undefined });
  });

  it('puts it back as the booking is after the move, and says when it cannot be', async () => {
    const { said, sent, changes, undo } = await move(PLACED);
    expect([said, changes]).toEqual([[MOVED], [PLACED]]);
    undo?.();
    await settled();
    expect(sent).toEqual([[{ ...VISIT, version: 5 }, VISIT]]);
    expect(said).toEqual([MOVED, 'Taken meanwhile.']);
    expect(changes).toEqual([PLACED, undefined]);
  });

  it('puts back all that moved together', async () => {
    const back: string[] = [];
    const together = () => {
      back.push('all');
      return Promise.resolve(refused);
    };
    const { said, sent, undo } = await move({ ...PLACED, undo: together });
    undo?.();
    await settled();
    expect([said[0], back, sent]).toEqual(['Moved with those behind it to Elm, Mon 1 Mar 11:00', ['all'], []]);
  });

  it.each([
    ['overtook the move of somebody else', { ...PLACED, overtook: true }, VISIT],
    ['was held before', PLACED, { ...VISIT, held: true }],
  ])('offers no way back to one that %s', async (_, placed, visit) => {
    const { said, undo } = await move(placed, visit);
    expect([said, undo]).toEqual([[MOVED], undefined]);
  });
});

import { Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { toProblem } from '../../../api/problem';
import { idempotencyKey } from '../../../api/send-command';
import { reloadOn } from '../../live/live';
import { Card } from '../../ui/card/card';
import { ConfirmDialog } from '../../ui/confirm-dialog/confirm-dialog';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ErrorState } from '../../ui/error-state/error-state';
import { Icon } from '../../ui/icon/icon';
import { RowActions } from '../../ui/row-actions/row-actions';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { UndoSnackbar } from '../../ui/undo-snackbar/undo-snackbar';
import { Edit } from '../edit-dialog/edit';
import { EditDialog } from '../edit-dialog/edit-dialog';
import { RoomEdits } from '../edits/room-edits';
import { HistoryDialog } from '../history-dialog/history-dialog';
import { LocationSettings, RoomSettings, RoomSpan, Saved, SettingsApi } from '../settings-api';
import { spanWords } from '../settings-words';

const CHIPS = {
  active: { tone: 'ok', icon: 'check', words: 'In service' },
  out_of_service: { tone: 'warn', icon: 'ban', words: 'Out of service' },
  retired: { tone: 'plain', icon: 'lock', words: 'Retired' },
} as const;

/** The rooms of each location in the order of the board, and when they are out of service. */
@Component({
  selector: 'tl-rooms-page',
  imports: [
    ...[Card, EmptyState, ErrorState, Icon, MatButton, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger],
    ...[RowActions, SkeletonRows, StatusChip],
  ],
  templateUrl: './rooms-page.html',
  styleUrl: './rooms-page.scss',
})
export class RoomsPage {
  readonly #api = inject(SettingsApi);
  readonly #edits = inject(RoomEdits);
  readonly #dialog = inject(EditDialog);
  readonly #history = inject(HistoryDialog);
  readonly #confirm = inject(ConfirmDialog);
  readonly #snackbar = inject(UndoSnackbar);

  protected readonly resource = this.#api.roomsResource();
  protected readonly locationsResource = this.#api.locationsResource();
  protected readonly failure = computed(() => {
    const error = this.resource.error() ?? this.locationsResource.error();
    return error && toProblem(error);
  });
  readonly #rooms = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly places = computed(() => {
    const [rooms, locations] = [
      this.#rooms(),
      this.locationsResource.hasValue() ? this.locationsResource.value() : undefined,
    ];
    return (
      rooms &&
      locations?.map((location) => {
        const here = rooms.filter(({ locationId }) => locationId === location.id);
        const inUse = here.filter(({ state }) => state !== 'retired');
        return {
          location,
          rooms: here.map((room) => ({ room, chip: CHIPS[room.state], place: inUse.indexOf(room) })),
          inUse,
          outages: here
            .flatMap((room) => room.outages.map((span) => ({ room, span, words: spanWords(span, location.timeZone) })))
            .sort((a, b) => a.span.startsAt.localeCompare(b.span.startsAt)),
        };
      })
    );
  });

  constructor() {
    reloadOn('calendar', this.resource);
  }

  protected reload(): void {
    this.resource.reload();
    this.locationsResource.reload();
  }

  protected edit(location: LocationSettings, room?: RoomSettings): Promise<void> {
    return this.#open(this.#edits.room(location, room), 'Room saved');
  }

  protected outage(location: LocationSettings, room?: RoomSettings, found?: RoomSpan): Promise<void> {
    const edit = this.#edits.span('outage', this.#roomsOf(location), location.timeZone, room, found);
    return this.#open(edit, 'Time out of service saved');
  }

  protected takeOut(location: LocationSettings, room: RoomSettings): Promise<void> {
    return this.#open(this.#edits.outOfService(room, location.timeZone), `${room.name} is out of service`);
  }

  protected putBack(room: RoomSettings): Promise<void> {
    const attempt = { version: room.version, acknowledged: [], key: idempotencyKey() };
    return this.#tell(
      this.#api.change(`rooms/${room.id}/service`, { inService: true }, attempt),
      `${room.name} is in service`,
    );
  }

  /** One place to the left or right on the board. */
  protected move(location: LocationSettings, room: RoomSettings, by: -1 | 1): Promise<void> {
    const ids = this.#roomsOf(location)
      .filter(({ state }) => state !== 'retired')
      .map(({ id }) => id);
    const from = ids.indexOf(room.id);
    ids.splice(from + by, 0, ...ids.splice(from, 1));
    return this.#tell(
      this.#api.command(`locations/${location.id}/room-order`, 0, { roomIds: ids }),
      `${room.name} moved`,
    );
  }

  protected async retire(room: RoomSettings): Promise<void> {
    const given = await this.#confirm.ask({
      title: `Retire ${room.name}?`,
      message: 'It leaves the board for good. What happened in it stays in the record.',
      ...{ words: 'none', keep: 'Keep the room', verb: 'Retire the room', destructive: true },
      act: async () => {
        const result = await this.#api.command(`rooms/${room.id}/retire`, room.version);
        return result.ok ? undefined : result.problem.detail;
      },
    });
    if (given) this.#snackbar.say(`${room.name} is retired`);
    this.resource.reload();
  }

  protected async remove(room: RoomSettings, found: RoomSpan): Promise<void> {
    const result = await this.#api.remove(`outages/${found.id}`, found.version);
    this.resource.reload();
    if (!result.ok) return this.#snackbar.say(result.problem.detail);
    const { startsAt, endsAt, reason } = found;
    this.#snackbar.show(`${room.name} can be used in that time`, () => {
      const attempt = { version: 0, acknowledged: [], key: idempotencyKey() };
      void this.#tell(this.#api.add(`rooms/${room.id}/outages`, { startsAt, endsAt, reason }, attempt), 'Taken back');
    });
  }

  protected history(location: LocationSettings, { id, name }: RoomSettings): void {
    this.#history.open({ itemId: id, name, zone: location.timeZone });
  }

  #roomsOf({ id }: LocationSettings): RoomSettings[] {
    return (this.#rooms() ?? []).filter(({ locationId }) => locationId === id);
  }

  async #open(edit: Edit, said: string): Promise<void> {
    const saved = await this.#dialog.open(edit);
    if (saved) this.#snackbar.say(said);
    this.resource.reload();
  }

  async #tell(act: Saved, said: string): Promise<void> {
    const result = await act;
    this.#snackbar.say(result.ok ? said : result.problem.detail);
    this.resource.reload();
  }
}

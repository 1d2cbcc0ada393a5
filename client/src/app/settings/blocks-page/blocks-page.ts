import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { toProblem } from '../../../api/problem';
import { idempotencyKey } from '../../../api/send-command';
import { reloadOn } from '../../live/live';
import { Card } from '../../ui/card/card';
import { Clock } from '../../ui/clinic-time/clock';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ErrorState } from '../../ui/error-state/error-state';
import { RowActions } from '../../ui/row-actions/row-actions';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { UndoSnackbar } from '../../ui/undo-snackbar/undo-snackbar';
import { EditDialog } from '../edit-dialog/edit-dialog';
import { RoomEdits } from '../edits/room-edits';
import { LocationSettings, RoomSettings, RoomSpan, SettingsApi } from '../settings-api';
import { spanWords } from '../settings-words';

/** Time that keeps visits out of a room that is in service: meetings, deliveries, drills. */
@Component({
  selector: 'tl-blocks-page',
  imports: [Card, EmptyState, ErrorState, MatButton, RowActions, SkeletonRows],
  templateUrl: './blocks-page.html',
  styles: `
    .stack {
      gap: var(--clinic-space-4);
    }
  `,
})
export class BlocksPage {
  readonly #api = inject(SettingsApi);
  readonly #edits = inject(RoomEdits);
  readonly #dialog = inject(EditDialog);
  readonly #snackbar = inject(UndoSnackbar);
  readonly #clock = inject(Clock);

  protected readonly resource = this.#api.roomsResource();
  protected readonly locationsResource = this.#api.locationsResource();
  protected readonly failure = computed(() => {
    const error = this.resource.error() ?? this.locationsResource.error();
    return error && toProblem(error);
  });
  protected readonly places = computed(() => {
    if (!this.resource.hasValue() || !this.locationsResource.hasValue()) return undefined;
    const rooms = this.resource.value();
    return this.locationsResource.value().map((location) => {
      const here = rooms.filter(({ locationId }) => locationId === location.id);
      return {
        location,
        rooms: here,
        blocks: here
          .flatMap((room) =>
            room.blocks.map((span) => ({
              ...{ room, span, words: spanWords(span, location.timeZone) },
              over: Date.parse(span.endsAt) < this.#clock.minute(),
            })),
          )
          .sort((a, b) => a.span.startsAt.localeCompare(b.span.startsAt)),
      };
    });
  });

  constructor() {
    reloadOn('calendar', this.resource);
  }

  protected reload(): void {
    this.resource.reload();
    this.locationsResource.reload();
  }

  protected async edit(
    { location, rooms }: { readonly location: LocationSettings; readonly rooms: readonly RoomSettings[] },
    room?: RoomSettings,
    found?: RoomSpan,
  ): Promise<void> {
    const saved = await this.#dialog.open(this.#edits.span('block', rooms, location.timeZone, room, found));
    if (saved) this.#snackbar.say('Block saved');
    this.resource.reload();
  }

  protected async remove(room: RoomSettings, found: RoomSpan): Promise<void> {
    const result = await this.#api.remove(`blocks/${found.id}`, found.version);
    this.resource.reload();
    if (!result.ok) return this.#snackbar.say(result.problem.detail);
    const { startsAt, endsAt, reason } = found;
    this.#snackbar.show(`${room.name}: the block is removed`, () => {
      const attempt = { version: 0, acknowledged: [], key: idempotencyKey() };
      void this.#api.add(`rooms/${room.id}/blocks`, { startsAt, endsAt, reason }, attempt).then((back) => {
        if (!back.ok) this.#snackbar.say(back.problem.detail);
        this.resource.reload();
      });
    });
  }
}

import { Component, input } from '@angular/core';
import { Icon } from '../../ui/icon/icon';

/** What is being moved, where it would go. It says why it cannot before anybody lets go of it. */
export interface Ghost {
  /** Column of the board, 0 for the first room. */
  readonly column: number;
  /** Pixels from the top of the board, its head of room names included. */
  readonly top: number;
  readonly height: number;
  readonly name: string;
  /** "13:30 to 15:15" */
  readonly times: string;
  readonly refusal: string | undefined;
  readonly overridable: boolean;
  /** "Next free: Elm 16:00" */
  readonly hint: string | undefined;
}

@Component({
  selector: 'tl-move-ghost',
  imports: [Icon],
  host: {
    'aria-hidden': 'true',
    '[class.refused]': 'ghost().refusal !== undefined',
    // Both lines, or it would reach to the edge of the board.
    '[style.grid-column]': '`${ghost().column + 2} / ${ghost().column + 3}`',
    '[style.top.px]': 'ghost().top',
    '[style.min-height.px]': 'ghost().height',
  },
  template: `
    @if (ghost().refusal; as refusal) {
      <b><tl-icon name="ban" size="s" />{{ ghost().overridable ? 'Needs a reason' : 'Can’t go here' }}</b>
      <span>{{ ghost().name }}, {{ ghost().times }}</span>
      <hr />
      <span>{{ refusal }}</span>
      @if (ghost().hint; as hint) {
        <strong>{{ hint }}</strong>
      }
    } @else {
      <b><tl-icon name="check" size="s" />{{ ghost().times }}</b>
      <span>{{ ghost().name }}</span>
    }
  `,
  styleUrl: './move-ghost.scss',
})
export class MoveGhost {
  readonly ghost = input.required<Ghost>();
}

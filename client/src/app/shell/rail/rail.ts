import { Component, computed, inject, output } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Icon } from '../../ui/icon/icon';
import { Logo } from '../../ui/logo/logo';
import { Places } from '../places';
import { PlaceCounts } from '../place-counts';

/** The places of the role: a rail at the left, a bar at the bottom on narrow screens. */
@Component({
  selector: 'tl-rail',
  imports: [Icon, Logo, RouterLink, RouterLinkActive],
  templateUrl: './rail.html',
  styleUrl: './rail.scss',
})
export class Rail {
  readonly helpAsked = output();

  readonly #places = inject(Places);
  readonly #counts = inject(PlaceCounts);

  protected readonly main = computed(() => this.#withCounts(this.#places.all().filter(({ end }) => !end)));
  protected readonly end = computed(() => this.#withCounts(this.#places.all().filter(({ end }) => end)));

  #withCounts(places: ReturnType<Places['all']>) {
    return places.map((place) => ({ ...place, count: this.#counts.of(place.path) }));
  }
}

import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { toProblem } from '../../../api/problem';
import { reloadOn } from '../../live/live';
import { linkTo } from '../../paths';
import { Card } from '../../ui/card/card';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ErrorState } from '../../ui/error-state/error-state';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { IntegrationNoteApi } from '../integration-note-api';

/** The reader's drafts that wait for a signature, the longest waiting first. */
@Component({
  selector: 'tl-unsigned-notes-page',
  imports: [Card, ClinicTime, EmptyState, ErrorState, RouterLink, SkeletonRows],
  templateUrl: './unsigned-notes-page.html',
  styleUrl: './unsigned-notes-page.scss',
})
export class UnsignedNotesPage {
  protected readonly resource = inject(IntegrationNoteApi).unsigned();
  protected readonly notes = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error ? toProblem(error) : undefined;
  });
  protected readonly linkTo = linkTo;

  constructor() {
    reloadOn('today', this.resource);
  }
}

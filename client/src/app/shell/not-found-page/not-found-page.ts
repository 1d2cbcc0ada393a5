import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../../ui/empty-state/empty-state';

@Component({
  selector: 'tl-not-found-page',
  imports: [EmptyState, MatButton, RouterLink],
  template: `
    <tl-empty-state
      icon="search"
      heading="There is no such page"
      text="The address may be old, or it belongs to another role."
    >
      <a matButton="outlined" routerLink="/">Go to Today</a>
    </tl-empty-state>
  `,
})
export class NotFoundPage {}

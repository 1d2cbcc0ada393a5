import { Route } from '@angular/router';
import { routes } from './app.routes';

describe('the routes of the console', () => {
  const all = routes.flatMap(function withChildren(route): Route[] {
    return [route, ...(route.children ?? []).flatMap(withChildren)];
  });

  it('load every screen when it is gone to, none with the page to sign in on', () => {
    const eager = all.filter(({ component }) => component !== undefined).map(({ path }) => path);
    expect(eager).toEqual([]);
    const lazy = all.filter(({ loadComponent, loadChildren }) => loadComponent ?? loadChildren);
    expect(lazy.length).toBeGreaterThan(12);
    const without = all.filter(
      ({ loadComponent, loadChildren, redirectTo }) => (loadComponent ?? loadChildren ?? redirectTo) === undefined,
    );
    expect(without.map(({ path }) => path)).toEqual([]);
  });
});

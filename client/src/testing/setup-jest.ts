import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless/index.mjs';

// ES modules get `jest` on import.meta only; the specs use it as the global that its types describe.
Object.assign(globalThis, { jest: (import.meta as ImportMeta & { jest: typeof jest }).jest });

setupZonelessTestEnv({ errorOnUnknownElements: true, errorOnUnknownProperties: true });

// jsdom lays nothing out, so it has nothing to scroll.
Element.prototype.scrollIntoView = () => undefined;

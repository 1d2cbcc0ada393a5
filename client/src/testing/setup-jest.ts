import { jest } from '@jest/globals';
import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless/index.mjs';

// ES modules get no injected `jest`; the specs use it as the global that its types describe.
Object.assign(globalThis, { jest });

setupZonelessTestEnv({ errorOnUnknownElements: true, errorOnUnknownProperties: true });

// jsdom has no layout, hence nothing to scroll.
Element.prototype.scrollIntoView = () => undefined;

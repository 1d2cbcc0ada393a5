const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2023',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
        keepClassNames: true,
      },
      module: { type: 'es6' },
    },
  ],
};

/** One project for each size of server test; the file name says which (docs/decisions/0003). */
function size(displayName, testMatch, extra = {}) {
  return {
    displayName,
    rootDir: import.meta.dirname,
    testEnvironment: 'node',
    testMatch,
    transform,
    extensionsToTreatAsEsm: ['.ts'],
    moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
    setupFiles: ['reflect-metadata'],
    ...extra,
  };
}

const database = { globalSetup: '<rootDir>/test/start-database.ts', globalTeardown: '<rootDir>/test/stop-database.ts' };

export default {
  projects: [
    size('pure', ['<rootDir>/src/**/!(*.db|*.http).spec.ts', '<rootDir>/test/**/!(*.db|*.http).spec.ts']),
    size('db', ['<rootDir>/**/*.db.spec.ts'], database),
    size('http', ['<rootDir>/**/*.http.spec.ts'], database),
  ],
};

import eslint from '@eslint/js';
import angular from 'angular-eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * Bans of the house that no plugin knows, as syntax selectors. ESLint replaces the options of a rule when a later block sets it again,
 * so every block below spreads the full list that holds for its files.
 */
const everywhere = [
  ban(
    'CallExpression[callee.property.name="slice"][callee.object.callee.property.name="toISOString"]',
    'A clinic date is computed in the time zone of the location, never cut out of a UTC timestamp.',
  ),
  ban('Identifier[name="forwardRef"]', 'A cycle is a design fault: move what both sides need to the domain above.'),
  ban('Identifier[name=/^bypassSecurityTrust/]', 'Clinical text is untrusted: let Angular sanitise it.'),
  ban(
    'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
    'Text reaches the page through interpolation only.',
  ),
  ban('ExportAllDeclaration', 'No barrels: import from the file that defines the name.'),
];

const clock = [
  ban('NewExpression[callee.name="Date"][arguments.length=0]', 'Inject the Clock: logic takes "now" as an argument.'),
  ban('CallExpression[callee.name="Date"]', 'Inject the Clock: logic takes "now" as an argument.'),
  ban(
    'MemberExpression[object.name="Date"][property.name="now"]',
    'Inject the Clock: logic takes "now" as an argument.',
  ),
  ban(
    'MemberExpression[object.name="Temporal"][property.name="Now"]',
    'Inject the Clock: logic takes "now" as an argument.',
  ),
];

const randomness = [
  ban(
    'MemberExpression[object.name="Math"][property.name="random"]',
    'Use randomBytes for secrets, uuid v7 for ids and a seeded generator for demo data.',
  ),
];

const environment = [
  ban(
    'MemberExpression[object.name="process"][property.name="env"]',
    'Only platform/config reads the environment, which main hands to it; inject Config.',
  ),
  ban(
    'ImportSpecifier[imported.name="env"][parent.source.value=/^(node:)?process$/]',
    'Only platform/config reads the environment, which main hands to it; inject Config.',
  ),
];

const nest = [
  ban(
    'CallExpression[callee.property.name=/^(get|resolve)$/][callee.object.property.name="moduleRef"]',
    'Ask for the dependency in the constructor.',
  ),
  ban('Identifier[name="ModuleRef"]', 'Ask for the dependency in the constructor.'),
  ban(
    'CallExpression[callee.name="PartialType"]',
    'A partial update DTO lets a PATCH past the state machine: write the command.',
  ),
  ban('Property[key.name="synchronize"][value.value=true]', 'The schema changes through migrations only.'),
  ban(
    'CallExpression[callee.name=/^(OneToMany|BeforeInsert|BeforeUpdate|AfterLoad|EventSubscriber)$/]',
    'Entities map columns and nothing else.',
  ),
  ban(
    'Property[key.name=/^(eager|lazy|cascade)$/]',
    'Entities map columns and nothing else: queries say what they load.',
  ),
];

const vocabularyOnly = [
  ban(
    'ImportDeclaration[importKind!="type"][source.value=/\\u002frules\\u002f/] > ImportSpecifier[importKind!="type"][imported.name!=/^[A-Z][A-Z0-9_]*$/]',
    'An entity takes from rules/ only types and CONSTANT tables (such as a list of states), never a rule.',
  ),
];

const tests = [
  ban(
    'CallExpression[callee.object.name="jest"][callee.property.name=/^(mock|unstable_mockModule|doMock|spyOn)$/]',
    'Pass a fake that fails on unexpected calls.',
  ),
  ban(
    'CallExpression[callee.object.name=/^(it|test|describe)$/][callee.property.name=/^(only|skip|todo|fixme)$/]',
    'A test runs or is deleted.',
  ),
  ban('CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]', 'A test runs or is deleted.'),
  ban('CallExpression[callee.property.name=/^(toBeDefined|toBeTruthy)$/]', 'Assert the value, not that there is one.'),
];

const lastYearsAngular = [
  ban('Property[key.name="standalone"]', 'Standalone is the default.'),
  ban('Property[key.name="changeDetection"]', 'OnPush is the default.'),
  ban(
    'ImportSpecifier[imported.name=/^(fakeAsync|tick|flushMicrotasks|waitForAsync|provideZoneChangeDetection)$/]',
    'The client is zoneless: await the fixture.',
  ),
];

function ban(selector, message) {
  return { selector, message };
}

function bans(...lists) {
  return { 'no-restricted-syntax': ['error', ...lists.flat()] };
}

export default defineConfig(
  globalIgnores([
    '**/node_modules/',
    'dist/',
    '.data/',
    '.angular/',
    'coverage/',
    'client/src/api/generated/',
    'e2e/report/',
    'e2e/results/',
  ]),
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },

  {
    name: 'house/all',
    files: ['**/*.{ts,js,mjs,cjs}'],
    extends: [eslint.configs.recommended],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      ...bans(everywhere),
    },
  },
  {
    name: 'house/node-scripts',
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: nodeGlobals() },
    // Scripts talk to the person at the terminal.
    rules: { 'no-console': 'off' },
  },

  {
    name: 'house/typescript',
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.ts'] }, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      // `() => timer.refresh()` says what it does; the value is nobody's business.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // With noUncheckedIndexedAccess an index that was just checked needs one.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Rows are plain data: an entity has no methods that a spread could lose.
      '@typescript-eslint/no-misused-spread': 'off',
      // Options of Nest and Material are typed as classes and written as object literals by everyone, their manuals included.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Nest modules and Angular services are classes that only carry a decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', caughtErrors: 'all', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },

  {
    name: 'house/server',
    files: ['server/**/*.ts'],
    rules: bans(everywhere, clock, randomness, environment, nest),
  },
  {
    name: 'house/server-vocabulary',
    files: ['server/src/**/*.entity.ts'],
    rules: bans(everywhere, clock, randomness, environment, nest, vocabularyOnly),
  },
  {
    name: 'house/server-platform',
    // The platform owns the clock, so it may read it.
    files: ['server/src/platform/**/*.ts'],
    rules: bans(everywhere, randomness, environment, nest),
  },
  {
    name: 'house/server-config',
    files: ['server/src/platform/config/**/*.ts', 'server/src/main.ts'],
    rules: bans(everywhere, clock, randomness, nest),
  },
  {
    name: 'house/child-processes',
    // Programs that are started need the PATH of this process.
    files: ['server/src/platform/database/embedded/server-program.ts'],
    rules: bans(everywhere, randomness, nest),
  },
  {
    name: 'house/migrations',
    files: ['server/src/platform/database/migrations/**/*.ts'],
    rules: { 'max-lines': 'off', '@typescript-eslint/require-await': 'off' },
  },

  {
    name: 'house/client',
    files: ['client/src/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      ...bans(everywhere, clock, lastYearsAngular),
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@angular/common',
              importNames: ['CommonModule', 'NgIf', 'NgFor', 'NgForOf', 'NgSwitch', 'NgClass', 'NgStyle'],
              message: 'Use control flow and bindings.',
            },
            { name: '@angular/animations', message: 'Use animate.enter and animate.leave.' },
          ],
        },
      ],
      '@angular-eslint/component-class-suffix': 'off',
      '@angular-eslint/directive-class-suffix': 'off',
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'tl', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'tl', style: 'camelCase' }],
      '@angular-eslint/no-uncalled-signals': 'error',
      '@angular-eslint/prefer-host-metadata-property': 'error',
      '@angular-eslint/prefer-inject': 'error',
      '@angular-eslint/prefer-output-emitter-ref': 'error',
      '@angular-eslint/prefer-signals': 'error',
      '@angular-eslint/prefer-standalone': 'error',
    },
  },
  {
    name: 'house/client-clock',
    // The two seams behind which the console reads the time of the device.
    files: ['client/src/app/ui/clinic-time/clock.ts', 'client/src/app/ui/date-time/temporal-date-adapter.ts'],
    rules: bans(everywhere, lastYearsAngular),
  },
  {
    name: 'house/templates',
    files: ['client/src/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    rules: {
      '@angular-eslint/template/button-has-type': 'error',
      // The first field of the sign-in page: nothing stands before it that would be skipped.
      '@angular-eslint/template/no-autofocus': 'off',
      '@angular-eslint/template/no-any': 'error',
      '@angular-eslint/template/no-duplicate-attributes': 'error',
      '@angular-eslint/template/no-inline-styles': ['error', { allowNgStyle: false, allowBindToStyle: true }],
      '@angular-eslint/template/no-positive-tabindex': 'error',
      '@angular-eslint/template/prefer-control-flow': 'error',
      '@angular-eslint/template/prefer-class-binding': 'error',
      '@angular-eslint/template/prefer-self-closing-tags': 'error',
    },
  },

  {
    name: 'house/active-descendant',
    // Its options never take the focus: the combobox above them holds it and handles every key (aria-activedescendant).
    files: ['client/src/app/shell/palette/palette.html'],
    rules: {
      '@angular-eslint/template/click-events-have-key-events': 'off',
      '@angular-eslint/template/interactive-supports-focus': 'off',
    },
  },

  {
    name: 'house/tests',
    files: ['**/*.spec.ts', 'server/test/**/*.ts', 'client/src/testing/**/*.ts'],
    rules: {
      // A method handed to expect() is never called detached.
      '@typescript-eslint/unbound-method': 'off',
      // Fakes answer at once, and an expectation may look through what is not there.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Jest's matchers are typed as any.
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
    },
  },
  {
    name: 'house/server-tests',
    files: ['server/**/*.spec.ts'],
    rules: bans(everywhere, clock, randomness, environment, nest, tests),
  },
  {
    name: 'house/server-harness',
    // The harness hands the address of the test server from Jest's setup to its workers, for which the environment is the only way.
    files: ['server/test/**/*.ts'],
    ignores: ['server/test/**/*.spec.ts'],
    rules: bans(everywhere, randomness, nest, tests),
  },
  {
    name: 'house/client-tests',
    files: ['client/**/*.spec.ts'],
    rules: bans(everywhere, clock, lastYearsAngular, tests),
  },
  {
    name: 'house/e2e',
    files: ['e2e/**/*.ts'],
    rules: {
      ...bans(everywhere, tests),
      // Playwright fixtures without dependencies are written with an empty pattern.
      'no-empty-pattern': 'off',
    },
  },
);

function nodeGlobals() {
  const names = [
    'process',
    'console',
    'Buffer',
    'URL',
    'URLSearchParams',
    'fetch',
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'AbortController',
    'AbortSignal',
    'performance',
    'module',
    'require',
  ];
  return Object.fromEntries(names.map((name) => [name, 'readonly']));
}

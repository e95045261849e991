import { existsSync } from 'node:fs'
import { defineConfig, globalIgnores } from 'eslint/config'
import ts from 'typescript-eslint'

const HIDDEN_WORLD = 'The library has no hidden inputs: take it as an argument.'

export default defineConfig(
  globalIgnores(['dist/', 'temp/', 'coverage/', 'demo-output/', '**/*.generated.*']),
  // Has packages of its own, whose types are there once they are installed.
  existsSync(new URL('examples/pkcs11/node_modules', import.meta.url)) ? [] : globalIgnores(['examples/pkcs11/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { requireDefaultForNonUnion: true, considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/strict-boolean-expressions': ['error', { allowString: false, allowNumber: false }],
      eqeqeq: 'error',
      'no-else-return': 'error',
      'no-param-reassign': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: {
            direct: true,
            named: true,
            defaultFrom: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],
    },
  },

  {
    files: ['src/**/*.ts'],
    ignores: ['src/cli/**'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': [
        'error',
        ...['process', 'Buffer', 'setImmediate', '__dirname', '__filename', 'window', 'document', 'self'].map(
          (name) => ({
            name,
            message: 'The library runs in Node and in browsers: see src/platform.',
          }),
        ),
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: HIDDEN_WORLD },
        { selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]', message: HIDDEN_WORLD },
        { selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]', message: HIDDEN_WORLD },
        {
          selector: ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration[kind="let"]',
          message: 'No mutable module state.',
        },
        { selector: 'TSEnumDeclaration', message: 'A union of string literals does.' },
        { selector: 'ExportAllDeclaration', message: 'Name what is exported.' },
        { selector: 'AwaitExpression:not(:function *)', message: 'No top-level await: require() must work.' },
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/platform/node.js', '**/platform/browser.js'],
              message: "Import from '#platform', which chooses between Node and browser.",
            },
            {
              group: ['**/net/transport-node.js', '**/net/transport-browser.js'],
              message: "Import from '#transport', which chooses between Node and browser.",
            },
            {
              group: ['**/workers-node.js', '**/workers-browser.js'],
              message: "Import from '#workers', which chooses between Node and browser.",
            },
            { group: ['vitest', 'typescript'], message: 'A development tool, not there when the library runs.' },
          ],
        },
      ],
    },
  },

  // The one place where the clock is read, so that a caller need not hand it in.
  { files: ['src/time.ts'], rules: { 'no-restricted-syntax': 'off' } },

  {
    files: ['test/**/*.ts'],
    rules: {
      // Tests reach into fixtures whose shape they know, and matchers such as expect.any() are any.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      'no-param-reassign': 'off',
    },
  },

  {
    // Attackers change JSON at will, whatever its type says.
    files: ['test/attacks/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },

  // Tools want a default export; a seam declares what others export.
  { files: ['**/*.config.ts', '**/*.d.ts'], rules: { 'no-restricted-exports': 'off' } },

  {
    files: ['**/*.js', '**/*.mjs'],
    rules: { eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error', 'object-shorthand': 'error' },
  },
)

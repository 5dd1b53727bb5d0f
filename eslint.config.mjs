import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const TESTS = ['**/*.spec.ts', '**/*.fake.ts', 'test/**/*.ts', 'bench/**/*.ts', 'programs/**/*.ts'];
/** Programs and tests and the console alike. */
const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];
const PROGRAMS = [
  'src/main.ts',
  'src/require-node.ts',
  'src/cli/terminal.ts',
  'bench/**/*',
  '**/*.mjs',
  '**/*.cjs',
];

/** Words in comments that say that something is unfinished, or not what it seems. */
const UNFINISHED = ['todo', 'fixme', 'xxx', 'hack', 'for now', 'placeholder', 'not implemented', 'mock'];

const NAMED_EXPORTS = { selector: 'ExportDefaultDeclaration', message: 'Export it by its name.' };
const NO_CYCLES = {
  selector: "CallExpression[callee.name='forwardRef']",
  message: 'A cycle between providers is an error of the design.',
};
const FEW_PARAMETERS = [
  'FunctionDeclaration[params.length>4]',
  'ArrowFunctionExpression[params.length>4]',
  "MethodDefinition[kind!='constructor'] > FunctionExpression[params.length>4]",
].map((selector) => ({ selector, message: 'At most 4 parameters: pass an object.' }));
const FEW_COLLABORATORS = {
  selector: "MethodDefinition[kind='constructor'] > FunctionExpression[params.length>6]",
  message: 'More than 6 collaborators: the class has two jobs.',
};
/** What checks too little when it stands alone. */
const WEAK_CHECKS = {
  name: 'class-validator',
  importNames: ['ValidateNested', 'IsRFC3339', 'IsISO8601', 'IsDateString', 'IsNumberString'],
  message: 'Use NestedObject, NestedObjects, QueryNumber and RealTime of common/http/members.',
};
const WEAK_CONVERSIONS = {
  name: 'class-transformer',
  importNames: ['Type'],
  message: 'Use NestedObject, NestedObjects and QueryNumber of common/http/members.',
};

/** A switch names every member of its union: a default that catches the rest would forget the next one in silence. */
const EVERY_MEMBER = { considerDefaultExhaustiveForUnions: false };
/** Where "anything else" is meant: of a language's tokens, of what `typeof` can say, and in what a test looks at. */
const THE_REST = { considerDefaultExhaustiveForUnions: true };

export default defineConfig(
  { ignores: ['node_modules', 'dist', 'coverage', 'data', 'clients/typescript/api-types.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        Buffer: 'readonly',
        console: 'readonly',
        fetch: 'readonly',
        module: 'writable',
        process: 'readonly',
        structuredClone: 'readonly',
        URL: 'readonly',
        require: 'readonly',
      },
    },
  },
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // DTOs describe what is answered; the answer itself is plain data.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', EVERY_MEMBER],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-else-return': 'error',
      'no-restricted-syntax': ['error', NAMED_EXPORTS, NO_CYCLES, ...FEW_PARAMETERS, FEW_COLLABORATORS],
      'no-warning-comments': ['error', { terms: UNFINISHED, location: 'anywhere' }],
    },
  },
  {
    files: TESTS,
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', NAMED_EXPORTS, NO_CYCLES],
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['src/planning/reading/**/*.ts', 'src/common/wire/to-wire.ts', ...TESTS],
    rules: { '@typescript-eslint/switch-exhaustiveness-check': ['error', THE_REST] },
  },
  { files: PROGRAMS, rules: { 'no-console': 'off' } },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/common/http/members/**'],
    rules: { 'no-restricted-imports': ['error', { paths: [WEAK_CHECKS, WEAK_CONVERSIONS] }] },
  },
);

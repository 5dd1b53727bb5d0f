/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/programs', '<rootDir>/web/src'],
  testMatch: ['**/*.spec.ts'],
  // For machines that are busy with other things; no test measures time.
  testTimeout: 30_000,
  transform: { '^.+\\.ts$': '@swc/jest' },
};

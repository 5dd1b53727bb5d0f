/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/programs', '<rootDir>/web/src'],
  testMatch: ['**/*.spec.ts'],
  // For machines that are busy with other things; no test measures time.
  testTimeout: 30_000,
  // Two cores are two workers; the default is one, which then runs everything in one process that only grows.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  transform: { '^.+\\.ts$': '@swc/jest' },
};

// Sends requests of every kind to the application: `npm run fuzz`, or with a seed of an earlier run `npm run fuzz -- 7`.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

const [seed = String(randomInt(2 ** 31))] = process.argv.slice(2);
const { FUZZ_REQUESTS = '5000' } = process.env;
console.log(`${FUZZ_REQUESTS} requests, seed ${seed}: the same again with "npm run fuzz -- ${seed}"`);
const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', 'test/e2e/fuzz.e2e.spec.ts'];
const env = { ...process.env, FUZZ_REQUESTS, FUZZ_SEED: seed };
const { status } = spawnSync(process.execPath, jest, { env, stdio: 'inherit' });
process.exitCode = status ?? 1;

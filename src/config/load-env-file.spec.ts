import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEnvFile } from './load-env-file';

describe('loadEnvFile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reev-env-'));
  const path = join(folder, '.env');

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('does nothing without a file', () => {
    const variables = {};
    loadEnvFile(path, variables);
    expect(variables).toEqual({});
  });

  it('adds what the environment does not say', () => {
    const variables = { PORT: '1' };
    writeFileSync(path, 'PORT=2\n# a comment\nREEV_SANDBOX_ENDOWMENT="5 SOL, 1 USDC"\n');
    loadEnvFile(path, variables);
    expect(variables).toEqual({ PORT: '1', REEV_SANDBOX_ENDOWMENT: '5 SOL, 1 USDC' });
  });
});

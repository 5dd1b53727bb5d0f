import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { runCommand } from '../../src/cli/run.command';
import { startTestApp } from '../support/app';

const BENCHMARKS = join(__dirname, '../../benchmarks');

describe('reev run', () => {
  let app: NestFastifyApplication;
  let server: string;
  let printed: string[];

  beforeAll(async () => {
    app = await startTestApp();
    await app.listen(0, '127.0.0.1');
    server = await app.getUrl();
  });
  afterAll(() => app.close());
  beforeEach(() => {
    printed = [];
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    jest.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
  });
  afterEach(() => jest.restoreAllMocks());

  const run = (...args: string[]) => runCommand().parseAsync([...args, '--server', server], { from: 'user' });

  it('draws what a benchmark did and what it scored', async () => {
    await run(join(BENCHMARKS, 'transfer-sol.yml'));
    expect(printed.join('\n')).toMatch(/^✅ transfer-sol \(Score: 100\.0 %\): succeeded\n├─ ✅ static-/);
  });

  it('prints the statuses as JSON', async () => {
    await run(join(BENCHMARKS, 'transfer-sol.yml'), join(BENCHMARKS, 'show-positions.yml'), '--json');
    expect(JSON.parse(printed.join(''))).toMatchObject([
      { benchmark_id: 'transfer-sol', scoring: { score: 1 } },
      { benchmark_id: 'show-positions', scoring: { score: 1 } },
    ]);
  });

  it('fails when a benchmark does, and goes on to the next', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'reev-files-'));
    writeFileSync(join(folder, 'a.yml'), 'id: [');
    const paths = [folder, join(BENCHMARKS, 'transfer-sol.yml')];
    await expect(run(...paths)).rejects.toThrow('1 of 2 benchmarks did not succeed.');
    expect(printed).toHaveLength(3);
    expect(printed[2]).toBe('Total: 1 of 2 succeeded, mean score 50.0 %');
    await expect(run(join(folder, 'missing.yml'))).rejects.toThrow('There is no file');
  });
});

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { runCommand } from '../../src/cli/run.command';
import { startTestApp } from '../support/app';

const BENCHMARKS = join(__dirname, '../../benchmarks');
const file = (id: string) => join(BENCHMARKS, `${id}.yml`);

interface Report {
  readonly seed: string;
  readonly agents: readonly {
    readonly agent: string;
    readonly score: { readonly mean: number };
    readonly passHat: Readonly<Record<string, number>>;
    readonly recovery: { readonly disturbed: number; readonly recovered: number };
    readonly infrastructureErrors: number;
    readonly tasks: readonly { readonly trials: readonly { readonly seed: number }[] }[];
  }[];
}

describe('reev run --trials', () => {
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
  const report = () => JSON.parse(printed.join('')) as Report;

  it('runs every file as often as asked and sums the runs up', async () => {
    await run(
      file('transfer-sol'),
      file('recover-slippage'),
      '--trials',
      '3',
      '--seed',
      's',
      '--report',
      'json',
    );
    const [agent] = report().agents;
    expect(agent).toMatchObject({ agent: 'deterministic', score: { mean: 1 }, infrastructureErrors: 0 });
    expect(agent?.passHat).toEqual({ 1: 1, 2: 1, 3: 1 });
    expect(agent?.recovery).toMatchObject({ disturbed: 3, recovered: 3 });
    expect(agent?.tasks.map(({ trials }) => trials.length)).toEqual([3, 3]);
  });

  it('draws the same seeds from the same seed', async () => {
    const seeds = async (seed: string) => {
      printed = [];
      await run(file('transfer-sol'), '--trials', '2', '--seed', seed, '--report', 'json');
      return report().agents[0]?.tasks[0]?.trials.map((trial) => trial.seed);
    };
    const first = await seeds('a');
    expect(await seeds('a')).toEqual(first);
    expect(await seeds('b')).not.toEqual(first);
  });

  it('writes the report where it is asked to', async () => {
    const output = join(mkdtempSync(join(tmpdir(), 'reev-report-')), 'report.html');
    await run(file('transfer-sol'), '--report', 'html', '--output', output);
    expect(readFileSync(output, 'utf8')).toMatch(/^<!doctype html>[^]*transfer-sol/);
    expect(printed).toEqual([]);
  });

  it('goes on with the rest when a file is refused, and says so at the end', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'reev-files-'));
    writeFileSync(join(folder, 'a.yml'), 'id: [');
    await expect(run(folder, file('transfer-sol'), '--trials', '1', '--report', 'json')).rejects.toThrow(
      '1 files were refused.',
    );
    expect(report().agents[0]?.tasks).toHaveLength(1);
  });

  it('refuses what nothing reads when it is strict', async () => {
    const odd = join(mkdtempSync(join(tmpdir(), 'reev-files-')), 'odd.yml');
    writeFileSync(odd, `${readFileSync(file('transfer-sol'), 'utf8')}surprise: 1\n`);
    await expect(run(odd, '--trials', '1', '--strict', '--report', 'json')).rejects.toThrow('were refused');
  });

  it.each(['0', '-1', '1.5', 'many', '1001'])('takes no %s trials', async (count) => {
    const command = runCommand()
      .exitOverride()
      .configureOutput({ writeErr: () => undefined });
    const args = [file('transfer-sol'), '--trials', count, '--server', server];
    await expect(command.parseAsync(args, { from: 'user' })).rejects.toThrow('whole number from 1 to 1000');
  });
});

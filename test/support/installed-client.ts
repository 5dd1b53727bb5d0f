import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(__dirname, '..', '..');
const COMPILER = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
const run = promisify(execFile);

/** The packed client, installed into the folder of an application that has nothing else. */
export class InstalledClient {
  private constructor(
    private readonly folder: string,
    private readonly application: string,
  ) {}

  /** Builds, packs and installs the package as a registry would hand it out, without a network. */
  static async install(): Promise<InstalledClient> {
    const folder = mkdtempSync(join(tmpdir(), 'reev-client-'));
    const built = join(folder, 'package');
    const application = join(folder, 'application');
    await run(process.execPath, [join(ROOT, 'scripts', 'build-client.mjs'), built]);
    const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder, built]);
    const [{ filename }] = JSON.parse(stdout) as [{ readonly filename: string }];
    mkdirSync(application);
    writeFileSync(join(application, 'package.json'), '{"private":true}');
    const options = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund'];
    await run('npm', ['install', ...options, join(folder, filename)], { cwd: application });
    return new InstalledClient(folder, application);
  }

  /** Runs a program in the application, and returns what it printed. @param name with its extension */
  async run(name: string, text: string): Promise<string> {
    writeFileSync(join(this.application, name), text);
    const { stdout } = await run(process.execPath, [name], { cwd: this.application });
    return stdout.trim();
  }

  /** Type-checks a program of the application, its declarations included. @returns the complaints */
  async check(name: string, text: string, options: readonly string[]): Promise<string> {
    writeFileSync(join(this.application, name), text);
    const strict = ['--strict', '--noEmit', '--target', 'es2022', '--lib', 'es2023,dom,dom.iterable'];
    const flags = [...strict, '--ignoreConfig', ...options];
    try {
      await run(process.execPath, [COMPILER, ...flags, name], { cwd: this.application });
      return '';
    } catch (error) {
      return (error as { readonly stdout: string }).stdout;
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

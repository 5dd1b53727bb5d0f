import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = resolve(__dirname, '..', '..');
const REGISTER = join(ROOT, 'test', 'support', 'register-ts.cjs');
const PRELOADED = ['--require', REGISTER, '--require', join(ROOT, 'src', 'instrument.ts')];
const LISTENING = /Listening at (http:\S+?),/;

/** What a test that failed has left behind. */
const running = new Set<ServiceProcess>();
afterAll(async () => {
  for (const service of running) await service.end('SIGKILL');
});

/** The service in a process of its own, started from the sources as `npm start` starts the build. */
export class ServiceProcess {
  private readonly output: string[] = [];

  private constructor(
    private readonly child: ChildProcess,
    private readonly dataDir: string,
  ) {}

  /** Starts on a free port with a new data directory, and resolves when it listens or has ended. */
  static async start(variables: Readonly<Record<string, string>> = {}): Promise<ServiceProcess> {
    const dataDir = mkdtempSync(join(tmpdir(), 'reev-service-'));
    const env = {
      PATH: process.env['PATH'],
      PORT: '0',
      HOST: '127.0.0.1',
      REEV_DATA_DIR: dataDir,
      ...variables,
    };
    const child = spawn(process.execPath, [...PRELOADED, join(ROOT, 'src', 'main.ts')], {
      cwd: dataDir,
      env,
    });
    const service = new ServiceProcess(child, dataDir);
    running.add(service);
    await service.readUntil(LISTENING);
    return service;
  }

  /** Everything that it printed so far. */
  get printed(): string {
    return this.output.join('\n');
  }

  /** @throws {Error} with what it printed, when it does not listen */
  get url(): string {
    const [, url] = LISTENING.exec(this.printed) ?? [];
    if (url === undefined) throw new Error(`The service does not listen:\n${this.printed}`);
    return url;
  }

  /** Sends a signal and waits for the end. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<{ code: number | null; signal: string | null }> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill(signal);
      await once(this.child, 'exit');
    }
    rmSync(this.dataDir, { recursive: true, force: true });
    running.delete(this);
    return { code: this.child.exitCode, signal: this.child.signalCode };
  }

  private async readUntil(pattern: RegExp): Promise<void> {
    const { stdout, stderr } = this.child;
    if (stdout === null || stderr === null) throw new Error('The output of the service is not piped');
    const found = new Promise<void>((found) => {
      for (const stream of [stdout, stderr])
        createInterface(stream).on('line', (line) => {
          this.output.push(line);
          if (pattern.test(line)) found();
        });
    });
    await Promise.race([found, once(this.child, 'close')]);
  }
}

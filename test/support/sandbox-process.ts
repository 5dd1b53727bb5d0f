import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..');
const REGISTER = join(ROOT, 'test', 'support', 'register-ts.cjs');
const LISTENING = /JSON-RPC at (http:\S+), WebSocket at (ws:\S+)\./;

const running = new Set<SandboxProcess>();
afterAll(async () => {
  for (const sandbox of running) await sandbox.end('SIGKILL');
});

/** `reev sandbox` in a process of its own, started from the sources, on ports of the system's choice. */
export class SandboxProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly http: string,
    readonly webSocket: string,
  ) {}

  /** Resolves when it listens. @throws {Error} with what it said when it ended instead */
  static async start(dataDir: string, ...more: string[]): Promise<SandboxProcess> {
    const args = ['sandbox', '--port', '0', '--data-dir', dataDir, ...more];
    const child = spawn(
      process.execPath,
      ['--require', REGISTER, join(ROOT, 'src', 'cli', 'main.ts'), ...args],
      {
        cwd: dataDir,
        env: { PATH: process.env['PATH'] },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    let said = '';
    const [, http = '', webSocket = ''] = await new Promise<RegExpExecArray>((listens, fails) => {
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = LISTENING.exec(said);
        if (found) listens(found);
      });
      child.once('exit', () => fails(new Error(`The sandbox ended:\n${said}`)));
    });
    const sandbox = new SandboxProcess(child, http, webSocket);
    running.add(sandbox);
    return sandbox;
  }

  /** Sends a signal and waits for the end. @returns the exit code; null for a signal */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill(signal);
      await once(this.child, 'exit');
    }
    running.delete(this);
    return this.child.exitCode;
  }
}

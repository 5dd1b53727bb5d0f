import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const INSTALLED = '/usr/lib/postgresql';

/** The folder of the newest PostgreSQL that Debian installed; `undefined` when there is none. */
export const POSTGRES_BIN = existsSync(INSTALLED)
  ? readdirSync(INSTALLED)
      .toSorted((a, b) => Number(b) - Number(a))
      .map((version) => join(INSTALLED, version, 'bin'))
      .find((folder) => existsSync(join(folder, 'initdb')))
  : undefined;

const running = new Set<PostgresServer>();
afterAll(() => {
  for (const server of running) server.dispose();
});

/** A PostgreSQL server of the test's own on loopback, to be killed and started again. */
export class PostgresServer {
  readonly url: string;

  private constructor(
    private readonly bin: string,
    private readonly folder: string,
    private readonly port: number,
  ) {
    this.url = `postgres://reev@127.0.0.1:${port}/postgres`;
  }

  static async create(bin: string): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'reev-postgres-'));
    if (isRoot()) chownSync(folder, idOf('-u'), idOf('-g'));
    const server = new PostgresServer(bin, folder, await freePort());
    running.add(server);
    server.run('initdb', '-D', join(folder, 'data'), '-U', 'reev', '-A', 'trust', '-E', 'UTF8');
    server.start();
    return server;
  }

  start(): void {
    this.dropLocksOfTheDead();
    const options = `-p ${this.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${this.folder}`;
    this.control('-w', '-l', join(this.folder, 'log'), '-o', options, 'start');
  }

  /** Ends it without a word: nothing is flushed, no connection is told. */
  kill(): void {
    const [pid] = readFileSync(join(this.folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
  }

  /** A killed server that nobody has waited for yet keeps its number, and its locks would hold up the next one. */
  private dropLocksOfTheDead(): void {
    const lock = join(this.folder, 'data', 'postmaster.pid');
    if (!existsSync(lock)) return;
    const [pid = ''] = readFileSync(lock, 'utf8').split('\n');
    const state = join('/proc', pid, 'stat');
    for (let looks = 0; looks < 500 && existsSync(state); looks += 1) {
      if (/ Z /.test(readFileSync(state, 'utf8'))) break;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
    for (const left of [lock, join(this.folder, `.s.PGSQL.${this.port}.lock`)]) rmSync(left, { force: true });
  }

  dispose(): void {
    if (!running.delete(this)) return;
    try {
      this.control('-m', 'immediate', 'stop');
    } catch {
      // It was not running.
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private control(...args: readonly string[]): void {
    this.run('pg_ctl', '-D', join(this.folder, 'data'), ...args);
  }

  /** PostgreSQL refuses to run as root. */
  private run(name: string, ...args: readonly string[]): void {
    const command = [join(this.bin, name), ...args];
    const [program = '', ...rest] = isRoot() ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    execFileSync(program, rest, { cwd: this.folder, stdio: 'ignore' });
  }
}

const isRoot = () => process.getuid?.() === 0;

function idOf(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

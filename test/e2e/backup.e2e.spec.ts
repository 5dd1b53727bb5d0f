import { existsSync, mkdtempSync, mkdirSync, cpSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { reev } from '../support/cli-process';
import { freshWallet } from '../support/flows';
import { ServiceProcess } from '../support/service-process';

describe('reev backup', () => {
  const root = mkdtempSync(join(tmpdir(), 'reev-backup-'));
  const dataDir = join(root, 'data');
  const variables = { REEV_DATA_DIR: dataDir };
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const setTo = async (url: string, wallet: string, lamports: number) => {
    const answer = await fetch(`${url}/api/v1/sandbox/wallets/${wallet}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sol_balance: String(lamports), token_balances: [] }),
    });
    expect(answer.status).toBe(200);
  };
  const balance = async (url: string, wallet: string) => {
    const answer = await fetch(`${url}/api/v1/sandbox/wallets/${wallet}`);
    return Number(((await answer.json()) as { sol_balance: string }).sol_balance);
  };

  it('makes a consistent copy while the service writes, from which another starts', async () => {
    const file = join(root, 'copy.db');
    const service = await ServiceProcess.start(variables);
    expect(statSync(join(dataDir, 'reev.sock')).mode & 0o777).toBe(0o600);
    const wallets = Array.from({ length: 4 }, freshWallet);
    for (const wallet of wallets) await setTo(service.url, wallet, 1);
    const over = new AbortController();
    let written = 1;
    const writing = (async () => {
      while (!over.signal.aborted) {
        for (const wallet of wallets) await setTo(service.url, wallet, written + 1);
        written += 1;
      }
    })();
    const before = written;
    expect(await reev(['backup', file], { variables })).toMatchObject({ code: 0 });
    over.abort();
    await writing;
    const again = await reev(['backup', file], { variables });
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('is there already')]);
    expect((await service.end()).code).toBe(0);

    const copy = new DatabaseSync(file, { readOnly: true });
    expect(copy.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    copy.close();
    expect(existsSync(`${file}.part`)).toBe(false);

    mkdirSync(join(root, 'restored'));
    cpSync(file, join(root, 'restored', 'reev.db'));
    const restored = await ServiceProcess.start({ REEV_DATA_DIR: join(root, 'restored') });
    const balances = await Promise.all(wallets.map((wallet) => balance(restored.url, wallet)));
    for (const [index, held] of balances.entries()) {
      expect(held).toBeGreaterThanOrEqual(before);
      expect(held).toBeLessThanOrEqual(balances[index - 1] ?? written);
    }
    expect((await restored.end()).code).toBe(0);
  }, 180_000);

  it('copies the store by itself when no service holds it, also after a kill', async () => {
    const service = await ServiceProcess.start(variables);
    const wallet = freshWallet();
    await setTo(service.url, wallet, 42);
    await service.end('SIGKILL');
    expect(existsSync(join(dataDir, 'reev.sock'))).toBe(true);
    const file = join(root, 'offline.db');
    expect(await reev(['backup', file], { variables })).toMatchObject({ code: 0 });
    mkdirSync(join(root, 'offline'));
    cpSync(file, join(root, 'offline', 'reev.db'));
    const restored = await ServiceProcess.start({ REEV_DATA_DIR: join(root, 'offline') });
    expect(await balance(restored.url, wallet)).toBe(42);
    await restored.end();
  }, 180_000);

  it.each<[string, Record<string, string>, RegExp, number]>([
    ['a folder without a store', { REEV_DATA_DIR: join(root, 'none') }, /There is no store at/, 1],
    ['Postgres', { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, /pg_dump/, 2],
  ])(
    'says what to do about %s',
    async (_case, elsewhere, message, code) => {
      const end = await reev(['backup', join(root, 'no.db')], { variables: elsewhere });
      expect(end.code).toBe(code);
      expect(end.stderr).toMatch(message);
      expect(existsSync(join(root, 'no.db'))).toBe(false);
    },
    60_000,
  );

  it('leaves nothing behind where it cannot write', async () => {
    writeFileSync(join(root, 'a file'), '');
    const file = join(root, 'a file', 'copy.db');
    const end = await reev(['backup', file], { variables });
    expect(end.code).toBe(1);
    expect(end.stderr).not.toMatch(/\n\s+at /);
  }, 60_000);
});

import {
  closeSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshWallet } from '../support/flows';
import { ServiceProcess } from '../support/service-process';

const root = mkdtempSync(join(tmpdir(), 'reev-lost-'));
const killed = join(root, 'killed');
const wallet = freshWallet();
let copies = 0;

/** A copy of what the killed process left, to be damaged. */
function copyOf(): { readonly folder: string; readonly file: string; readonly log: string } {
  const folder = join(root, `copy-${(copies += 1)}`);
  cpSync(killed, folder, { recursive: true });
  return { folder, file: join(folder, 'reev.db'), log: join(folder, 'reev.db-wal') };
}

function overwrite(path: string, from: number): void {
  const descriptor = openSync(path, 'r+');
  writeSync(descriptor, Buffer.alloc(4_096, 0xa5), 0, 4_096, from);
  closeSync(descriptor);
}

/** What the service prints that does not start. */
async function refusal(folder: string): Promise<string> {
  const service = await ServiceProcess.start({ REEV_DATA_DIR: folder });
  expect(() => service.url).toThrow('does not listen');
  expect((await service.end()).code).toBe(1);
  return service.printed;
}

async function holdings(folder: string): Promise<unknown> {
  const service = await ServiceProcess.start({ REEV_DATA_DIR: folder });
  const answer = await fetch(`${service.url}/api/v1/sandbox/wallets/${wallet}`);
  const body: unknown = await answer.json();
  expect((await service.end('SIGTERM')).code).toBe(0);
  return body;
}

async function setTo(url: string, lamports: string): Promise<void> {
  const answer = await fetch(`${url}/api/v1/sandbox/wallets/${wallet}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sol_balance: lamports, token_balances: [] }),
  });
  expect(answer.status).toBe(200);
}

describe('a store that lost something after a kill', () => {
  beforeAll(async () => {
    const first = await ServiceProcess.start({ REEV_DATA_DIR: killed });
    await setTo(first.url, '1000');
    await first.end('SIGTERM');
    expect(existsSync(join(killed, 'reev.db-commits'))).toBe(false);
    const second = await ServiceProcess.start({ REEV_DATA_DIR: killed });
    for (let round = 1; round <= 20; round += 1) await setTo(second.url, String(round * 1_000_000));
    await second.end('SIGKILL');
  }, 180_000);
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('starts when nothing is lost, and again after that', async () => {
    const { folder } = copyOf();
    for (let start = 1; start <= 2; start += 1)
      expect(await holdings(folder)).toMatchObject({ sol_balance: '20000000' });
  }, 180_000);

  it.each<[string, (log: string) => void, RegExp]>([
    ['deleted', (log) => rmSync(log), /reev\.db-wal is missing.*reev\.db-commits/],
    ['emptied', (log) => truncateSync(log, 0), /reev\.db-wal is cut or damaged/],
    ['cut', (log) => truncateSync(log, statSync(log).size - 5_000), /reev\.db-wal is cut or damaged/],
    [
      'damaged',
      (log) => overwrite(log, Math.floor(statSync(log).size / 2)),
      /reev\.db-wal is cut or damaged/,
    ],
  ])(
    'refuses a log that was %s, names it, and leaves it as it was',
    async (_case, harm, message) => {
      const { folder, log } = copyOf();
      harm(log);
      const before = existsSync(log) ? readFileSync(log) : undefined;
      expect(await refusal(folder)).toMatch(message);
      expect(existsSync(log) ? readFileSync(log) : undefined).toEqual(before);
      if (before === undefined) cpSync(join(killed, 'reev.db-wal'), log);
      else expect(await refusal(folder)).toMatch(message);
      rmSync(log);
      cpSync(join(killed, 'reev.db-wal'), log);
      expect(await holdings(folder)).toMatchObject({ sol_balance: '20000000' });
    },
    180_000,
  );

  it('goes on with what is left when it is told to', async () => {
    const { folder, log } = copyOf();
    rmSync(log);
    await refusal(folder);
    rmSync(join(folder, 'reev.db-commits'));
    expect(await holdings(folder)).toMatchObject({ sol_balance: '1000' });
  }, 180_000);

  it.each<[string, (file: string) => void, RegExp]>([
    ['overwritten', (file) => overwrite(file, 0), /reev\.db is damaged/],
    ['cut', (file) => truncateSync(file, 8_192), /reev\.db is damaged/],
    ['damaged in the middle', (file) => overwrite(file, 4_096 * 3), /reev\.db is damaged/],
    ['deleted', (file) => rmSync(file), /reev\.db is missing/],
  ])(
    'names a main file that was %s',
    async (_case, harm, message) => {
      const { folder, file, log } = copyOf();
      harm(file);
      const before = readFileSync(log);
      expect(await refusal(folder)).toMatch(message);
      expect(readFileSync(log)).toEqual(before);
    },
    180_000,
  );
});

import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import bs58 from 'bs58';
import { Ed25519Key, isSignedBy } from '../embedded/ed25519';
import { readKeyFile } from './read-key-file';

describe('readKeyFile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reev-keys-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const seed = randomBytes(32);
  const key = new Ed25519Key(seed);
  const pair = Buffer.concat([seed, key.publicKey]);

  function file(content: string, mode = 0o600): string {
    const path = join(folder, `${randomBytes(4).toString('hex')}.json`);
    writeFileSync(path, content);
    chmodSync(path, mode);
    return path;
  }

  it.each([
    ['the array that the tools of Solana write', JSON.stringify([...pair])],
    ['base58 as wallets export it', `${bs58.encode(pair)}\n`],
  ])('signs with %s', async (_name, content) => {
    const signer = readKeyFile(file(content));
    expect(signer.address).toBe(key.address);
    expect(await signer.isAvailable()).toBe(true);
    const message = randomBytes(200);
    expect(isSignedBy(key.address, message, await signer.sign(message))).toBe(true);
  });

  it.each([0o640, 0o604, 0o644, 0o620])('refuses a file with mode %o', (mode) => {
    expect(() => readKeyFile(file(JSON.stringify([...pair]), mode))).toThrow(
      /can be read by others.*chmod 600/,
    );
  });

  it.each([
    ['nothing', ''],
    ['half a key', JSON.stringify([...seed])],
    ['numbers that are no bytes', JSON.stringify([...pair.subarray(1), 256])],
    ['an object', '{"key":1}'],
    ['text', 'correct horse battery staple'],
    ['halves of two keys', JSON.stringify([...seed, ...new Ed25519Key(randomBytes(32)).publicKey])],
  ])('refuses %s, and repeats nothing of it', (_name, content) => {
    const path = file(content);
    expect(() => readKeyFile(path)).toThrow(RangeError);
    expect(() => readKeyFile(path)).toThrow(path);
    if (content.length > 0) expect(() => readKeyFile(path)).not.toThrow(content);
  });

  it('refuses what is not there, and what is a folder', () => {
    expect(() => readKeyFile(join(folder, 'nowhere.json'))).toThrow(/is not a file/);
    expect(() => readKeyFile(folder)).toThrow(/is not a file/);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection, Keypair, LAMPORTS_PER_SOL, SystemProgram, Transaction } from '@solana/web3.js';
import { reev } from '../support/cli-process';
import { callRpc } from '../support/sandbox-chain';
import { SandboxProcess } from '../support/sandbox-process';

describe('reev sandbox', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'reev-sandbox-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('keeps everything that it has answered, also when it is killed', async () => {
    const payer = Keypair.generate();
    const to = Keypair.generate().publicKey;
    const first = await SandboxProcess.start(dataDir);
    const before = new Connection(first.http, 'confirmed');
    const genesis = await before.getGenesisHash();
    await before.requestAirdrop(payer.publicKey, 2 * LAMPORTS_PER_SOL);
    const latest = await before.getLatestBlockhash();
    const transfer = SystemProgram.transfer({
      fromPubkey: payer.publicKey,
      toPubkey: to,
      lamports: LAMPORTS_PER_SOL,
    });
    const transaction = new Transaction({ feePayer: payer.publicKey, ...latest }).add(transfer);
    transaction.sign(payer);
    const signature = await before.sendRawTransaction(transaction.serialize());
    await first.end('SIGKILL');

    const second = await SandboxProcess.start(dataDir);
    const after = new Connection(second.http, 'confirmed');
    expect(await after.getGenesisHash()).toBe(genesis);
    expect(await after.getBalance(to)).toBe(LAMPORTS_PER_SOL);
    expect((await after.getSignatureStatus(signature)).value).toMatchObject({ err: null });
    expect((await after.isBlockhashValid(latest.blockhash)).value).toBe(true);
    const again = await callRpc(second, 'sendTransaction', [
      transaction.serialize().toString('base64'),
      { encoding: 'base64' },
    ]);
    expect(again.error).toMatchObject({ code: -32002, data: { err: 'AlreadyProcessed' } });
    expect(await second.end('SIGTERM')).toBe(0);
  });

  it('starts where a service is configured to use it', async () => {
    const variables = ['REEV_LEDGER=rpc', 'REEV_RPC_URLS=http://127.0.0.1:9', 'REEV_RPC_GENESIS=devnet'];
    writeFileSync(join(dataDir, '.env'), variables.join('\n'));
    const sandbox = await SandboxProcess.start(dataDir);
    expect((await callRpc(sandbox, 'getHealth')).result).toBe('ok');
    await sandbox.end('SIGTERM');
  });

  it('lets clients cheat only when it is told to', async () => {
    const strict = await SandboxProcess.start(dataDir);
    expect((await callRpc(strict, 'surfnet_getSurfnetInfo')).error?.code).toBe(-32601);
    await strict.end('SIGTERM');
    const open = await SandboxProcess.start(dataDir, '--cheatcodes');
    expect((await callRpc(open, 'surfnet_getSurfnetInfo')).error).toBeUndefined();
    await open.end('SIGTERM');
  });

  it('says which port it cannot have', async () => {
    const first = await SandboxProcess.start(dataDir);
    const port = new URL(first.http).port;
    const second = await reev(['sandbox', '--port', port, '--data-dir', join(dataDir, 'other')]);
    expect(second.code).toBe(2);
    expect(second.stderr).toContain('REEV_SANDBOX_RPC');
    await first.end('SIGTERM');
  });

  it('does not share its data with another process', async () => {
    const first = await SandboxProcess.start(dataDir);
    const second = await reev(['sandbox', '--port', '0', '--data-dir', dataDir]);
    expect(second.code).toBe(3);
    await first.end('SIGTERM');
  });
});

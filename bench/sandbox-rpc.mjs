// What the sandbox's JSON-RPC costs beside its bare VM: `npm run bench:rpc`. The server is `reev sandbox` in a process of its
// own; 16 requests are under way at a time. The same signed transfers are then executed by a bare VM in this process.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Keypair, SystemProgram, TransactionMessage, VersionedTransaction } from '@solana/web3.js';

const require = createRequire(import.meta.url);
const { Account, LiteSvm } = require('litesvm/dist/internal');

const UNDER_WAY = 16;
const READS = 5_000;
const TRANSFERS = 2_000;
const USDC = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
const BASE64 = { encoding: 'base64' };

const folder = mkdtempSync(join(tmpdir(), 'reev-bench-'));
const args = ['dist/cli/main.js', 'sandbox', '--port', '0', '--data-dir', folder];
const server = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
const url = await new Promise((found) => {
  server.stderr.on('data', (chunk) => {
    const [, http] = /JSON-RPC at (http:\S+),/.exec(String(chunk)) ?? [];
    if (http) found(http);
  });
});
const agent = new Agent({ keepAlive: true, maxSockets: UNDER_WAY });

function call(method, params) {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((answered, failed) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () => answered(JSON.parse(text)));
    });
    sent.on('error', failed).end(body);
  });
}

/** How many a second. */
async function rateOf(count, work) {
  const begun = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: UNDER_WAY }, worker));
  return (count / (performance.now() - begun)) * 1_000;
}

const payer = Keypair.generate();
await call('requestAirdrop', [payer.publicKey.toBase58(), 1_000_000_000_000]);
const read = () => call('getAccountInfo', [USDC, BASE64]);
await rateOf(500, read);
const reads = await rateOf(READS, read);

const { result } = await call('getLatestBlockhash', [{ commitment: 'confirmed' }]);
const wires = Array.from({ length: TRANSFERS }, (_, index) => {
  const toPubkey = Keypair.generate().publicKey;
  const transfer = { fromPubkey: payer.publicKey, toPubkey, lamports: 1_000_000 + index };
  const message = new TransactionMessage({
    payerKey: payer.publicKey,
    recentBlockhash: result.value.blockhash,
    instructions: [SystemProgram.transfer(transfer)],
  });
  const transaction = new VersionedTransaction(message.compileToV0Message());
  transaction.sign([payer]);
  return Buffer.from(transaction.serialize());
});
let refused = 0;
const sends = await rateOf(TRANSFERS, async (index) => {
  const { error } = await call('sendTransaction', [wires[index].toString('base64'), BASE64]);
  if (error) refused += 1;
});

const vm = new LiteSvm();
vm.setBlockhashCheck(false);
vm.setSigverify(false);
vm.setTransactionHistory(0n);
const funds = new Account(10n ** 13n, new Uint8Array(), new Uint8Array(32), false, 0n);
vm.setAccount(payer.publicKey.toBytes(), funds);
const begun = performance.now();
for (const wire of wires) vm.sendVersionedTransaction(wire);
const bare = (TRANSFERS / (performance.now() - begun)) * 1_000;
const landed = vm.getBalance(payer.publicKey.toBytes()) ?? 0n;

server.kill('SIGTERM');
agent.destroy();
rmSync(folder, { recursive: true, force: true });
console.log(`getAccountInfo   ${Math.round(reads)} a second`);
console.log(`sendTransaction  ${Math.round(sends)} a second, durable when answered; ${refused} refused`);
console.log(
  `bare VM          ${Math.round(bare)} transfers a second (${landed < 10n ** 13n ? 'landed' : 'none landed'})`,
);
console.log(`ratio            ${(bare / sends).toFixed(1)} bare transfers for each that was sent`);

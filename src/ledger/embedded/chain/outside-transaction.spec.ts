import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { AddressLookupTableAccount, Keypair, SystemProgram, TransactionMessage } from '@solana/web3.js';
import { readMessage, readTransaction, wireOf } from './outside-transaction';

const PAYER = Keypair.fromSeed(Uint8Array.from({ length: 32 }, () => 7));
const TO = Keypair.fromSeed(Uint8Array.from({ length: 32 }, () => 8)).publicKey;
const TABLE = Keypair.fromSeed(Uint8Array.from({ length: 32 }, () => 9)).publicKey;
const TRANSFER = SystemProgram.transfer({ fromPubkey: PAYER.publicKey, toPubkey: TO, lamports: 1_000_000n });

const compiled = new TransactionMessage({
  payerKey: PAYER.publicKey,
  recentBlockhash: TABLE.toBase58(),
  instructions: [TRANSFER],
});
const tables = [
  new AddressLookupTableAccount({
    key: TABLE,
    state: { addresses: [TO], deactivationSlot: 1n, lastExtendedSlot: 0, lastExtendedSlotStartIndex: 0 },
  }),
];

/** By the layout in the proposal: header, mask, lifetime, counts, addresses, configuration, heads, payloads. */
function v1Message(): Uint8Array {
  const configuration = Buffer.alloc(20);
  configuration.writeBigUInt64LE(5n, 0);
  configuration.writeUInt32LE(10_000, 8);
  configuration.writeUInt32LE(100_000, 12);
  configuration.writeUInt32LE(32_768, 16);
  const addresses = [PAYER.publicKey, TO, SystemProgram.programId].map((key) => key.toBytes());
  const head = Buffer.of(2, 2, TRANSFER.data.length, 0);
  return Buffer.concat([
    ...[Buffer.of(0x81, 1, 0, 1), Buffer.of(0b11111, 0, 0, 0), Buffer.alloc(32, 3), Buffer.of(1, 3)],
    ...addresses,
    ...[configuration, head, Buffer.of(0, 1), TRANSFER.data],
  ]);
}

const MESSAGES = [
  compiled.compileToLegacyMessage().serialize(),
  compiled.compileToV0Message(tables).serialize(),
  v1Message(),
].map((message) => Uint8Array.from(message));
const WIRES = MESSAGES.map((message) => wireOf(message, [new Uint8Array(64).fill(1)]));

/** Simulates every line that it reads, and says when it is through. */
const VM = `
  const { LiteSvm, Account } = require('litesvm/dist/internal');
  const svm = new LiteSvm();
  svm.setBlockhashCheck(false);
  svm.setSigverify(false);
  svm.setAccount(Buffer.from('${Buffer.from(PAYER.publicKey.toBytes()).toString('hex')}', 'hex'),
    new Account(10n ** 12n, new Uint8Array(), new Uint8Array(32), false, 0n));
  for (const line of require('node:fs').readFileSync(0, 'utf8').split('\\n').filter(Boolean))
    svm.simulateVersionedTransaction(Buffer.from(line, 'hex'));
  process.stdout.write('through');`;

describe('readTransaction', () => {
  it.each([
    ['legacy', 0],
    [0, 1],
    [1, 2],
  ] as const)('reads a message of version %s, alone and signed', (version, index) => {
    const [message, wire] = [MESSAGES[index], WIRES[index]];
    const transaction = readTransaction(wire ?? new Uint8Array());
    expect(transaction.content).toMatchObject({ version, calls: [{ data: TRANSFER.data }] });
    expect(transaction.content).toEqual(readMessage(message ?? new Uint8Array()));
    expect(Buffer.from(transaction.message)).toEqual(Buffer.from(message ?? []));
    expect(transaction.signatures).toHaveLength(1);
  });

  it('reads the configuration of a v1 message', () => {
    expect(readTransaction(WIRES[2] ?? new Uint8Array()).content.config).toEqual({
      priorityFee: 5n,
      computeUnitLimit: 10_000,
      loadedAccountsDataSizeLimit: 100_000,
      heapSize: 32_768,
    });
  });

  it.each([0, 1, 2])('refuses every transaction that ends too early or goes on (%d)', (index) => {
    const wire = WIRES[index] ?? new Uint8Array();
    for (let length = 0; length < wire.length; length += 1)
      expect(() => readTransaction(wire.subarray(0, length))).toThrow(RangeError);
    expect(() => readTransaction(Buffer.concat([wire, Buffer.of(0)]))).toThrow(RangeError);
  });

  it('takes nothing that the VM cannot read: there the process would end', () => {
    const place = fc.nat({ max: 400 });
    const change = fc.record({
      place,
      byte: fc.nat({ max: 255 }),
      kind: fc.constantFrom('set', 'add', 'drop'),
    });
    const changed = fc.record({
      wire: fc.constantFrom(...WIRES),
      changes: fc.array(change, { minLength: 1, maxLength: 4 }),
    });
    const taken: string[] = [];
    for (const { wire, changes } of fc.sample(changed, { numRuns: 5_000, seed: 12 })) {
      const bytes = [...wire];
      for (const { place: at, byte, kind } of changes)
        bytes.splice(at % bytes.length, kind === 'add' ? 0 : 1, ...(kind === 'drop' ? [] : [byte]));
      if (isTaken(bytes)) taken.push(Buffer.from(bytes).toString('hex'));
    }
    expect(taken.length).toBeGreaterThan(300);
    const { stdout } = spawnSync(process.execPath, ['-e', VM], { input: taken.join('\n') });
    expect(stdout.toString()).toBe('through');
  });
});

function isTaken(bytes: readonly number[]): boolean {
  try {
    readTransaction(Uint8Array.from(bytes));
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

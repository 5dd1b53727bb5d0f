import { type Address, USDC, addressOf } from '../../domain';
import { type Instruction, SYSTEM_PROGRAM, TOKEN_PROGRAM } from '../../ledger';
import { parseBenchmark } from '../../orchestrator';
import { instructionScore } from './instruction-score';
import { runScore } from './run-score';

const USER = addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm');
const USER_ATA = addressOf('7xLk17EQQ5KLDLDe44wCmupJKJjTGd8hs3eSVVhCx932');
const FRIEND = addressOf('86YJj1fvovRSbR3taNd3jFdAqSzQSM41VpnH9j8DH86b');
const FRIEND_ATA = addressOf('D7fnY1THEEzo2ikTxRXNbg4f9WBarbSvecpdZa3EZyqd');
const ADDRESSES: Readonly<Record<string, Address>> = {
  USER_WALLET_PUBKEY: USER,
  USER_USDC_ATA: USER_ATA,
  RECIPIENT_WALLET_PUBKEY: FRIEND,
  RECIPIENT_USDC_ATA: FRIEND_ATA,
};

/** A file that expects a transfer of tokens with these weights. */
function fileWith(weights: { program: number; account: number; data?: string }): string {
  const account = (name: string, signs: boolean, writes: boolean) =>
    `{ pubkey: ${name}, is_signer: ${signs}, is_writable: ${writes}, weight: ${weights.account} }`;
  return `
id: worked
description: d
initial_state:
  - { pubkey: USER_WALLET_PUBKEY, owner: "${SYSTEM_PROGRAM}", lamports: 1 }
  - { pubkey: RECIPIENT_WALLET_PUBKEY, owner: "${SYSTEM_PROGRAM}", lamports: 1 }
  - { pubkey: USER_USDC_ATA, owner: "${TOKEN_PROGRAM}", lamports: 1,
      data: { mint: "${USDC.address}", owner: USER_WALLET_PUBKEY, amount: "0" } }
  - { pubkey: RECIPIENT_USDC_ATA, owner: "${TOKEN_PROGRAM}", lamports: 1,
      data: { mint: "${USDC.address}", owner: RECIPIENT_WALLET_PUBKEY, amount: "0" } }
prompt: p
ground_truth:
  expected_instructions:
    - program_id: "${TOKEN_PROGRAM}"
      program_id_weight: ${weights.program}
      accounts:
        - ${account('USER_USDC_ATA', false, true)}
        - ${account('RECIPIENT_USDC_ATA', false, true)}
        - ${account('USER_WALLET_PUBKEY', true, false)}
      ${weights.data === undefined ? '' : `data: ${weights.data}\n      data_weight: 0.5`}
`;
}

function transfer(source: Address, destination: Address, amount: number): Instruction {
  const data = new Uint8Array(9);
  data[0] = 3;
  new DataView(data.buffer).setBigUint64(1, BigInt(amount), true);
  return {
    programAddress: TOKEN_PROGRAM,
    accounts: [
      { address: source, isSigner: false, isWritable: true },
      { address: destination, isSigner: false, isWritable: true },
      { address: USER, isSigner: true, isWritable: true },
    ],
    data,
  };
}

/** The same with mint and decimals. */
function checked({ accounts, data, ...rest }: Instruction): Instruction {
  const mint = { address: USDC.address, isSigner: false, isWritable: false };
  return {
    ...rest,
    accounts: [...accounts.slice(0, 1), mint, ...accounts.slice(1)],
    data: Uint8Array.of(12, ...data.subarray(1), 6),
  };
}

function scoreOf(text: string, produced: readonly Instruction[], isLanded: boolean) {
  const file = parseBenchmark(text, 'worked');
  const part = instructionScore({
    expected: file.groundTruth.expectedInstructions,
    produced,
    feePayer: USER,
    addressOf: (name) => ADDRESSES[name] ?? addressOf(name),
  });
  const isProductive = produced.length > 0;
  return runScore({ file, instructionScore: part, isProductive, isLanded, assertions: [] });
}

const OF_003 = fileWith({ program: 1, account: 1 });
const OF_004 = fileWith({ program: 0.5, account: 0.25, data: '3Bxs4vKJW' });
const right = transfer(USER_ATA, FRIEND_ATA, 15_000_000);
const otherAccounts = { ...right, accounts: [] };

describe('the scores of the worked examples', () => {
  it.each([
    ['003, right and refused by the chain', OF_003, [right], false, 0.75, 'Succeeded'],
    ['003, the same with mint and decimals', OF_003, [checked(right)], false, 0.75, 'Succeeded'],
    ['003, accounts swapped', OF_003, [transfer(FRIEND_ATA, USER_ATA, 15)], false, 0.375, 'Failed'],
    ['003, to the wallet', OF_003, [transfer(USER_ATA, FRIEND, 15)], false, 0.5625, 'Failed'],
    ['003, nothing', OF_003, [], false, 0, 'Failed'],
    ['003, right and landed', OF_003, [right], true, 1, 'Succeeded'],
    ['004, right and landed', OF_004, [right], true, 0.7857, 'Succeeded'],
    ['004, right and refused', OF_004, [right], false, 0.5357, 'Failed'],
    ['004, only the program, landed', OF_004, [otherAccounts], true, 0.4643, 'Failed'],
    ['004, only the program, refused', OF_004, [otherAccounts], false, 0.2143, 'Failed'],
    ['004, nothing', OF_004, [], false, 0, 'Failed'],
  ])('%s', (_case, text, produced, isLanded, score, verdict) => {
    const scored = scoreOf(text, produced, isLanded);
    expect(scored.score).toBeCloseTo(score, 4);
    expect(scored.verdict).toBe(verdict);
  });

  it('does not charge for what is there beyond the expected', () => {
    expect(scoreOf(OF_003, [right, right], true).score).toBe(1);
  });

  it('does not call a run succeeded that landed nothing, where nothing is compared', () => {
    const text = OF_003.replace(/ground_truth:[\s\S]*/, 'ground_truth: {}');
    expect(scoreOf(text, [right], true)).toMatchObject({ score: 1, verdict: 'Succeeded' });
    expect(scoreOf(text, [right], false)).toMatchObject({ score: 0.75, verdict: 'Failed' });
    expect(scoreOf(text, [], false)).toMatchObject({ score: 0, verdict: 'Failed' });
  });

  it('takes the threshold of the file', () => {
    const text = OF_003.replace('ground_truth:', 'ground_truth:\n  min_score: 0.8');
    expect(scoreOf(text, [right], false)).toMatchObject({ score: 0.75, verdict: 'Failed', threshold: 0.8 });
  });
});

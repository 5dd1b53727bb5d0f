import { type Address, type AssertionOutcome, type ConductOutcome, USDC, addressOf } from '../../domain';
import { type Instruction, SYSTEM_PROGRAM, TOKEN_PROGRAM } from '../../ledger';
import { parseBenchmark } from '../../benchmark-file';
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

interface Run {
  readonly produced: readonly Instruction[];
  readonly isLanded: boolean;
  readonly hasMoved?: boolean;
  readonly held?: readonly [passed: boolean, weight?: number, required?: boolean][];
  readonly conduct?: readonly ConductOutcome[];
}

function scoreOf(text: string, { produced, isLanded, hasMoved = isLanded, held = [], conduct = [] }: Run) {
  const file = parseBenchmark(text, 'worked');
  const part = instructionScore({
    expected: file.groundTruth.expectedInstructions,
    produced,
    feePayer: USER,
    addressOf: (name) => ADDRESSES[name] ?? addressOf(name),
  });
  const { minScore } = file.groundTruth;
  const assertions = held.map(
    ([passed, weight = 1, required = minScore === undefined]): AssertionOutcome => ({
      ...{ type: 'SolBalance', account: 'A', expected: '= 1', actual: passed ? '1' : '2' },
      ...{ weight, required, passed },
    }),
  );
  const isProductive = produced.length > 0;
  return runScore({ file, instructionScore: part, isProductive, isLanded, hasMoved, assertions, conduct });
}

const OF_003 = fileWith({ program: 1, account: 1 });
const OF_004 = fileWith({ program: 0.5, account: 0.25, data: '3Bxs4vKJW' });
const BARE = OF_003.replace(/ground_truth:[\s\S]*/, 'ground_truth: {}');
const withTruth = (members: string) => BARE.replace('ground_truth: {}', `ground_truth:\n  ${members}`);
const right = transfer(USER_ATA, FRIEND_ATA, 15_000_000);
const otherAccounts = { ...right, accounts: [] };

describe("the compatibility score of the original's worked examples", () => {
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
    const { compatibility } = scoreOf(text, { produced, isLanded });
    expect(compatibility?.score).toBeCloseTo(score, 4);
    expect(compatibility?.verdict).toBe(verdict);
  });

  it('does not charge for what is there beyond the expected', () => {
    expect(scoreOf(OF_003, { produced: [right, right], isLanded: true }).compatibility?.score).toBe(1);
  });

  it('does not call a run succeeded that landed nothing, where nothing is compared', () => {
    const compatibility = (run: Run) => scoreOf(BARE, run).compatibility;
    expect(compatibility({ produced: [right], isLanded: true })).toMatchObject({ verdict: 'Succeeded' });
    expect(compatibility({ produced: [right], isLanded: false })).toMatchObject({ verdict: 'Failed' });
  });
});

describe('the score of a run', () => {
  const LANDED = { produced: [right], isLanded: true };

  it('is the weight of what holds in the end, whatever was sent', () => {
    const run: Run = {
      ...LANDED,
      held: [
        [true, 3],
        [false, 1],
      ],
    };
    expect(scoreOf(OF_003, run)).toMatchObject({
      score: 0.75,
      assertionScore: 0.75,
      instructionScore: 1,
      verdict: 'Failed',
    });
  });

  it('is nothing when no assertion holds, and the original would have called it perfect', () => {
    const scored = scoreOf(OF_003, { ...LANDED, held: [[false], [false]] });
    expect(scored).toMatchObject({
      score: 0,
      verdict: 'Failed',
      compatibility: { score: 1, verdict: 'Succeeded' },
    });
  });

  it('never makes a run succeed whose required assertion fails', () => {
    const text = withTruth('min_score: 0.5');
    expect(
      scoreOf(text, {
        ...LANDED,
        held: [
          [true, 9],
          [false, 1, true],
        ],
      }),
    ).toMatchObject({ score: 0.9, verdict: 'Failed' });
    expect(
      scoreOf(text, {
        ...LANDED,
        held: [
          [true, 9],
          [false, 1],
        ],
      }),
    ).toMatchObject({ score: 0.9, verdict: 'Succeeded' });
  });

  it.each([
    [0.6, 0.75, 'Succeeded'],
    [0.75, 0.75, 'Succeeded'],
    [0.76, 0.75, 'Failed'],
  ])('takes min_score %d', (least, score, verdict) => {
    const run: Run = {
      ...LANDED,
      held: [
        [true, 3],
        [false, 1],
      ],
    };
    expect(scoreOf(withTruth(`min_score: ${least}`), run)).toMatchObject({
      score,
      verdict,
      threshold: least,
    });
  });

  it('is halved when a run does not end as expected, although weak assertions hold', () => {
    expect(scoreOf(BARE, { produced: [right], isLanded: false, held: [[true]] })).toMatchObject({
      score: 0.5,
      verdict: 'Failed',
    });
  });

  it('takes a refusal of the ledger for right where exactly what is expected was sent, and the state is right', () => {
    expect(scoreOf(OF_003, { produced: [right], isLanded: false, held: [[true]] })).toMatchObject({
      score: 1,
      verdict: 'Succeeded',
    });
  });

  it('judges a file without assertions by what was produced', () => {
    expect(scoreOf(OF_004, LANDED)).toMatchObject({ score: 0.714285714, verdict: 'Failed' });
    expect(scoreOf(BARE, LANDED)).toMatchObject({ score: 1, verdict: 'Succeeded' });
    expect(scoreOf(BARE, { produced: [], isLanded: false })).toMatchObject({ score: 0, verdict: 'Failed' });
  });

  it('of an expected failure is that of trying and changing nothing', () => {
    const text = withTruth('transaction_status: Failure');
    expect(scoreOf(text, { produced: [right], isLanded: false, held: [[true]] })).toMatchObject({
      score: 1,
      verdict: 'Succeeded',
    });
    expect(scoreOf(text, { produced: [], isLanded: false, held: [[true]] })).toMatchObject({
      score: 0,
      verdict: 'Failed',
    });
    expect(scoreOf(text, { ...LANDED, held: [[false]] })).toMatchObject({ score: 0, wrongTrade: true });
  });

  it('of a refusal is that of doing nothing; a trade is wrong and worth nothing', () => {
    const text = withTruth('transaction_status: Refused');
    expect(scoreOf(text, { produced: [], isLanded: false, held: [[true]] })).toMatchObject({
      score: 1,
      verdict: 'Succeeded',
      wrongTrade: false,
    });
    expect(scoreOf(text, { ...LANDED, held: [[true]] })).toMatchObject({
      score: 0,
      verdict: 'Failed',
      wrongTrade: true,
    });
  });

  const call = (passed: boolean | null, critical = false): ConductOutcome => ({
    ...{ group: 'tool_calls', type: 'jupiter_swap', expected: 'jupiter_swap completes' },
    ...{ weight: 1, critical, passed },
  });

  it('gives a quarter to how a run goes, as far as that can be told', () => {
    const scored = scoreOf(BARE, {
      ...LANDED,
      held: [[true]],
      conduct: [call(true), call(false), call(null)],
    });
    expect(scored).toMatchObject({ score: 0.875, conductScore: 0.5, verdict: 'Succeeded' });
    expect(scoreOf(BARE, { ...LANDED, held: [[true]], conduct: [call(null)] })).toMatchObject({
      score: 1,
      conductScore: null,
    });
  });

  it('never makes a run succeed that leaves out a critical tool', () => {
    expect(scoreOf(BARE, { ...LANDED, held: [[true]], conduct: [call(false, true)] })).toMatchObject({
      score: 0.75,
      verdict: 'Failed',
    });
  });
});

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, JLUSDC, USDC } from '../domain';
import { parseBenchmark } from './parse-benchmark';

const WALLET = `
  - pubkey: USER_WALLET_PUBKEY
    owner: "11111111111111111111111111111111"
    lamports: 1000000000`;

function fileOf(parts: Record<string, string> = {}): string {
  const { id = 'a-transfer', state = WALLET, prompt = 'Show my balances', flow = '', truth = ' {}' } = parts;
  return `id: ${id}\ndescription: d\ninitial_state:${state}\nprompt: "${prompt}"\n${flow}\nground_truth:${truth}\n`;
}

function problemsOf(text: string): Record<string, string> {
  try {
    parseBenchmark(text, 'bad.yml');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toBe('invalid_benchmark');
    expect(error.message).toMatch(/^bad\.yml: /);
    return Object.fromEntries((error.context.errors ?? []).map(({ field, message }) => [field, message]));
  }
  throw new Error('The file was taken');
}

const step = (number: number, rest: string) =>
  `  - step: ${number}\n    description: d\n    prompt: Show my balances\n    ${rest}\n`;

describe('parseBenchmark', () => {
  it('reads every part of a file', () => {
    const state = `${WALLET}
  - pubkey: USER_USDC_ATA
    owner: "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"
    lamports: 2039280
    data: { mint: "${USDC.address}", owner: USER_WALLET_PUBKEY, amount: "18446744073709551615" }`;
    const truth = `
  min_score: 0.6
  final_state_assertions:
    - { type: SolBalanceChange, pubkey: USER_WALLET_PUBKEY, expected_change_gte: -5, weight: 0.5 }
    - { type: TokenAccountBalance, pubkey: NOBODY, expected_gte: 1,
        address_derivation: { type: AssociatedTokenAccount, owner: USER_WALLET_PUBKEY, mint: "${USDC.address}" } }
  expected_instructions:
    - program_id: "11111111111111111111111111111111"
      accounts: [{ pubkey: USER_WALLET_PUBKEY, is_signer: true, is_writable: true }]
      data: "3Bxs411Dtc7pkFQj"`;
    const flow = `flow:\n${step(1, 'critical: true')}${step(2, 'depends_on: [step_1_result]\n    timeout: 30')}`;
    const file = parseBenchmark(fileOf({ state, truth, flow }), 'good.yml');
    expect(file.initialState[1]).toMatchObject({ kind: 'token_account', amount: 18446744073709551615n });
    expect(file.flow[1]).toMatchObject({ dependsOn: [1], timeoutSeconds: 30, critical: false });
    expect(file.groundTruth.minScore).toBe(0.6);
    expect(file.groundTruth.finalStateAssertions).toEqual([
      {
        type: 'SolBalanceChange',
        account: { kind: 'named', name: 'USER_WALLET_PUBKEY' },
        bounds: { least: -5n },
        weight: 0.5,
      },
      {
        type: 'TokenAccountBalance',
        account: { kind: 'associated', owner: 'USER_WALLET_PUBKEY', mint: USDC.address },
        bounds: { least: 1n },
        weight: 1,
      },
    ]);
    expect(file.groundTruth.expectedInstructions[0]?.data).toHaveLength(12);
  });

  it.each([
    [
      'a circle',
      `flow:\n${step(1, 'depends_on: [step_2]')}${step(2, 'depends_on: [1]')}`,
      'flow.0.depends_on',
    ],
    ['itself', `flow:\n${step(1, 'depends_on: [1]')}`, 'flow.0.depends_on'],
    ['nothing', `flow:\n${step(1, 'depends_on: [step_7_result]')}`, 'flow.0.depends_on'],
    ['a number used twice', `flow:\n${step(1, '')}${step(1, '')}`, 'flow.1.step'],
  ])('refuses steps that depend on %s', (_case, flow, field) => {
    expect(problemsOf(fileOf({ flow }))).toHaveProperty([field]);
  });

  it.each([
    ['an unknown placeholder in a prompt', { prompt: 'Send 1 SOL to RECIPIENT_WALLET_PUBKEY' }, 'prompt'],
    [
      'an unknown assertion type',
      { truth: '\n  final_state_assertions: [{ type: NftCount, pubkey: A }]' },
      'ground_truth.final_state_assertions.0.type',
    ],
    [
      'an assertion on an unknown account',
      { truth: '\n  final_state_assertions: [{ type: SolBalance, pubkey: NOBODY, expected: 1 }]' },
      'ground_truth.final_state_assertions.0.pubkey',
    ],
    [
      'an amount past u64',
      { state: WALLET.replace(/\d+$/, '18446744073709551616') },
      'initial_state.0.lamports',
    ],
    ['an amount below nothing', { state: WALLET.replace(/\d+$/, '-1') }, 'initial_state.0.lamports'],
    ['a state without the user wallet', { state: WALLET.replace('USER', 'OTHER') }, 'initial_state'],
    ['a path as id', { id: '../../etc/passwd' }, 'id'],
    ['a list for the ground truth', { truth: ' []' }, 'ground_truth'],
  ])('refuses %s', (_case, parts, field) => {
    expect(problemsOf(fileOf(parts))).toHaveProperty([field]);
  });

  it('warns of members that nothing reads, with their fields, and refuses them when it is strict', () => {
    const text = fileOf({
      truth: '\n  final_state: []\n  success_criteria: [{ type: a, required: true, colour: red }]',
    });
    const fields = ['ground_truth.success_criteria.0.colour', 'ground_truth.final_state'];
    expect(parseBenchmark(text, 'odd.yml').warnings.map(({ field }) => field)).toEqual(fields);
    expect(() => parseBenchmark(text, 'odd.yml', { isStrict: true })).toThrow(
      'odd.yml: ground_truth.success_criteria.0.colour is not a field',
    );
    expect(parseBenchmark(fileOf(), 'good.yml', { isStrict: true }).warnings).toEqual([]);
  });

  it("reads what the original's strategy files expect", () => {
    const truth = `
  final_state_assertions:
    - { type: SolBalanceChange, pubkey: USER_WALLET_PUBKEY, expected_change_lte: -180500000 }
    - { type: SolBalance, pubkey: USER_WALLET_PUBKEY, expected_gte: 3500000000 }
    - { type: TokenAccountBalance, pubkey: A_ATA, mint: "${USDC.address}", expected_gte: 1, expected_lte: 9 }
    - { type: TokenAccountBalance, pubkey: A_ATA, mint: "${USDC.address}", expected_change_not_zero: true }
    - { type: TokenAccountBalanceChange, pubkey: A_ATA, mint: "${USDC.address}", expected_change_not_zero: true }
    - { type: TotalPortfolioValue, pubkey: USER_WALLET_PUBKEY, expected_gte: 250000000 }
    - { type: LiquidityRatio, pubkey: USER_WALLET_PUBKEY, expected_gte: 0.85 }
    - { type: MultiPoolDiversification, pubkey: USER_WALLET_PUBKEY, min_pools: 2, max_pools: 4 }
    - { type: CapitalReserve, pubkey: USER_WALLET_PUBKEY, expected_gte: 3000000000 }
  expected_tool_calls:
    - { tool_name: jupiter_lend, description: d, critical: true, expected_params: [mint, amount], weight: 0.4 }
    - { tool_name: jupiter_pools, description: d, weight: 0.1 }
    - { tool_name: teleport, description: d }
  expected_flow_complexity:
    - { type: multi_step_execution, description: d, min_steps: 2, weight: 0.3 }
    - { type: timeout_handling, description: d, max_timeout_per_step: 15 }
    - { type: context_awareness, description: d, required: true }
  recovery_expectations:
    - { type: atomic_execution, description: d, required: true, weight: 0.3 }`;
    const state = `${WALLET}
  - pubkey: USER_WALLET_PUBKEY
    owner: "jup3YeL8QhtSx1e253b2FDvsMNC87fDrgQZivbrndc9"
    data: { jUSDC_balance: "120000000" }`;
    const { groundTruth, initialState, warnings } = parseBenchmark(fileOf({ truth, state }), '304.yml');
    expect(groundTruth.finalStateAssertions.map(({ type, bounds }) => [type, bounds])).toEqual([
      ['SolBalanceChange', { most: -180500000n }],
      ['SolBalance', { least: 3500000000n }],
      ['TokenAccountBalance', { least: 1n, most: 9n }],
      ['TokenAccountBalanceChange', { isNotZero: true }],
      ['TokenAccountBalanceChange', { isNotZero: true }],
      ['TotalPortfolioValue', { least: 250000000n }],
      ['LiquidityRatio', { least: 8500n }],
      ['MultiPoolDiversification', { least: 2n, most: 4n }],
      ['CapitalReserve', { least: 3000000000n }],
    ]);
    expect(groundTruth.expectedToolCalls.map(({ tool, critical }) => [tool, critical])).toEqual([
      ['jupiter_lend_earn_deposit', true],
      ['get_jupiter_lend_earn_tokens', false],
      [undefined, false],
    ]);
    expect(groundTruth.flowComplexity).toMatchObject([{ minSteps: 2 }, { maxSecondsPerStep: 15 }, {}]);
    expect(groundTruth.recoveryExpectations).toEqual([{ type: 'atomic_execution', weight: 0.3 }]);
    expect(initialState[1]).toMatchObject({
      kind: 'token_account',
      owner: 'USER_WALLET_PUBKEY',
      mint: JLUSDC.address,
      amount: 120000000n,
    });
    expect(warnings).toEqual([]);
  });

  it.each([
    ['broken YAML', 'id: [a, b'],
    ['nothing', ''],
    ['two documents', 'a: 1\n---\nb: 2'],
    ['a repeated key', 'id: a\nid: b'],
    ['an unknown tag', 'id: !!js/function "x"'],
    ['a bomb of aliases', bomb()],
    ['deep brackets', '['.repeat(20_000)],
    ['deep sequences on one line', '- '.repeat(20_000)],
    ['many keys', Array.from({ length: 60_000 }, (_none, at) => `k${at}: 1`).join('\n')],
    ['more than one megabyte', `id: ${'x'.repeat(1_048_577)}`],
  ])('refuses %s quickly', (_case, text) => {
    const startedAt = performance.now();
    problemsOf(text);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

function bomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let at = 1; at < 12; at += 1)
    lines.push(
      `a${at}: &a${at} [${Array(9)
        .fill(`*a${at - 1}`)
        .join(', ')}]`,
    );
  return lines.join('\n');
}

const originals = join(__dirname, '../../../shared/reference/reev-benchmarks');
(existsSync(originals) ? describe : describe.skip)('the original files', () => {
  const names = existsSync(originals) ? readdirSync(originals).filter((name) => name.endsWith('.yml')) : [];

  it('are all there', () => {
    expect(names).toHaveLength(13);
  });

  it.each(names)('%s loads', (name) => {
    const file = parseBenchmark(readFileSync(join(originals, name), 'utf8'), name);
    expect(`${file.id}.yml`).toBe(name);
  });
});

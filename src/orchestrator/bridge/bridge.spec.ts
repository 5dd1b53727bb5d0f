import { parse } from 'yaml';
import { type Address, AppError, type FlowPlan, addressOf, outputOf } from '../../domain';
import type { ProtocolRegistry } from '../../protocols';
import { buildPlan, programsOf } from '../../planning';
import { SentenceReader } from '../../planning';
import { FlowWriter, TemplateEngine, readTemplates } from '../../templates';
import { WALLET } from '../../templates/wallet-context.fake';
import { Bridge } from './bridge';

const PROGRAM: Address = addressOf('11111111111111111111111111111111');
const OTHER = '86YJj1fvovRSbR3taNd3jFdAqSzQSM41VpnH9j8DH86b';
const protocols = { adapterFor: () => ({ allowedPrograms: () => [PROGRAM] }) } as unknown as ProtocolRegistry;
const bridge = new Bridge(new FlowWriter(new TemplateEngine(readTemplates())), protocols);

function planOf(prompt: string): FlowPlan {
  const parsed = new SentenceReader().read(prompt);
  if (parsed.kind === 'refused') throw new Error(parsed.refusal.detail);
  return buildPlan({
    flowId: 'flow-1',
    prompt,
    atomicMode: 'strict',
    ledger: 'sandbox',
    planner: 'grammar',
    context: WALLET,
    steps: parsed.steps,
    assumptions: parsed.assumptions,
    programsOf: (call) => programsOf(protocols, call),
  });
}

function fileOf(prompt: string): Record<string, unknown> {
  return parse(bridge.cross(planOf(prompt)).yaml, { intAsBigInt: true }) as Record<string, unknown>;
}

describe('Bridge', () => {
  it('writes a whole benchmark file', () => {
    expect(fileOf('swap 2 SOL to USDC, then lend it')).toEqual({
      id: 'flow-1',
      description: 'Dynamic flow: Swap 2 SOL to USDC on Jupiter. Then: Lend all of the USDC on Jupiter Lend.',
      tags: ['dynamic', 'jupiter', 'swap', 'lend'],
      flow_type: 'dynamic',
      initial_state: [
        { pubkey: 'USER_WALLET_PUBKEY', owner: '11111111111111111111111111111111', lamports: 5_000_000_000n },
        tokenAccount('USER_USDC_ATA', 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v', '1000500000'),
        tokenAccount('USER_BONK_ATA', 'DezXAZ8z7PnrnRJjz3wXBoRgixCa6xjnB7YaB1pPB263', '300000'),
        tokenAccount('USER_JLUSDC_ATA', '9BEcn9aPEmhSPbPQeFGjidRiEKki46fVQDyPpSQXPA2D', '0'),
      ],
      prompt: 'swap 2 SOL to USDC, then lend it',
      flow: [
        {
          step: 1n,
          description: 'Swap 2 SOL to USDC',
          prompt: 'Swap 2 SOL to USDC on Jupiter.',
          critical: true,
          timeout: 30n,
          depends_on: [],
        },
        {
          step: 2n,
          description: 'Lend the USDC from swap_1 on Jupiter Lend',
          prompt: 'Lend all of the USDC on Jupiter Lend.',
          critical: true,
          timeout: 45n,
          depends_on: ['step_1_result'],
        },
      ],
      ground_truth: {
        transaction_status: 'Success',
        min_score: 0.6,
        final_state_assertions: [
          {
            type: 'SolBalanceChange',
            pubkey: 'USER_WALLET_PUBKEY',
            expected_change_gte: -2_010_000_000n,
            weight: 1n,
          },
          { type: 'TokenAccountBalance', pubkey: 'USER_USDC_ATA', expected_gte: 1_000_500_000n, weight: 1n },
          { type: 'TokenAccountBalance', pubkey: 'USER_JLUSDC_ATA', expected_gte: 1n, weight: 1n },
        ],
        expected_instructions: [],
        tool_validation: [
          { step: 1n, tool_name: 'jupiter_swap', required: true, critical: true, weight: 1n },
          { step: 2n, tool_name: 'jupiter_lend_earn_deposit', required: true, critical: true, weight: 1n },
        ],
      },
    });
  });

  it('asserts what recipients get', () => {
    const assertions = (prompt: string) =>
      (fileOf(prompt)['ground_truth'] as { final_state_assertions: unknown[] }).final_state_assertions;
    expect(assertions(`send 1 SOL to ${OTHER}`)).toContainEqual({
      type: 'SolBalanceChange',
      pubkey: OTHER,
      expected_change_gte: 1_000_000_000n,
      weight: 1n,
    });
    expect(assertions(`send half my USDC to ${OTHER}`)).toContainEqual({
      type: 'TokenAccountBalance',
      pubkey: 'UNUSED_PLACEHOLDER',
      address_derivation: {
        type: 'AssociatedTokenAccount',
        owner: OTHER,
        mint: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
      },
      expected_gte: 1n,
      weight: 1n,
    });
    expect(assertions(`send 1 SOL to ${WALLET.owner}`)).toEqual([]);
  });

  it.each([
    'swap 1 SOL to USDC',
    'swap half my SOL to USDC with 0.3% slippage, lend 40% of it, and send the rest to ' + OTHER,
    'show my balances, then buy 10 JUP with SOL',
    'swap SOL to USDC',
    'swap 1 SOL to USDC,\r\nthen "lend" it: \t# please & thanks',
  ])('brings back what was planned: %s', (prompt) => {
    const plan = planOf(prompt);
    const { plan: bridged } = bridge.cross(plan);
    expect(bridged).toEqual({ ...plan, steps: plan.steps.map((step) => ({ ...step, recovery: [] })) });
  });

  it('refuses a plan that a file cannot say, naming the step', () => {
    const plan = planOf('swap 1 SOL to USDC, then withdraw 5 USDC');
    const [swap, withdraw] = plan.steps;
    if (!swap || withdraw?.call.tool !== 'jupiter_lend_earn_withdraw') throw new Error('Another plan');
    const call = { ...withdraw.call, amount: outputOf('swap_1') };
    const odd: FlowPlan = { ...plan, steps: [swap, { ...withdraw, call, dependsOn: ['swap_1'] }] };
    expect(() => bridge.cross(odd)).toThrow(AppError);
    expect(() => bridge.cross(odd)).toThrow(
      'Step 2 of the benchmark file, "Withdraw all of the USDC from Jupiter Lend.", is not what was planned',
    );
  });

  it('refuses a file whose step does not keep its guards or its name', () => {
    const plan = planOf('swap 1 SOL to USDC');
    const [swap] = plan.steps;
    if (!swap) throw new Error('Another plan');
    for (const change of [{ stepId: 'swap_7' }, { guards: { ...swap.guards, maxOverhead: 1n } }])
      expect(() => bridge.cross({ ...plan, steps: [{ ...swap, ...change }] })).toThrow(
        'not what was planned',
      );
  });
});

function tokenAccount(pubkey: string, mint: string, amount: string) {
  return {
    pubkey,
    owner: 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA',
    lamports: 2_039_280n,
    data: { mint, owner: 'USER_WALLET_PUBKEY', amount },
  };
}

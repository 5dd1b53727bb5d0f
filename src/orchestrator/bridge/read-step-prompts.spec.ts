import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  ALL,
  type Address,
  type Amount,
  type FlowStep,
  KNOWN_MINTS,
  MAX_U64,
  SOL,
  type ToolCall,
  USDC,
  USDT,
  addressOf,
  allBut,
  decimalFromRaw,
  exact,
  findMint,
  findShareMint,
  outputOf,
  parseAddress,
  percent,
  percentOf,
  shareOf,
  usd,
} from '../../domain';
import { type ReadStep, readStepPrompts } from './read-step-prompts';
import { SentenceReader } from '../../planning';
import { FlowWriter, TemplateEngine, readTemplates } from '../../templates';
import { WALLET } from '../../templates/wallet-context.fake';

const writer = new FlowWriter(new TemplateEngine(readTemplates()));
const RECIPIENT = addressOf('86YJj1fvovRSbR3taNd3jFdAqSzQSM41VpnH9j8DH86b');

function plannedSteps(steps: readonly ReadStep[]): FlowStep[] {
  return steps.map((step) => ({ ...step }) as unknown as FlowStep);
}

function write(steps: readonly ReadStep[]) {
  return writer.write({ steps: plannedSteps(steps), context: WALLET });
}

function roundTrip(steps: readonly ReadStep[]): ReadStep[] {
  const { prompts } = write(steps);
  const places = new Map(steps.map(({ stepId }, index) => [stepId, index + 1]));
  return readStepPrompts(
    steps.map(({ dependsOn }, index) => ({
      prompt: prompts[index] ?? '',
      dependsOn: dependsOn.map((id) => places.get(id) ?? 0),
    })),
  );
}

const swap = (inputMint: Address, outputMint: Address, amount: Amount): ToolCall => ({
  tool: 'jupiter_swap',
  inputMint,
  outputMint,
  amount,
  swapMode: 'ExactIn',
});

describe('FlowWriter', () => {
  it.each<[string, ToolCall]>([
    ['Swap 1 SOL to USDC on Jupiter.', swap(SOL.address, USDC.address, exact(1_000_000_000n))],
    ['Swap 12.5 % of my SOL to USDC on Jupiter.', swap(SOL.address, USDC.address, percent(1_250))],
    ['Swap 2/3 of my SOL to USDC on Jupiter.', swap(SOL.address, USDC.address, percentOf(shareOf(2n, 3n)))],
    [
      'Swap all my SOL but 1 SOL to USDC on Jupiter.',
      swap(SOL.address, USDC.address, allBut(1_000_000_000n)),
    ],
    ['Swap $20.5 of SOL to USDT on Jupiter.', swap(SOL.address, USDT.address, usd('20.5'))],
    [
      'Buy 3 USDC with SOL on Jupiter with 0.75 % slippage.',
      {
        tool: 'jupiter_swap',
        inputMint: SOL.address,
        outputMint: USDC.address,
        amount: exact(3_000_000n),
        swapMode: 'ExactOut',
        slippageBps: 75,
      },
    ],
    [
      'Withdraw all my USDC from Jupiter Lend.',
      { tool: 'jupiter_lend_earn_withdraw', assetMint: USDC.address, amount: ALL },
    ],
    [
      'Redeem 2 jlUSDC on Jupiter Lend.',
      { tool: 'jupiter_lend_earn_redeem', assetMint: USDC.address, shares: exact(2_000_000n) },
    ],
    [
      `Send 0.000000001 SOL to ${RECIPIENT}.`,
      { tool: 'sol_transfer', recipient: RECIPIENT, amount: exact(1n) },
    ],
    ['Show my SOL balance.', { tool: 'get_account_balance', mint: SOL.address }],
    ['List the tokens that can be lent.', { tool: 'get_jupiter_lend_earn_tokens' }],
  ])('says "%s"', (sentence, call) => {
    expect(write([{ stepId: 'swap_1', call, dependsOn: [] }]).prompts).toEqual([sentence]);
  });

  it('says what is done with an output, and with what is left of it', () => {
    const steps: ReadStep[] = [
      { stepId: 'swap_1', call: swap(SOL.address, USDC.address, exact(1n)), dependsOn: [] },
      deposit('lend_1', 'swap_1', 2_500),
      deposit('lend_2', 'swap_1', 7_500),
    ];
    expect(write(steps).prompts.slice(1)).toEqual([
      'Lend 25 % of the USDC on Jupiter Lend.',
      'Lend the rest of the USDC on Jupiter Lend.',
    ]);
    expect(write([steps[0] as ReadStep, deposit('lend_1', 'swap_1', 10_000)])).toMatchObject({
      overview: 'Swap 0.000000001 SOL to USDC on Jupiter. Then: Lend all of the USDC on Jupiter Lend.',
    });
  });

  it('tells a person of wallet, worth and prices, and owns up to what it does not know', () => {
    const trades: ReadStep[] = [SOL, USDT].map((mint, index) => ({
      stepId: `swap_${index + 1}`,
      call: swap(mint.address, USDC.address, ALL),
      dependsOn: [],
    }));
    const { overview, wallet } = write(trades);
    expect(overview).toBe(
      'Out of $1750.50 in the wallet: Swap all my SOL to USDC on Jupiter. Swap all my USDT to USDC on Jupiter. ' +
        'Prices: SOL $150.00, USDC $1.00, BONK unknown.',
    );
    expect(wallet).toBe(
      `Wallet ${WALLET.owner} held 5 SOL ($750.00), 1000.5 USDC ($1000.50), 3 BONK (unknown) ` +
        'when this flow was planned; together $1750.50.',
    );
  });

  it('says every generated flow so that the grammar reads the same calls', () => {
    fc.assert(
      fc.property(flows, (steps) => {
        expect(roundTrip(steps)).toEqual(steps);
      }),
      { numRuns: 1_000 },
    );
  });

  it('says every flow of the corpus so that the grammar reads the same calls', () => {
    let read = 0;
    for (const prompt of corpus()) {
      const parsed = new SentenceReader().read(prompt);
      if (parsed.kind === 'refused') continue;
      expect({ prompt, steps: roundTrip(parsed.steps) }).toEqual({ prompt, steps: parsed.steps });
      read += 1;
    }
    expect(read).toBeGreaterThan(20);
  });
});

function deposit(stepId: string, from: string, bps: number): ReadStep {
  const call = {
    tool: 'jupiter_lend_earn_deposit',
    assetMint: USDC.address,
    amount: outputOf(from, bps),
  } as const;
  return { stepId, call, dependsOn: [from] };
}

function corpus(): string[] {
  const files = [
    join(process.cwd(), 'test', 'corpus', 'planner-prompts.json'),
    join(process.cwd(), '..', 'shared', 'acceptance', 'prompts.json'),
  ].filter((file) => existsSync(file));
  return files.flatMap((file) =>
    (JSON.parse(readFileSync(file, 'utf8')) as { cases: { prompt: string }[] }).cases.map(
      ({ prompt }) => prompt,
    ),
  );
}

const mints = fc.constantFrom(...KNOWN_MINTS.map(({ address }) => address));
const assets = fc.constantFrom(SOL.address, USDC.address, USDT.address);
const recipients = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => parseAddress(base58(bytes)))
  .filter((address) => address !== undefined && findMint(address) === undefined) as fc.Arbitrary<Address>;
const parts = fc.integer({ min: 1, max: 9_999 });
const amounts: fc.Arbitrary<Amount> = fc.oneof(
  fc.bigInt({ min: 1n, max: MAX_U64 }).map(exact),
  parts.map(percent),
  fc.constant(ALL),
  fc.bigInt({ min: 1n, max: 10n ** 12n }).map((cents) => usd(decimalFromRaw(cents, 2))),
);

const calls: fc.Arbitrary<ToolCall> = fc.oneof(
  fc
    .record({
      tool: fc.constant('jupiter_swap' as const),
      inputMint: mints,
      outputMint: mints,
      amount: amounts,
      swapMode: fc.constantFrom('ExactIn' as const, 'ExactOut' as const),
    })
    .chain((call) =>
      fc
        .option(fc.integer({ min: 0, max: 5_000 }), { nil: undefined })
        .map((slippageBps) => (slippageBps === undefined ? call : { ...call, slippageBps })),
    )
    .filter(({ inputMint, outputMint }) => inputMint !== outputMint),
  fc.record({ tool: fc.constant('sol_transfer' as const), recipient: recipients, amount: amounts }),
  fc
    .record({
      tool: fc.constant('spl_transfer' as const),
      recipient: recipients,
      mint: mints,
      amount: amounts,
    })
    .filter(({ mint }) => mint !== SOL.address),
  fc.record({
    tool: fc.constantFrom('jupiter_lend_earn_deposit' as const, 'jupiter_lend_earn_withdraw' as const),
    assetMint: assets,
    amount: amounts,
  }),
  fc.record({
    tool: fc.constantFrom('jupiter_lend_earn_mint' as const, 'jupiter_lend_earn_redeem' as const),
    assetMint: assets,
    shares: amounts,
  }),
  mints.map((mint) => ({ tool: 'get_account_balance' as const, mint })),
  fc.constantFrom<ToolCall>(
    { tool: 'get_account_balance' },
    { tool: 'get_jupiter_lend_earn_position' },
    { tool: 'get_jupiter_lend_earn_tokens' },
  ),
);

/** Up to eight calls; some take a part of what one before them brought. */
const flows: fc.Arbitrary<ReadStep[]> = fc
  .array(fc.record({ call: calls, pick: fc.nat(), bps: fc.oneof(parts, fc.constant(10_000)) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((drafts) => {
    const steps: ReadStep[] = [];
    const left = new Map<string, number>();
    const counts = new Map<string, number>();
    for (const { call, pick, bps } of drafts) {
      const kind = KINDS[call.tool];
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      const stepId = `${kind}_${counts.get(kind) ?? 0}`;
      const sources = steps.filter((step) => given(call) !== undefined && brought(step.call) === given(call));
      const source = pick % 3 === 0 ? undefined : sources[pick % Math.max(1, sources.length)];
      const free = source ? (left.get(source.stepId) ?? 10_000) : 0;
      const takes = pick % 3 === 1 ? Math.min(bps, free) : free;
      const isFromOutput = source !== undefined && takes > 0 && pick % 2 === 0;
      if (source && isFromOutput) left.set(source.stepId, free - takes);
      steps.push({
        stepId,
        call: source && isFromOutput ? withAmount(call, outputOf(source.stepId, takes)) : call,
        dependsOn: source ? [source.stepId] : [],
      });
    }
    return steps;
  });

const KINDS: Readonly<Record<ToolCall['tool'], string>> = {
  jupiter_swap: 'swap',
  sol_transfer: 'transfer',
  spl_transfer: 'transfer',
  jupiter_lend_earn_deposit: 'lend',
  jupiter_lend_earn_withdraw: 'withdraw',
  jupiter_lend_earn_mint: 'mint',
  jupiter_lend_earn_redeem: 'redeem',
  get_account_balance: 'balance',
  get_jupiter_lend_earn_position: 'positions',
  get_jupiter_lend_earn_tokens: 'tokens',
};

/** The token that a call gives, when it may come out of an earlier step. */
function given(call: ToolCall): Address | undefined {
  switch (call.tool) {
    case 'jupiter_swap':
      return call.swapMode === 'ExactIn' ? call.inputMint : undefined;
    case 'sol_transfer':
      return SOL.address;
    case 'spl_transfer':
      return call.mint;
    case 'jupiter_lend_earn_deposit':
      return call.assetMint;
    case 'jupiter_lend_earn_redeem':
      return findShareMint(call.assetMint)?.address;
    default:
      return undefined;
  }
}

function brought(call: ToolCall): Address | undefined {
  switch (call.tool) {
    case 'jupiter_swap':
      return call.outputMint;
    case 'jupiter_lend_earn_deposit':
    case 'jupiter_lend_earn_mint':
      return findShareMint(call.assetMint)?.address;
    case 'jupiter_lend_earn_withdraw':
    case 'jupiter_lend_earn_redeem':
      return call.assetMint;
    default:
      return undefined;
  }
}

function withAmount(call: ToolCall, amount: Amount): ToolCall {
  if ('shares' in call) return { ...call, shares: amount };
  return 'amount' in call ? { ...call, amount } : call;
}

function base58(bytes: Uint8Array): string {
  const digits = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  let value = bytes.reduce((total, byte) => total * 256n + BigInt(byte), 0n);
  let text = '';
  for (; value > 0n; value /= 58n) text = (digits[Number(value % 58n)] ?? '') + text;
  return text;
}

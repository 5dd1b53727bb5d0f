import { JLUSDC, JUP, SOL, USDC, addressOf, exact, percent } from '../money';
import {
  amountOf,
  countedMint,
  equivalentCall,
  inverseOf,
  isQuery,
  isQueryTool,
  mintsOf,
  outputMintOf,
  recipientOf,
  riskOf,
  sidesOf,
  withAmount,
} from './call-facts';
import type { ActionCall, ResolvedAction } from './tool-call';
import { ACTIONS, DEFINITIONS, TOOL_NAMES } from './tools';

const recipient = addressOf('3yxLYR7XgR3Mt57t5E747guymVsqgsUL7XhdK85MZXQ2');
const assetMint = USDC.address;
const swap = { tool: 'jupiter_swap', inputMint: SOL.address, outputMint: USDC.address, amount: 5n } as const;

const CALLS = {
  sol_transfer: { tool: 'sol_transfer', recipient, amount: 5n },
  spl_transfer: { tool: 'spl_transfer', recipient, mint: JUP.address, amount: 5n },
  swap: { ...swap, swapMode: 'ExactIn' },
  purchase: { ...swap, swapMode: 'ExactOut', slippageBps: 30 },
  deposit: { tool: 'jupiter_lend_earn_deposit', assetMint, amount: 5n },
  withdraw: { tool: 'jupiter_lend_earn_withdraw', assetMint, amount: 5n },
  mint: { tool: 'jupiter_lend_earn_mint', assetMint, shares: 5n },
  redeem: { tool: 'jupiter_lend_earn_redeem', assetMint, shares: 5n },
} as const satisfies Record<string, ResolvedAction>;

type Name = keyof typeof CALLS;
const EVERY = Object.entries(CALLS) as [Name, ResolvedAction][];

describe('sidesOf', () => {
  it.each<[Name, string, string, string]>([
    ['sol_transfer', 'SOL', 'both', 'SOL'],
    ['spl_transfer', 'JUP', 'both', 'JUP'],
    ['swap', 'SOL', 'given', 'USDC'],
    ['purchase', 'SOL', 'got', 'USDC'],
    ['deposit', 'USDC', 'given', 'jlUSDC'],
    ['withdraw', 'jlUSDC', 'got', 'USDC'],
    ['mint', 'USDC', 'got', 'jlUSDC'],
    ['redeem', 'jlUSDC', 'given', 'USDC'],
  ])('of %s: gives %s, names %s, gets %s', (name, given, named, got) => {
    const sides = sidesOf(CALLS[name]);
    const symbols = new Map([SOL, USDC, JUP, JLUSDC].map(({ address, symbol }) => [address, symbol]));
    expect([symbols.get(sides.given), sides.named, symbols.get(sides.got)]).toEqual([given, named, got]);
    expect(sides.amount).toBe(5n);
  });

  it('carries the tolerance that the call names, and no other', () => {
    expect(sidesOf(CALLS.purchase).slippageBps).toBe(30);
    expect(sidesOf(CALLS.swap)).not.toHaveProperty('slippageBps');
  });
});

describe('what follows from the sides', () => {
  it.each(EVERY)('%s counts the side that it names', (_name, call) => {
    const { given, got, named } = sidesOf(call);
    expect(countedMint(call)).toBe(named === 'got' ? got : given);
  });

  it.each(EVERY)('%s leaves an output exactly when it sends nothing away', (_name, call) => {
    expect(outputMintOf(call) === undefined).toBe(recipientOf(call) !== undefined);
  });

  it.each(EVERY)('%s is final exactly when nothing gives it back', (_name, call) => {
    expect(riskOf(call.tool)).toBe(inverseOf(call) ? 'market' : 'final');
  });

  it.each(EVERY)('%s keeps everything but its amount when that changes form', (_name, call) => {
    const planned: ActionCall = withAmount(call, percent(2_500));
    expect(amountOf(planned)).toEqual(percent(2_500));
    expect(withAmount(planned, 5n)).toEqual(call);
  });
});

describe('inverseOf', () => {
  it.each<[Name, Name]>([
    ['swap', 'swap'],
    ['purchase', 'swap'],
    ['deposit', 'redeem'],
    ['mint', 'redeem'],
    ['withdraw', 'deposit'],
    ['redeem', 'deposit'],
  ])('of %s is a %s the other way round', (name, other) => {
    const inverse = inverseOf(CALLS[name]);
    const call = inverse?.call(7n);
    if (inverse === undefined || call === undefined) throw new Error(`${name} can be undone`);
    const sides = sidesOf(CALLS[name]);
    expect(call.tool).toBe(CALLS[other].tool);
    expect(sidesOf(call)).toMatchObject({ given: sides.got, got: sides.given, named: 'given' });
    expect(inverse).toMatchObject({ given: sides.got, back: sides.given });
    expect(amountOf(call)).toEqual(exact(7n));
  });
});

describe('equivalentCall', () => {
  it.each<[Name, Name]>([
    ['deposit', 'mint'],
    ['mint', 'deposit'],
    ['withdraw', 'redeem'],
    ['redeem', 'withdraw'],
  ])('of %s is a %s of the same tokens, by the other side', (name, other) => {
    const call = equivalentCall(CALLS[name], { given: 11n, got: 13n });
    if (call === undefined) throw new Error(`${name} has an equivalent`);
    const [before, after] = [sidesOf(CALLS[name]), sidesOf(call)];
    expect(call.tool).toBe(CALLS[other].tool);
    expect([after.given, after.got]).toEqual([before.given, before.got]);
    expect(after.named).not.toBe(before.named);
    expect(after.amount).toBe(after.named === 'given' ? 11n : 13n);
    expect(ACTIONS[CALLS[name].tool].equivalent?.tool).toBe(call.tool);
  });

  it.each<Name>(['sol_transfer', 'spl_transfer', 'swap'])('is none of %s', (name) => {
    expect(equivalentCall(CALLS[name], { given: 11n, got: 13n })).toBeUndefined();
  });
});

describe('queries', () => {
  const balance = { tool: 'get_account_balance', mint: JUP.address } as const;

  it('move nothing', () => {
    expect(isQuery(balance)).toBe(true);
    expect([amountOf(balance), countedMint(balance), outputMintOf(balance), recipientOf(balance)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(mintsOf(balance)).toEqual([JUP.address]);
    expect(mintsOf({ tool: 'get_account_balance' })).toEqual([]);
  });

  it('are told by their tool; what is no tool is none', () => {
    expect(TOOL_NAMES.filter(isQueryTool)).toEqual(TOOL_NAMES.filter((tool) => tool.startsWith('get_')));
    expect(isQueryTool('none')).toBe(false);
    expect(riskOf('toString')).toBeUndefined();
  });
});

describe('definitions', () => {
  it('share no name and no alias', () => {
    const names = TOOL_NAMES.flatMap((tool) => [DEFINITIONS[tool].name, ...DEFINITIONS[tool].aliases]);
    expect(new Set(names).size).toBe(names.length);
  });
});

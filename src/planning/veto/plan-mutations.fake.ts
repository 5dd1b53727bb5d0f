import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Amount,
  type Assumption,
  DEFINITIONS,
  type ToolCall,
  USDT,
  BONK,
  addressOf,
  exact,
  isQuery,
  percent,
} from '../../domain';
import type { MeantStep } from './plan-slots';

/** A sentence with the plan that a careful person would make of it. */
export interface Meant {
  readonly id: string;
  readonly prompt: string;
  readonly steps: readonly MeantStep[];
  readonly assumptions: readonly Assumption[];
}

interface WireCase {
  readonly id: string;
  readonly prompt: string;
  readonly assumption?: string;
  readonly expect: {
    readonly steps?: readonly { readonly tool: ToolCall['tool']; readonly args: Record<string, unknown> }[];
  };
}

/** The sentences of the corpus that move money, with their plans. */
export function meantPlans(): readonly Meant[] {
  const text = readFileSync(join(__dirname, '../../../test/corpus/planner-prompts.json'), 'utf8');
  const { cases } = JSON.parse(text) as { cases: readonly WireCase[] };
  return cases.flatMap(({ id, prompt, assumption, expect }) => {
    if (!expect.steps?.some(({ tool }) => !tool.startsWith('get_'))) return [];
    const counts = new Map<string, number>();
    const steps = expect.steps.map(({ tool, args }) => {
      const { action } = DEFINITIONS[tool].template;
      const count = (counts.get(action) ?? 0) + 1;
      counts.set(action, count);
      return { stepId: `${action}_${count}`, call: { tool, ...argumentsOf(args) } as ToolCall };
    });
    const assumptions =
      assumption === undefined
        ? []
        : steps
            .filter(({ call }) => call.tool === 'jupiter_swap')
            .map(({ stepId }) => ({ code: 'amount_defaulted' as const, stepId, detail: '' }));
    return [{ id, prompt, steps, assumptions }];
  });
}

function argumentsOf(args: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
      name === 'amount' || name === 'shares' ? amountFrom(value as Record<string, string>) : value,
    ]),
  );
}

function amountFrom({ raw, step_id: stepId, ...rest }: Record<string, string>): unknown {
  return { ...rest, ...(raw !== undefined && { raw: BigInt(raw) }), ...(stepId !== undefined && { stepId }) };
}

/** Other plans for the same sentence, each with other money moved, by what was changed. */
export function mutationsOf({ steps }: Meant): readonly (readonly [string, readonly MeantStep[]])[] {
  return steps.flatMap((step, index) => {
    if (isQuery(step.call)) return [];
    const put = (name: string, call: ToolCall) =>
      [name, steps.map((other, at) => (at === index ? { ...other, call } : other))] as const;
    return [
      ...amountMutations(step.call).map(([name, call]) => put(name, call)),
      ...roleMutations(step.call).map(([name, call]) => put(name, call)),
    ];
  });
}

function amountMutations(
  call: Exclude<ToolCall, { tool: `get_${string}` }>,
): (readonly [string, ToolCall])[] {
  const amount = 'shares' in call ? call.shares : call.amount;
  const other = (name: string, value: Amount) =>
    [name, ('shares' in call ? { ...call, shares: value } : { ...call, amount: value }) as ToolCall] as const;
  if (amount.kind === 'exact')
    return [
      other('ten times', exact(amount.raw * 10n)),
      other('one more', exact(amount.raw + 1n)),
      other('half the balance', percent(5_000)),
    ];
  if (amount.kind === 'percent')
    return [other('another part', percent(amount.bps === 1_234 ? 4_321 : 1_234))];
  return amount.kind === 'all' ? [other('an amount', exact(12_345_678n))] : [];
}

const STRANGER = addressOf('86YJj1fvovRSbR3taNd3jFdAqSzQSM41VpnH9j8DH86b');

function roleMutations(call: ToolCall): (readonly [string, ToolCall])[] {
  if ('recipient' in call) return [['another recipient', { ...call, recipient: STRANGER }]];
  if (call.tool !== 'jupiter_swap') return [];
  const outputMint = call.outputMint === BONK.address ? USDT.address : BONK.address;
  return [
    ['slippage', { ...call, slippageBps: 777 }],
    ['another token', { ...call, outputMint }],
  ];
}

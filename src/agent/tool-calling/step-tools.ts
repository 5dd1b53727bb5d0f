import { KNOWN_MINTS, parseAddress } from '../../domain';
import type { ModelTool, ModelToolCall } from '../language-model';
import { STEP_TOOLS, type StepTool, type WordedStep } from '../worded-step';

type Argument = 'amount' | 'token' | 'into' | 'recipient';

interface StepToolFacts {
  readonly description: string;
  readonly arguments: readonly Argument[];
}

const ARGUMENTS: Readonly<Record<Argument, string>> = {
  amount:
    'A number such as "1.5", a percentage of the holding such as "50%", "all", or "result" for what the step before brought.',
  token: `The symbol of the token: ${KNOWN_MINTS.map(({ symbol }) => symbol).join(', ')}.`,
  into: 'The symbol of the token that comes out.',
  recipient: 'The address of the recipient, base58.',
};

const FACTS: Readonly<Record<StepTool, StepToolFacts>> = {
  sol_transfer: { description: 'Send SOL.', arguments: ['amount', 'recipient'] },
  spl_transfer: { description: 'Send a token.', arguments: ['amount', 'token', 'recipient'] },
  jupiter_swap: { description: 'Swap one token to another.', arguments: ['amount', 'token', 'into'] },
  jupiter_lend_earn_deposit: { description: 'Lend a token.', arguments: ['amount', 'token'] },
  jupiter_lend_earn_withdraw: { description: 'Take a token out of lending.', arguments: ['amount', 'token'] },
  jupiter_lend_earn_mint: {
    description: 'Buy a number of shares such as jlUSDC.',
    arguments: ['amount', 'token'],
  },
  jupiter_lend_earn_redeem: {
    description: 'Give shares such as jlUSDC back.',
    arguments: ['amount', 'token'],
  },
  get_account_balance: { description: 'Read what the wallet holds.', arguments: [] },
  get_jupiter_lend_earn_position: { description: 'Read what the wallet has lent.', arguments: [] },
  get_jupiter_lend_earn_tokens: { description: 'List what can be lent.', arguments: [] },
};

/** The tools as models are offered them. */
export const MODEL_TOOLS: readonly ModelTool[] = STEP_TOOLS.map((name) => ({
  name,
  description: FACTS[name].description,
  parameters: {
    type: 'object',
    additionalProperties: false,
    required: FACTS[name].arguments,
    properties: Object.fromEntries(
      FACTS[name].arguments.map((argument) => [
        argument,
        { type: 'string', description: ARGUMENTS[argument] },
      ]),
    ),
  },
}));

const AMOUNT = /^(?:\d{1,15}(?:\.\d{1,9})?%?|all|result)$/;

/** A call taken apart strictly, or what is wrong with it, for the model. */
export function readCall({ name, arguments: text }: ModelToolCall): WordedStep | string {
  const tool = STEP_TOOLS.find((known) => known === name);
  if (tool === undefined) return `There is no tool ${JSON.stringify(name.slice(0, 40))}.`;
  const given = membersOf(text);
  if (given === undefined) return 'The arguments must be one JSON object.';
  const wanted = FACTS[tool].arguments;
  const surplus = Object.keys(given).find((key) => !wanted.some((argument) => argument === key));
  if (surplus !== undefined) return `${tool} takes ${wanted.join(', ') || 'no arguments'} and nothing else.`;
  const valueOf = (argument: Argument) => (typeof given[argument] === 'string' ? given[argument].trim() : '');
  const step: WordedStep = {
    tool,
    amount: valueOf('amount'),
    token: tool === 'sol_transfer' ? 'SOL' : valueOf('token'),
    into: valueOf('into'),
    recipient: valueOf('recipient'),
  };
  return flawOf(step, wanted) ?? step;
}

function flawOf(
  { amount, token, into, recipient }: WordedStep,
  wanted: readonly Argument[],
): string | undefined {
  const needs = (argument: Argument) => wanted.includes(argument);
  if (needs('amount') && !AMOUNT.test(amount))
    return 'amount must be a number, a percentage, "all" or "result".';
  if (needs('token') && !isToken(token)) return `token: ${ARGUMENTS.token}`;
  if (needs('into') && !isToken(into)) return `into: ${ARGUMENTS.token}`;
  if (needs('recipient') && parseAddress(recipient) === undefined) return 'recipient must be an address.';
  return undefined;
}

function isToken(text: string): boolean {
  return KNOWN_MINTS.some(({ symbol }) => symbol.toLowerCase() === text.toLowerCase());
}

function membersOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

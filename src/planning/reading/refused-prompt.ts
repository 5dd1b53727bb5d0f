import type { Refusal, RefusalCode } from '../../domain';

/** Longest quotation from a prompt, in characters. */
const QUOTATION = 80;

const SUGGESTIONS: Readonly<Record<RefusalCode, string>> = {
  unsupported_intent:
    'Ask to swap, lend, withdraw, mint, redeem or send tokens, or for balances and positions.',
  unknown_token: 'Name a token by its symbol, such as USDC, or by its mint address.',
  invalid_amount: 'Name an amount above zero that the token can hold, or at most 100 %.',
  same_mint: 'Name two different tokens.',
  missing_recipient:
    'Name the address, such as "send 1 SOL to 6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm".',
  invalid_recipient: 'Give the base58 address of the recipient, 32 bytes.',
  missing_amount: 'Name the amount, such as "25 USDC", "half of my USDC" or "all my USDC".',
  ambiguous: 'Write it so that it can be read in one way only, such as "swap 1 SOL to USDC".',
  empty_prompt: 'Write what to do, such as "swap 1 SOL to USDC".',
  prompt_too_long: 'Write it in at most 1000 characters.',
};

/** Leaves the reader with a refusal; caught where the prompt came in, and nowhere else. */
export class RefusedPrompt extends Error {
  readonly refusal: Refusal;

  constructor(code: RefusalCode, detail: string) {
    super(detail);
    this.refusal = { code, detail, suggestion: SUGGESTIONS[code] };
  }
}

/** A piece of the prompt to show in a sentence. */
export function quoted(text: string): string {
  const characters = [...text];
  return `"${characters.length > QUOTATION ? `${characters.slice(0, QUOTATION).join('')}…` : text}"`;
}

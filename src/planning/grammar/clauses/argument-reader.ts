import type { Token } from '../lexer/token';
import type { Argument, Quantity } from './argument';

type Draft = { -readonly [K in keyof Argument]: Argument[K] };

/** Reads the tokens of one clause as arguments, and notes the venue on the way. */
export class ArgumentReader {
  venue: 'jupiter' | 'lend' | undefined;
  private at = 0;
  private readonly args: Argument[] = [];
  private isConjunct = false;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly verb: string | undefined,
  ) {}

  read(): Argument[] {
    while (this.at < this.tokens.length) this.next();
    return this.args;
  }

  private get token(): Token | undefined {
    return this.tokens[this.at];
  }

  private next(): void {
    const { token } = this;
    if (token?.kind === 'and' || token?.kind === 'comma') {
      this.isConjunct = true;
      this.at += 1;
      return;
    }
    const draft = this.begin();
    const start = this.at;
    this.fill(draft);
    if (this.at === start) {
      this.at += 1;
      return;
    }
    if (this.isVenue(draft)) return;
    if (isMeaningful(draft)) this.args.push(finish(draft));
    this.isConjunct = false;
  }

  private begin(): Draft {
    const { token } = this;
    const draft: Draft = {
      role: 'bare',
      isMine: false,
      isExact: false,
      nouns: [],
      isConjunct: this.isConjunct,
    };
    if (token?.kind !== 'preposition' || token.preposition === 'of') return draft;
    this.at += 1;
    return { ...draft, role: token.preposition };
  }

  /** Takes tokens as long as they belong to one noun phrase. */
  private fill(draft: Draft): void {
    for (;;) {
      const { token } = this;
      if (token === undefined || !this.absorb(draft, token)) return;
      this.at += 1;
    }
  }

  /** @returns whether the token belongs to the phrase */
  private absorb(draft: Draft, token: Token): boolean {
    const isComplete = draft.mint !== undefined || draft.address !== undefined || draft.unknown !== undefined;
    switch (token.kind) {
      case 'unit':
        return this.unit(draft, token.unit);
      case 'noun':
        draft.nouns = [...draft.nouns, token.noun];
        return true;
      case 'venue':
        this.venue = token.venue;
        return true;
      case 'preposition':
        return token.preposition === 'of' && hasBegun(draft);
      case 'question':
      case 'or':
        return draft.quantity === undefined && !isComplete && draft.role === 'bare';
      default:
        return !isComplete && this.absorbHead(draft, token);
    }
  }

  /** What may stand before or as the head of a phrase, but not after it. */
  private absorbHead(draft: Draft, token: Token): boolean {
    switch (token.kind) {
      case 'exactly':
        draft.isExact = true;
        return true;
      case 'determiner':
        if (token.determiner === 'my') draft.isMine = true;
        if (token.determiner === 'a') this.indefinite(draft);
        return true;
      case 'number':
      case 'fraction':
      case 'all':
      case 'vague':
        return this.quantity(draft, token);
      case 'reference':
        if (draft.reference !== undefined) return false;
        draft.reference = token.reference;
        return true;
      case 'token':
        draft.mint = token.mint;
        draft.isName = token.isName;
        return true;
      case 'address':
        draft.address = { value: token.address, text: token.text };
        return true;
      case 'word':
        draft.unknown = token.text;
        return true;
      default:
        return false;
    }
  }

  /** "a SOL" is one; "half a SOL" is half of one, not half of what there is. */
  private indefinite(draft: Draft): void {
    if (this.tokens[this.at + 1]?.kind !== 'token') return;
    const { quantity } = draft;
    if (quantity === undefined)
      draft.quantity = { kind: 'number', value: '1', isNegative: false, isLamports: false };
    if (quantity?.kind === 'part') {
      const value = quantity.numerator / quantity.denominator;
      draft.quantity = {
        kind: 'number',
        value: String(Number(value.toFixed(9))),
        isNegative: false,
        isLamports: false,
      };
    }
  }

  private quantity(
    draft: Draft,
    token: Extract<Token, { kind: 'number' | 'fraction' | 'all' | 'vague' }>,
  ): boolean {
    const known = draft.quantity;
    if (token.kind === 'all') {
      if (known !== undefined && known.kind !== 'all') return known.kind === 'part';
      draft.quantity = { kind: 'all' };
      return true;
    }
    if (known?.kind === 'all' && token.kind === 'number') {
      draft.quantity = numberOf(token);
      return true;
    }
    if (known !== undefined) return false;
    if (token.kind === 'vague') draft.quantity = token;
    else if (token.kind === 'number') draft.quantity = numberOf(token);
    else draft.quantity = { kind: 'part', numerator: token.numerator, denominator: token.denominator };
    return true;
  }

  private unit(draft: Draft, unit: Extract<Token, { kind: 'unit' }>['unit']): boolean {
    const { quantity } = draft;
    if (unit === 'times') return true;
    if (unit === 'dollar' && quantity === undefined) return this.dollarsBefore(draft);
    if (quantity?.kind !== 'number') return false;
    if (unit === 'percent') draft.quantity = partOf(quantity);
    else if (unit === 'dollar')
      draft.quantity = { kind: 'dollars', value: quantity.value, isNegative: quantity.isNegative };
    else if (unit === 'lamports') draft.quantity = { ...quantity, isLamports: true };
    else return false;
    return true;
  }

  private dollarsBefore(draft: Draft): boolean {
    const number = this.tokens[this.at + 1];
    if (number?.kind !== 'number') return false;
    draft.quantity = { kind: 'dollars', value: number.value, isNegative: number.isNegative };
    this.at += 1;
    return true;
  }

  /** "on Jupiter", "using Jupiter", "lend … to jup", "my Jupiter positions": the place, not the token. */
  private isVenue(draft: Draft): boolean {
    if (draft.mint?.symbol !== 'JUP' || draft.quantity !== undefined) {
      return draft.mint === undefined && isPlace(draft) && this.venue !== undefined;
    }
    if (!this.isPlaceHere(draft)) return false;
    this.venue ??= 'jupiter';
    delete draft.mint;
    return draft.nouns.length === 0;
  }

  private isPlaceHere({ role, isMine, isName, nouns }: Draft): boolean {
    if (isName === true && nouns.some((noun) => noun !== 'balance' && noun !== 'worth')) return true;
    if (isMine) return false;
    const isLending = LENDING.has(this.verb ?? '');
    const hasBoth = this.args.filter(({ mint }) => mint !== undefined).length >= 2;
    return (
      role === 'on' || (role === 'with' && (isName === true || hasBoth)) || (isLending && role !== 'bare')
    );
  }
}

/** Verbs that are done at a lending market. */
const LENDING: ReadonlySet<string> = new Set(['lend', 'withdraw', 'redeem', 'mint', 'multiply']);

function hasBegun({ quantity, reference, nouns }: Draft): boolean {
  return quantity !== undefined || reference !== undefined || nouns.length > 0;
}

function isPlace({ role, nouns, quantity, reference, address, unknown }: Draft): boolean {
  return (
    role !== 'bare' &&
    nouns.length === 0 &&
    quantity === undefined &&
    reference === undefined &&
    address === undefined &&
    unknown === undefined
  );
}

function isMeaningful(draft: Draft): boolean {
  const { quantity, mint, reference, address, nouns, unknown } = draft;
  return (
    quantity !== undefined ||
    mint !== undefined ||
    reference !== undefined ||
    address !== undefined ||
    unknown !== undefined ||
    nouns.length > 0
  );
}

function numberOf({ value, isNegative }: { value: string; isNegative: boolean }): Quantity {
  return { kind: 'number', value, isNegative, isLamports: false };
}

/** A percentage as a fraction; negative ones keep their sign and are refused later. */
function partOf({ value, isNegative }: { value: string; isNegative: boolean }): Quantity {
  const [whole = '', fraction = ''] = value.split('.');
  const numerator = Number(whole + fraction) * (isNegative ? -1 : 1);
  return { kind: 'part', numerator, denominator: 100 * 10 ** fraction.length };
}

function finish(draft: Draft): Argument {
  return draft;
}

import type { Token, Verb } from '../lexer/token';

/** A stretch of tokens around one verb. */
export interface RawClause {
  verb: Verb | undefined;
  verbText: string;
  tokens: Token[];
  isNegated: boolean;
  /** Is it to be done before the clause in front of it? */
  isEarlier: boolean;
  /** Is it to be done after the clause behind it? */
  isLater: boolean;
}

/** Verbs that only lead to the next one: "I need to swap", "show me how to lend". */
const LEADING: ReadonlySet<Verb> = new Set<Verb>(['buy', 'use', 'show', 'send', 'put']);
/** What is dropped before a verb when no money is spoken of. */
const TALK: ReadonlySet<Token['kind']> = new Set<Token['kind']>([
  'word',
  'comma',
  'and',
  'preposition',
  'vague',
  'determiner',
]);
const TRADING: ReadonlySet<Verb> = new Set<Verb>(['swap', 'sell', 'use', 'put']);

/** Cuts tokens into clauses, a verb each, in the order in which they are to be done. Negated ones are dropped. */
export function cutClauses(tokens: readonly Token[]): RawClause[] {
  const cutter = new ClauseCutter();
  for (const token of tokens) cutter.take(token);
  return ordered(cutter.finish());
}

class ClauseCutter {
  private readonly clauses: RawClause[] = [];
  private current = blank();

  take(token: Token): void {
    switch (token.kind) {
      case 'noise':
        return;
      case 'stop':
      case 'then':
        this.close();
        return;
      case 'negation':
      case 'instead':
        this.negate(token);
        return;
      case 'but':
        if (this.current.isNegated) this.close();
        return;
      case 'comma':
        if (this.current.isNegated) this.close();
        else this.current.tokens.push(token);
        return;
      case 'after':
        this.close();
        this.current.isEarlier = this.clauses.length > 0;
        return;
      case 'before':
        if (this.isBlank()) this.current.isLater = true;
        else this.close();
        return;
      case 'question':
        if (hasObject(this.current.tokens) && isSeparator(this.current.tokens.at(-1))) this.close();
        this.current.tokens.push(token);
        return;
      case 'verb':
        this.verb(token);
        return;
      default:
        this.current.tokens.push(token);
    }
  }

  finish(): RawClause[] {
    this.close();
    return this.clauses;
  }

  private verb(token: Extract<Token, { kind: 'verb' }>): void {
    const { current } = this;
    if (current.isNegated) {
      current.verb ??= token.verb;
      return;
    }
    const isAsked = current.tokens.some(({ kind }) => kind === 'question');
    const isStillAsking = isAsked && token.verb === 'lend';
    const isAnotherThing = isAsked && hasObject(current.tokens) && !isStillAsking;
    if (isStillAsking) this.adopt(token);
    else if (current.verb === undefined) this.begin(token, isAnotherThing);
    else if (LEADING.has(current.verb) && !hasObject(current.tokens)) this.adopt(token);
    else if (current.verb === 'use') this.useTo(token);
    else if (token.verb === 'buy' && TRADING.has(current.verb) && endsWithTo(current.tokens)) return;
    else {
      this.close();
      this.adopt(token);
    }
  }

  private begin(token: Extract<Token, { kind: 'verb' }>, isAnotherThing: boolean): void {
    if (isAnotherThing) this.close();
    this.adopt(token);
  }

  private adopt({ verb, text }: { verb: Verb; text: string }): void {
    this.current.verb = verb;
    this.current.verbText = text;
    this.dropLeadIn();
  }

  /** "to swap", "so kind as to swap": the prepositions belong to the verb. Talk before it says nothing of money. */
  private dropLeadIn(): void {
    const { tokens } = this.current;
    while (tokens.at(-1)?.kind === 'preposition') tokens.pop();
    if (!hasMoney(tokens)) this.current.tokens = tokens.filter(({ kind }) => !TALK.has(kind));
  }

  /** "use 75 USDC to buy JUP": what is used is what the second verb takes. */
  private useTo(token: { verb: Verb; text: string }): void {
    const used = this.current.tokens.filter(
      ({ kind }, index, all) => !(index === all.length - 1 && (kind === 'preposition' || kind === 'and')),
    );
    this.current.tokens = [
      { kind: 'preposition', preposition: 'with', text: 'with' },
      ...used,
      { kind: 'comma' },
    ];
    this.adopt(token);
  }

  private negate(token: Token): void {
    if (token.kind === 'negation' && this.current.verb === undefined && !hasMoney(this.current.tokens))
      this.current = blank();
    else this.close();
    this.current.isNegated = true;
  }

  private isBlank(): boolean {
    return this.current.verb === undefined && this.current.tokens.length === 0;
  }

  private close(): void {
    if (!this.isBlank()) this.clauses.push(this.current);
    this.current = blank();
  }
}

function blank(): RawClause {
  return { verb: undefined, verbText: '', tokens: [], isNegated: false, isEarlier: false, isLater: false };
}

function hasMoney(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ kind }) =>
      kind === 'number' || kind === 'token' || kind === 'fraction' || kind === 'all' || kind === 'reference',
  );
}

function hasObject(tokens: readonly Token[]): boolean {
  return hasMoney(tokens) || tokens.some((token) => token.kind === 'noun' && token.noun !== 'wallet');
}

function isSeparator(token: Token | undefined): boolean {
  return token?.kind === 'comma' || token?.kind === 'and';
}

function endsWithTo(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  return (
    last === undefined || last.kind === 'token' || (last.kind === 'preposition' && last.preposition === 'to')
  );
}

function ordered(clauses: readonly RawClause[]): RawClause[] {
  const inOrder: RawClause[] = [];
  for (const clause of clauses) {
    const before = inOrder.at(-1);
    const swaps = before !== undefined && (clause.isEarlier || before.isLater);
    if (swaps) {
      before.isLater = false;
      inOrder.splice(-1, 0, clause);
    } else {
      inOrder.push(clause);
    }
  }
  return inOrder.filter((clause) => !clause.isNegated);
}

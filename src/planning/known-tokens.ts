import { KNOWN_MINTS, type Mint } from '../domain';
import { type NamedToken, TokenDirectory } from './token-directory';

/** Names of the original's share tokens, which it spells without the l. */
const ALIASES: Readonly<Record<string, string>> = { jusdc: 'jlUSDC', jusdt: 'jlUSDT', jsol: 'jlSOL' };

interface Name {
  readonly words: readonly string[];
  readonly mint: Mint;
}

/** The mints that reev itself knows, by symbol, common name, plural or letters spelt out one by one. */
export class KnownTokens extends TokenDirectory {
  private readonly names = new Map<string, Name[]>();
  private readonly byAddress = new Map<string, Mint>();

  constructor(private readonly mints: readonly Mint[] = KNOWN_MINTS) {
    super();
    for (const mint of mints) {
      this.byAddress.set(mint.address, mint);
      const symbol = mint.symbol.toLowerCase();
      for (const name of [symbol, ...mint.names, ...aliasesOf(mint)]) {
        this.add(name.split(' '), mint);
        if (!name.includes(' ')) this.add([`${name}s`], mint);
      }
      if (symbol.length <= 4) this.add([...symbol], mint);
    }
    for (const list of this.names.values()) list.sort((a, b) => b.words.length - a.words.length);
  }

  named(words: readonly string[], at: number): NamedToken | undefined {
    const name = this.names
      .get(words[at] ?? '')
      ?.find((one) => one.words.every((word, offset) => words[at + offset] === word));
    return name && { mint: name.mint, length: name.words.length };
  }

  at(address: string): Mint | undefined {
    return this.byAddress.get(address);
  }

  all(): readonly Mint[] {
    return this.mints;
  }

  private add(words: readonly string[], mint: Mint): void {
    const first = words[0] ?? '';
    this.names.set(first, [...(this.names.get(first) ?? []), { words, mint }]);
  }
}

function aliasesOf(mint: Mint): string[] {
  return Object.keys(ALIASES).filter((alias) => ALIASES[alias] === mint.symbol);
}

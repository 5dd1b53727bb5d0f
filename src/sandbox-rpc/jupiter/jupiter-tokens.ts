import { Injectable } from '@nestjs/common';
import { type Address, KNOWN_MINTS, findMint, parseAddress } from '../../domain';
import { TOKEN_PROGRAM, viewMint } from '../../ledger';
import { SandboxChain } from '../../ledger/embedded/chain';
import { PriceFeed } from '../../protocols';
import type { JupiterRequest } from './jupiter-request';

/** Mints that one request may ask for. */
const MAX_PRICES = 50;
const MAX_MINTS = 100;
const MAX_FOUND = 20;

/** Jupiter's prices and tokens over the sandbox: the tokens that it began with are the verified ones. */
@Injectable()
export class JupiterTokens {
  constructor(
    private readonly prices: PriceFeed,
    private readonly chain: SandboxChain,
  ) {}

  /** A mint without a price has no member. @throws {JupiterError} */
  async price(request: JupiterRequest): Promise<object> {
    const mints = request.addresses('ids', MAX_PRICES);
    const prices = await this.prices.prices(mints);
    const blockId = Number(this.chain.now().slot);
    const priced = [...prices].map(([mint, usdPrice]) => {
      const decimals = findMint(mint)?.decimals ?? 0;
      return [mint, { usdPrice, blockId, decimals, priceChange24h: null }] as const;
    });
    return Object.fromEntries(priced);
  }

  /** By symbol or name: verified tokens; by mint: any. @throws {JupiterError} */
  async search(request: JupiterRequest): Promise<object[]> {
    const query = request.text('query');
    const mints = query.split(',').map((part) => parseAddress(part.trim()));
    const areMints = mints.every((mint) => mint !== undefined);
    const found = areMints ? request.addresses('query', MAX_MINTS) : verifiedLike(query.toLowerCase());
    const [accounts, prices] = await Promise.all([
      this.chain.accounts.read(found),
      this.prices.prices(found.filter((mint) => findMint(mint))),
    ]);
    return found.flatMap((id, index) => {
      const [account, known] = [accounts[index], findMint(id)];
      const view = viewMint(account);
      if (view === undefined) return [];
      return {
        ...{ id, name: known?.names[0] ?? known?.symbol ?? id, symbol: known?.symbol ?? '', icon: null },
        ...{ decimals: view.decimals, tokenProgram: account?.owner ?? TOKEN_PROGRAM },
        audit: {
          mintAuthorityDisabled: view.mintAuthority === undefined,
          freezeAuthorityDisabled: view.freezeAuthority === undefined,
        },
        ...{ isVerified: known !== undefined, tags: known ? ['verified'] : [] },
        usdPrice: prices.get(id) ?? null,
      };
    });
  }
}

function verifiedLike(query: string): Address[] {
  const isLike = (text: string) => text.toLowerCase().includes(query);
  const like = KNOWN_MINTS.filter(({ symbol, names }) => isLike(symbol) || names.some(isLike));
  const exactFirst = like.sort(
    (a, b) => Number(b.symbol.toLowerCase() === query) - Number(a.symbol.toLowerCase() === query),
  );
  return exactFirst.slice(0, MAX_FOUND).map(({ address }) => address);
}

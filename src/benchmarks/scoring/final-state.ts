import { Injectable } from '@nestjs/common';
import { type Address, KNOWN_MINTS, SOL, USDC, USDT, shareTokenOf } from '../../domain';
import { Ledger, viewTokenAccount } from '../../ledger';
import type { AccountRef, BenchmarkFile, FinalStateAssertion } from '../../benchmark-file';
import { LendingPositions, PriceFeed } from '../../protocols';
import { type AccountAddresses, resolveAccount } from '../planning/account-addresses';

const MICRO = 1_000_000;
const BPS = 10_000n;
/** Tokens that are worth a dollar. */
const DOLLARS: ReadonlySet<Address> = new Set([USDC.address, USDT.address]);
/** Tokens that can be lent. */
const LENT = KNOWN_MINTS.filter(({ address }) => shareTokenOf(address) !== address);

/** Reads what assertions are about, in their units, when a run is over. */
@Injectable()
export class FinalState {
  constructor(
    private readonly ledger: Ledger,
    private readonly positions: LendingPositions,
    private readonly prices: PriceFeed,
  ) {}

  async actualOf(
    { type, account }: FinalStateAssertion,
    file: BenchmarkFile,
    addresses: AccountAddresses,
  ): Promise<bigint> {
    const address = await resolveAccount(account, addresses);
    switch (type) {
      case 'SolBalance':
      case 'CapitalReserve':
        return this.lamports(address);
      case 'SolBalanceChange':
        return (await this.lamports(address)) - initialLamports(account, file);
      case 'TokenAccountBalance':
        return this.tokens(address);
      case 'TokenAccountBalanceChange':
        return (await this.tokens(address)) - initialTokens(account, file);
      case 'TotalPortfolioValue':
        return (await this.values(address)).total;
      case 'LiquidityRatio': {
        const { total, inDollars } = await this.values(address);
        return total === 0n ? 0n : (inDollars * BPS) / total;
      }
      case 'MultiPoolDiversification':
        return BigInt((await this.lent(address)).filter(({ shares }) => shares > 0n).length);
    }
  }

  private async lamports(address: Address): Promise<bigint> {
    return (await this.ledger.readAccounts([address])).get(address)?.lamports ?? 0n;
  }

  private async tokens(address: Address): Promise<bigint> {
    return viewTokenAccount((await this.ledger.readAccounts([address])).get(address))?.amount ?? 0n;
  }

  private lent(wallet: Address) {
    return Promise.all(
      LENT.map(async (asset) => ({ asset, ...(await this.positions.position(wallet, asset.address)) })),
    );
  }

  /** Millionths of a dollar; shares are worth what redeeming them would give. */
  private async values(wallet: Address): Promise<{ readonly total: bigint; readonly inDollars: bigint }> {
    const { lamports, tokens } = await this.ledger.readBalances(wallet);
    const plain = KNOWN_MINTS.filter(({ shareOf }) => shareOf === undefined);
    const prices = await this.prices.prices(plain.map(({ address }) => address));
    const lent = await this.lent(wallet);
    const held = plain.map((mint) => {
      const own = mint === SOL ? lamports : (tokens.find((token) => token.mint === mint.address)?.raw ?? 0n);
      const out = lent.find(({ asset }) => asset === mint)?.assets ?? 0n;
      const price = BigInt(Math.round((prices.get(mint.address) ?? 0) * MICRO));
      return { address: mint.address, value: ((own + out) * price) / 10n ** BigInt(mint.decimals) };
    });
    const sum = (parts: typeof held) => parts.reduce((total, { value }) => total + value, 0n);
    return { total: sum(held), inDollars: sum(held.filter(({ address }) => DOLLARS.has(address))) };
  }
}

function initialLamports(ref: AccountRef, { initialState }: BenchmarkFile): bigint {
  return initialState.find(({ pubkey }) => ref.kind === 'named' && pubkey === ref.name)?.lamports ?? 0n;
}

function initialTokens(ref: AccountRef, { initialState }: BenchmarkFile): bigint {
  const held = initialState.find(
    (account) =>
      account.kind === 'token_account' &&
      (ref.kind === 'named'
        ? account.pubkey === ref.name
        : account.owner === ref.owner && account.mint === ref.mint),
  );
  return held?.kind === 'token_account' ? held.amount : 0n;
}

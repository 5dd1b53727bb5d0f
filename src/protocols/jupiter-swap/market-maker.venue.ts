import { Injectable } from '@nestjs/common';
import { type Address, FULL_BPS, SOL, type Swap, findMint } from '../../domain';
import {
  type Instruction,
  Ledger,
  SandboxKeyring,
  associatedTokenAddress,
  viewTokenAccount,
} from '../../ledger';
import type { BuiltAction, Quote } from '../protocol-adapter';
import { syncNative, transferLamports, transferTokens } from '../spl/token-instructions';
import { WalletTokenAccounts } from '../spl/wallet-token-accounts';
import { type Route, findRoute } from './find-route';
import { PoolDirectory } from './pool-directory';
import type { OfferResult, SwapRequest, SwapVenue } from './swap-venue';

/** What the maker earns on each trade, in basis points. */
const SPREAD_BPS = 40n;
/** The part of its inventory that it gives away in one trade, in basis points. */
const MOST_OF_INVENTORY_BPS = 500n;
const BPS = BigInt(FULL_BPS);

/**
 * A market maker who quotes a firm price around the middle of the pools and settles in one transaction that both sign: the
 * wallet pays the maker, the maker pays the wallet. Nothing can slip between quote and settlement.
 */
@Injectable()
export class MarketMakerVenue implements SwapVenue {
  readonly name = 'market_maker';
  private readonly walletAccounts: WalletTokenAccounts;

  constructor(
    private readonly ledger: Ledger,
    private readonly directory: PoolDirectory,
    private readonly keyring: SandboxKeyring,
  ) {
    this.walletAccounts = new WalletTokenAccounts(ledger);
  }

  async offer(request: SwapRequest): Promise<OfferResult> {
    const { swap } = request;
    const route = findRoute(await this.directory.pools(), {
      input: swap.inputMint,
      output: swap.outputMint,
      amount: swap.amount,
      swapMode: swap.swapMode,
    });
    if (route === undefined)
      return {
        ok: false,
        failure: { code: 'no_route', message: 'The market maker knows no price for this trade.' },
      };
    const quote = this.quoteOf(swap, route);
    const most = ((await this.inventory(swap.outputMint)) * MOST_OF_INVENTORY_BPS) / BPS;
    if (quote.outAmount > most || quote.outAmount === 0n) {
      return {
        ok: false,
        failure: {
          code: 'insufficient_liquidity',
          message: 'The trade is beyond what the market maker gives at once.',
        },
      };
    }
    return { ok: true, offer: { quote, build: () => this.build(quote, request) } };
  }

  private quoteOf(swap: Swap<bigint>, route: Route): Quote {
    const [reserveIn, reserveOut] = middle(route);
    const isExactIn = swap.swapMode === 'ExactIn';
    const out = (swap.amount * reserveOut * (BPS - SPREAD_BPS)) / (reserveIn * BPS);
    const dividend = swap.amount * reserveIn * BPS;
    const divisor = reserveOut * (BPS - SPREAD_BPS);
    return {
      venue: this.name,
      inputMint: swap.inputMint,
      outputMint: swap.outputMint,
      inAmount: isExactIn ? swap.amount : (dividend + divisor - 1n) / divisor,
      outAmount: isExactIn ? out : swap.amount,
      priceImpactBps: 0,
      isFirm: true,
      route: ['market maker'],
    };
  }

  private async inventory(mint: Address): Promise<bigint> {
    const account = await associatedTokenAddress(this.keyring.address('market_maker'), mint);
    return viewTokenAccount((await this.ledger.readAccounts([account])).get(account))?.amount ?? 0n;
  }

  private async build(quote: Quote, { wallet }: SwapRequest): Promise<BuiltAction> {
    const maker = this.keyring.coSigner('market_maker');
    const pay = await payment(wallet, maker.address, quote.inputMint, quote.inAmount);
    const destination = await this.walletAccounts.payingInto(wallet, quote.outputMint);
    const source = await associatedTokenAddress(maker.address, quote.outputMint);
    const settle = transferTokens({
      source,
      destination: destination.address,
      authority: maker.address,
      mint: quote.outputMint,
      amount: quote.outAmount,
      decimals: decimalsOf(quote.outputMint),
    });
    const instructions = [...pay, ...destination.before, settle, ...destination.after];
    return { venue: this.name, instructions, coSigners: [maker], quote };
  }
}

/** SOL is paid straight into the maker's wrapped SOL account. */
async function payment(
  wallet: Address,
  maker: Address,
  mint: Address,
  amount: bigint,
): Promise<Instruction[]> {
  const destination = await associatedTokenAddress(maker, mint);
  if (mint === SOL.address) return [transferLamports(wallet, destination, amount), syncNative(destination)];
  const source = await associatedTokenAddress(wallet, mint);
  return [
    transferTokens({ source, destination, authority: wallet, mint, amount, decimals: decimalsOf(mint) }),
  ];
}

/** The price between the pools' reserves, as a fraction. */
function middle({ hops }: Route): readonly [bigint, bigint] {
  return hops.reduce<readonly [bigint, bigint]>(
    ([reserveIn, reserveOut], { reserves }) => [
      reserveIn * reserves.reserveIn,
      reserveOut * reserves.reserveOut,
    ],
    [1n, 1n],
  );
}

function decimalsOf(mint: Address): number {
  const known = findMint(mint);
  if (known === undefined) throw new RangeError(`The market maker does not trade ${mint}`);
  return known.decimals;
}

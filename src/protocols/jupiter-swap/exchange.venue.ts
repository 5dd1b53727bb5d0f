import { Injectable } from '@nestjs/common';
import { type Failure, type Swap, amountText, symbolOf } from '../../domain';
import { EXCHANGE_PROGRAM, type Instruction, Ledger, TOKEN_PROGRAM } from '../../ledger';
import { programInstruction, readonlyAccount, signerAccount, writableAccount } from '../program-instruction';
import type { BuiltAction, Quote } from '../protocol-adapter';
import { WalletTokenAccounts } from '../spl/wallet-token-accounts';
import { tradeLimits } from '../trade-limits';
import { type Route, findRoute, isConnected, priceImpactBps } from './find-route';
import { type Pool, PoolDirectory } from './pool-directory';

import type { OfferResult, SwapRequest, SwapVenue } from './swap-venue';

/** Operations of the exchange program. */
const OPERATION = { ExactIn: 1, ExactOut: 2 } as const;

/** More of an amount that is not served, to tell too little from too much: dust becomes something by one of these. */
const MULTIPLES = [10n ** 3n, 10n ** 6n, 10n ** 9n];

/** The pools of the sandbox's exchange, through up to three of them. */
@Injectable()
export class ExchangeVenue implements SwapVenue {
  readonly name = 'exchange';
  private readonly walletAccounts: WalletTokenAccounts;

  constructor(
    ledger: Ledger,
    private readonly directory: PoolDirectory,
  ) {
    this.walletAccounts = new WalletTokenAccounts(ledger);
  }

  async offer(request: SwapRequest): Promise<OfferResult> {
    const { inputMint: input, outputMint: output, amount, swapMode } = request.swap;
    const pools = await this.directory.pools();
    const route = findRoute(pools, { input, output, amount, swapMode });
    if (route === undefined) return { ok: false, failure: refusal(pools, request) };
    const quote = this.quoteOf(route, request);
    return { ok: true, offer: { quote, build: () => this.build(route, quote, request) } };
  }

  private quoteOf(route: Route, { swap }: SwapRequest): Quote {
    return {
      venue: this.name,
      inputMint: swap.inputMint,
      outputMint: swap.outputMint,
      inAmount: route.inAmount,
      outAmount: route.outAmount,
      priceImpactBps: priceImpactBps(route),
      route: route.hops.map(({ pool }) => pool.name),
    };
  }

  private async build(
    route: Route,
    quote: Quote,
    { wallet, swap, slippageBps }: SwapRequest,
  ): Promise<BuiltAction> {
    const limits = tradeLimits({ ...quote, isInputExact: swap.swapMode === 'ExactIn' }, slippageBps);
    const source = await this.walletAccounts.payingFrom(wallet, swap.inputMint, limits.mostIn);
    const destination = await this.walletAccounts.payingInto(wallet, swap.outputMint);
    const limit = swap.swapMode === 'ExactIn' ? limits.leastOut : limits.mostIn;
    const accounts = [
      signerAccount(wallet),
      readonlyAccount(TOKEN_PROGRAM),
      writableAccount(source.address),
      writableAccount(destination.address),
      ...route.hops.flatMap(({ pool, vaultIn, vaultOut }) => [
        readonlyAccount(pool.address),
        writableAccount(vaultIn),
        writableAccount(vaultOut),
      ]),
    ];
    const trade: Instruction = programInstruction(
      EXCHANGE_PROGRAM,
      [OPERATION[swap.swapMode], swap.amount, limit],
      accounts,
    );
    const instructions = [
      ...source.before,
      ...destination.before,
      trade,
      ...source.after,
      ...destination.after,
    ];
    return { venue: this.name, instructions, coSigners: [], quote };
  }
}

function refusal(pools: readonly Pool[], { swap }: SwapRequest): Failure {
  const pair = [swap.inputMint, swap.outputMint].map(symbolOf).join(' to ');
  if (buysNothing(pools, swap))
    return {
      code: 'amount_too_small',
      message: `${amountText(swap.inputMint, swap.amount)} is too small to buy any ${symbolOf(swap.outputMint)}.`,
    };
  return isConnected(pools, swap.inputMint, swap.outputMint)
    ? {
        code: 'insufficient_liquidity',
        message: `The pools cannot serve this amount from ${pair}. Trade a smaller amount.`,
      }
    : { code: 'no_route', message: `No pools lead from ${pair}.` };
}

/** The pools serve more of it, so that it is not too much but too little. */
function buysNothing(
  pools: readonly Pool[],
  { inputMint, outputMint, amount, swapMode }: Swap<bigint>,
): boolean {
  const request = { input: inputMint, output: outputMint, swapMode };
  const isServed = (more: bigint) => findRoute(pools, { ...request, amount: more }) !== undefined;
  return swapMode === 'ExactIn' && MULTIPLES.some((multiple) => isServed(amount * multiple));
}

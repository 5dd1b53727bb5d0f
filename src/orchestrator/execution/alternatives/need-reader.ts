import { Injectable } from '@nestjs/common';
import { type Address, type Failure, type ResolvedAction, SOL, SOL_RESERVE, sidesOf } from '../../../domain';
import { Ledger } from '../../../ledger';
import { ProtocolRegistry } from '../../../protocols';

/** What a step would give, and what the wallet can spend of it, in raw units. */
export interface Need {
  readonly mint: Address;
  readonly raw: bigint;
  readonly available: bigint;
}

/** Reads what a wallet would have to hold for a step. */
@Injectable()
export class NeedReader {
  constructor(
    private readonly ledger: Ledger,
    private readonly protocols: ProtocolRegistry,
  ) {}

  /** `undefined` when nobody quotes the step. */
  async read(wallet: Address, action: ResolvedAction, slippageBps: number): Promise<Need | undefined> {
    const given = await this.given(wallet, action, slippageBps);
    return given && { ...given, available: await this.spendable(wallet, given.mint) };
  }

  /** Of a step whose amount came to nothing. */
  static ofShortfall({ shortfall }: Failure): Need | undefined {
    return shortfall && { mint: shortfall.mint, raw: shortfall.needed, available: shortfall.available };
  }

  private async given(
    wallet: Address,
    action: ResolvedAction,
    slippageBps: number,
  ): Promise<Omit<Need, 'available'> | undefined> {
    const { given: mint, named, amount } = sidesOf(action);
    if (named === 'both') return { mint, raw: amount };
    const [quote] = await this.protocols.adapterFor(action.tool).quotes({ wallet, action, slippageBps });
    return quote && { mint, raw: quote.inAmount };
  }

  private async spendable(wallet: Address, mint: Address): Promise<bigint> {
    const { lamports, tokens } = await this.ledger.readBalances(wallet);
    if (mint === SOL.address) return lamports > SOL_RESERVE ? lamports - SOL_RESERVE : 0n;
    return tokens.find((token) => token.mint === mint)?.raw ?? 0n;
  }
}

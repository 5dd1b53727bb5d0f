import { Injectable } from '@nestjs/common';
import {
  type Address,
  type CallOf,
  type LendTool,
  amountText,
  countedMint,
  amountOf,
  symbolOf,
} from '../../domain';
import {
  ASSOCIATED_TOKEN_PROGRAM,
  LENDING_PROGRAM,
  Ledger,
  SYSTEM_PROGRAM,
  TOKEN_PROGRAM,
} from '../../ledger';
import { programInstruction, readonlyAccount, signerAccount, writableAccount } from '../program-instruction';
import { type BuildRequest, type BuiltAction, ProtocolAdapter, type Quote } from '../protocol-adapter';
import { ProtocolError } from '../protocol-error';
import { WalletTokenAccounts } from '../spl/wallet-token-accounts';
import { tradeLimits } from '../trade-limits';
import { type LendingVault, VaultDirectory } from './vault-directory';
import { type VaultTrade, leastTraded, vaultTrade } from './vault-trade';

const VENUE = 'jupiter_lend';

/** Lends and takes back: deposit and withdraw by assets, mint and redeem by shares. */
@Injectable()
export class JupiterLendAdapter extends ProtocolAdapter<LendTool> {
  private readonly walletAccounts: WalletTokenAccounts;

  constructor(
    ledger: Ledger,
    private readonly directory: VaultDirectory,
  ) {
    super();
    this.walletAccounts = new WalletTokenAccounts(ledger);
  }

  venues(): Promise<readonly string[]> {
    return Promise.resolve([VENUE]);
  }

  async quotes({ action }: BuildRequest<LendTool>): Promise<readonly Quote[]> {
    const vault = await this.directory.vaultOf(action.assetMint);
    const trade = vault && vaultTrade(vault, action);
    return trade ? [quoteOf(trade)] : [];
  }

  /** @throws {ProtocolError} `no_route` without a vault for the asset, `insufficient_liquidity` when it holds too little,
   *   `amount_too_small` for what is not worth one share */
  async build({ wallet, action, slippageBps }: BuildRequest<LendTool>): Promise<BuiltAction> {
    const vault = await this.directory.vaultOf(action.assetMint);
    if (vault === undefined) throw noVault(action.assetMint);
    const trade = vaultTrade(vault, action);
    if (trade === undefined) throw untradable(vault, action);
    const { mostIn, leastOut } = tradeLimits(trade, slippageBps);
    const source = await this.walletAccounts.payingFrom(wallet, trade.inputMint, mostIn);
    const destination = await this.walletAccounts.payingInto(wallet, trade.outputMint);
    const isPaidIn = trade.inputMint === vault.assetMint;
    const [assets, shares] = isPaidIn
      ? [source.address, destination.address]
      : [destination.address, source.address];
    const accounts = [
      signerAccount(wallet),
      ...[assets, shares, vault.address, vault.assets, vault.shareMint].map(writableAccount),
      readonlyAccount(TOKEN_PROGRAM),
    ];
    const [amount, limit] = trade.isInputExact ? [trade.inAmount, leastOut] : [trade.outAmount, mostIn];
    const call = programInstruction(LENDING_PROGRAM, [trade.operation, amount, limit], accounts);
    const instructions = [
      ...source.before,
      ...destination.before,
      call,
      ...source.after,
      ...destination.after,
    ];
    return { venue: VENUE, instructions, coSigners: [], quote: quoteOf(trade) };
  }

  allowedPrograms(): readonly Address[] {
    return [LENDING_PROGRAM, TOKEN_PROGRAM, ASSOCIATED_TOKEN_PROGRAM, SYSTEM_PROGRAM];
  }
}

function quoteOf({ inputMint, outputMint, inAmount, outAmount }: VaultTrade): Quote {
  return { venue: VENUE, inputMint, outputMint, inAmount, outAmount, route: ['lending vault'] };
}

function noVault(assetMint: Address): ProtocolError {
  return new ProtocolError({ code: 'no_route', message: `${symbolOf(assetMint)} cannot be lent here.` });
}

function untradable(vault: LendingVault, action: CallOf<LendTool, bigint>): ProtocolError {
  const [amount, mint] = [amountOf(action), countedMint(action)];
  const least = leastTraded(vault, action);
  if (least === undefined || amount >= least) return tooLittle(vault);
  const one = 'shares' in action ? `one raw unit of ${symbolOf(vault.assetMint)}` : 'one share of the vault';
  const message = `${amountText(mint, amount)} is too small for ${one}: it takes at least ${amountText(mint, least)}.`;
  return new ProtocolError({ code: 'amount_too_small', message });
}

function tooLittle(vault: LendingVault): ProtocolError {
  const message = `The vault owes ${vault.totalAssets} raw units of ${symbolOf(vault.assetMint)}, less than is asked for.`;
  return new ProtocolError({ code: 'insufficient_liquidity', message });
}

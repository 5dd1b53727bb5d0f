import { Injectable } from '@nestjs/common';
import { type CallOf, type LendTool, findMint } from '../../domain';
import { type Instruction, Ledger } from '../../ledger';
import {
  LendingPositions,
  type LendingVault,
  PriceFeed,
  ProtocolError,
  ProtocolRegistry,
  VaultDirectory,
} from '../../protocols';
import { encodeInstruction } from './encode-instruction';
import { JupiterError, type JupiterRequest } from './jupiter-request';

/** What can be done with a vault. */
export type LendVerb = 'deposit' | 'withdraw' | 'mint' | 'redeem';

/** Loss against the rate that is tolerated: it only grows. */
const SLIPPAGE_BPS = 10;
/** Wallets that one request may ask for. */
const MAX_USERS = 50;
/** Decimals of the rates between shares and assets. */
const RATE = 10n ** 12n;

/** Jupiter's Earn over the lending vaults of the sandbox. */
@Injectable()
export class JupiterLend {
  constructor(
    private readonly protocols: ProtocolRegistry,
    private readonly vaults: VaultDirectory,
    private readonly lent: LendingPositions,
    private readonly prices: PriceFeed,
    private readonly ledger: Ledger,
  ) {}

  /** An unsigned transaction. @throws {JupiterError} */
  async transaction(verb: LendVerb, request: JupiterRequest): Promise<object> {
    const instructions = await this.build(verb, request);
    const compiled = await this.ledger.compile({ feePayer: request.address('signer'), instructions });
    const { wire } = await this.ledger.propose(compiled);
    return { transaction: Buffer.from(wire).toString('base64') };
  }

  /** One instruction bare, several in a list: both have been seen of Jupiter. @throws {JupiterError} */
  async instructions(verb: LendVerb, request: JupiterRequest): Promise<object> {
    const [first, ...others] = (await this.build(verb, request)).map(encodeInstruction);
    if (first === undefined) throw new RangeError('Lending takes an instruction');
    return others.length === 0 ? first : { instructions: [first, ...others] };
  }

  async tokens(): Promise<object[]> {
    const vaults = await this.vaults.vaults();
    const prices = await this.prices.prices(vaults.map(({ assetMint }) => assetMint));
    return vaults.map((vault, index) => tokenOf(vault, index + 1, prices.get(vault.assetMint)));
  }

  /** @throws {JupiterError} */
  async positions(request: JupiterRequest): Promise<object[]> {
    const [vaults, tokens] = [await this.vaults.vaults(), await this.tokens()];
    const all = request.addresses('users', MAX_USERS).map(async (owner) => {
      const { tokens: held } = await this.ledger.readBalances(owner);
      return Promise.all(
        vaults.map(async ({ assetMint }, index) => {
          const { shares, assets } = await this.lent.position(owner, assetMint);
          const inWallet = held.find(({ mint }) => mint === assetMint)?.raw ?? 0n;
          return {
            ...{ token: tokens[index], ownerAddress: owner, shares: shares.toString() },
            ...{
              underlyingAssets: assets.toString(),
              underlyingBalance: inWallet.toString(),
              allowance: '0',
            },
          };
        }),
      );
    });
    return (await Promise.all(all)).flat();
  }

  private async build(verb: LendVerb, request: JupiterRequest): Promise<readonly Instruction[]> {
    const [wallet, action] = [request.address('signer'), actionOf(verb, request)];
    const adapter = this.protocols.adapterFor(action.tool);
    try {
      const { instructions } = await adapter.build({ wallet, action, slippageBps: SLIPPAGE_BPS });
      return instructions;
    } catch (error) {
      throw error instanceof ProtocolError ? new JupiterError(400, error.message) : error;
    }
  }
}

function actionOf(verb: LendVerb, request: JupiterRequest): CallOf<LendTool, bigint> {
  const assetMint = request.address('asset');
  switch (verb) {
    case 'deposit':
      return { tool: 'jupiter_lend_earn_deposit', assetMint, amount: request.amount('amount') };
    case 'withdraw':
      return { tool: 'jupiter_lend_earn_withdraw', assetMint, amount: request.amount('amount') };
    case 'mint':
      return { tool: 'jupiter_lend_earn_mint', assetMint, shares: request.amount('shares') };
    case 'redeem':
      return { tool: 'jupiter_lend_earn_redeem', assetMint, shares: request.amount('shares') };
  }
}

/** Rates in hundredths of a percent; both spellings of the members have been seen of Jupiter. */
function tokenOf(vault: LendingVault, id: number, price: number | undefined): object {
  const { assetMint, shareMint, totalAssets, shares, aprBps, held } = vault;
  const [asset, share] = [findMint(assetMint), findMint(shareMint)];
  const withdrawable = held < totalAssets ? held : totalAssets;
  return {
    ...{
      id,
      name: share?.names[0] ?? '',
      symbol: share?.symbol ?? '',
      address: shareMint,
      assetAddress: assetMint,
    },
    decimals: share?.decimals ?? 0,
    asset: {
      ...{ address: assetMint, symbol: asset?.symbol ?? '', decimals: asset?.decimals ?? 0 },
      ...{
        chain_id: 'solana',
        chainId: 'solana',
        logo_url: null,
        logoUrl: null,
        price: price?.toString() ?? null,
      },
    },
    ...{ totalAssets: totalAssets.toString(), totalSupply: shares.toString() },
    convertToShares: (totalAssets === 0n ? RATE : (shares * RATE) / totalAssets).toString(),
    convertToAssets: (shares === 0n ? RATE : (totalAssets * RATE) / shares).toString(),
    ...{ rewardsRate: '0', supplyRate: aprBps.toString(), totalRate: aprBps.toString() },
    liquiditySupplyData: { supply: totalAssets.toString(), withdrawable: withdrawable.toString() },
  };
}

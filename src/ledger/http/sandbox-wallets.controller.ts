import { Body, Controller, Get, Header, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { RequiresScope } from '../../access';
import { ApiProblems } from '../../common/problem-details';
import { type Address, AppError, MAX_U64, parseAddress } from '../../domain';
import { Ledger } from '../ledger';
import { noWallet } from '../address-kind';
import { SandboxWallets, type WalletHoldings } from '../embedded/sandbox-wallets';
import { SandboxWalletDto } from './sandbox-wallet.dto';

/** Wallets of the sandbox. */
@ApiTags('sandbox')
@Controller('sandbox/wallets')
export class SandboxWalletsController {
  constructor(
    private readonly wallets: SandboxWallets,
    private readonly ledger: Ledger,
  ) {}

  /** What a wallet holds now; one that was never seen is endowed first. */
  @Get(':pubkey')
  @RequiresScope('read')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Show what a wallet of the sandbox holds' })
  @ApiParam({ name: 'pubkey', example: '6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm' })
  @ApiOkResponse({ type: SandboxWalletDto })
  @ApiProblems('invalid_wallet', 'not_on_this_ledger')
  async getSandboxWallet(@Param('pubkey') pubkey: string): Promise<SandboxWalletDto> {
    const owner = await this.walletOf(pubkey);
    await this.wallets.admit(owner);
    return this.view(owner);
  }

  /** Sets exactly these holdings; every other token of the wallet is gone afterwards. */
  @Put(':pubkey')
  @RequiresScope('run')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Set what a wallet of the sandbox holds' })
  @ApiParam({ name: 'pubkey', example: '6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm' })
  @ApiOkResponse({ type: SandboxWalletDto })
  @ApiProblems(
    'invalid_request',
    'malformed_json',
    'invalid_wallet',
    'not_on_this_ledger',
    'unsupported_media_type',
    'payload_too_large',
  )
  async setSandboxWallet(
    @Param('pubkey') pubkey: string,
    @Body() body: SandboxWalletDto,
  ): Promise<SandboxWalletDto> {
    const owner = await this.walletOf(pubkey);
    await this.wallets.set(owner, holdingsOf(body));
    return this.view(owner);
  }

  private async walletOf(pubkey: string): Promise<Address> {
    if (this.ledger.kind !== 'sandbox')
      throw new AppError('not_on_this_ledger', 'Only the sandbox shows and sets wallets.');
    const address = parseAddress(pubkey);
    if (address === undefined)
      throw new AppError('invalid_wallet', 'The wallet in the path must be a base58 address of 32 bytes.');
    const detail = noWallet(address, await this.wallets.kindOf(address));
    if (detail !== undefined) throw new AppError('invalid_wallet', detail);
    return address;
  }

  private async view(owner: Address): Promise<SandboxWalletDto> {
    const { lamports, tokens } = await this.wallets.get(owner);
    return {
      sol_balance: lamports.toString(),
      token_balances: tokens.map(({ mint, raw }) => ({ mint, balance: raw.toString() })),
    };
  }
}

function holdingsOf(body: SandboxWalletDto): WalletHoldings {
  const tokens = body.token_balances.map(({ mint, balance }, index) => {
    const field = `token_balances.${index}`;
    const address = parseAddress(mint);
    if (address === undefined) throw invalid(`${field}.mint`, 'mint must be a base58 address of 32 bytes');
    return { mint: address, raw: u64(balance, `${field}.balance`) };
  });
  if (new Set(tokens.map(({ mint }) => mint)).size < tokens.length)
    throw invalid('token_balances', 'a mint is listed twice');
  return { lamports: u64(body.sol_balance, 'sol_balance'), tokens };
}

function u64(text: string, field: string): bigint {
  const value = BigInt(text);
  if (value > MAX_U64) throw invalid(field, `${field} must be at most ${MAX_U64}`);
  return value;
}

function invalid(field: string, message: string): AppError {
  return new AppError('invalid_request', `${message}.`, { errors: [{ field, message }] });
}

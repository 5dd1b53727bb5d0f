import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsString, Matches } from 'class-validator';
import { NestedObjects } from '../../common/http/members';

/** Decimal text of an unsigned integer. */
const RAW = /^\d{1,20}$/;

export class SandboxTokenBalanceDto {
  /** Mint address. */
  @ApiProperty({ example: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v' })
  @IsString()
  readonly mint!: string;

  /** Raw units: 1 USDC is 1000000. */
  @ApiProperty({ example: '1000000000', pattern: RAW.source })
  @Matches(RAW, { message: 'balance must be a decimal string of raw units' })
  readonly balance!: string;
}

/** What a wallet of the sandbox holds. */
export class SandboxWalletDto {
  /** Lamports: 1 SOL is 1000000000. */
  @ApiProperty({ example: '5000000000', pattern: RAW.source })
  @Matches(RAW, { message: 'sol_balance must be a decimal string of lamports' })
  readonly sol_balance!: string;

  /** Every token that the wallet holds. */
  @ApiProperty({ type: [SandboxTokenBalanceDto] })
  @ArrayMaxSize(50)
  @NestedObjects(() => SandboxTokenBalanceDto)
  readonly token_balances!: SandboxTokenBalanceDto[];
}

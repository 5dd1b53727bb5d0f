import { IsArray, IsIn, IsOptional, IsString, Matches } from 'class-validator';
import { AsList, IntegerFrom } from './environment-types';
import { ModelEnvironment } from './model-environment';

/** The variables of a cluster behind JSON-RPC. */
export class RpcEnvironment extends ModelEnvironment {
  /** Where transactions land: the sandbox, or a cluster behind JSON-RPC. */
  @IsIn(['sandbox', 'rpc'], { message: 'must be sandbox or rpc' })
  readonly REEV_LEDGER: 'sandbox' | 'rpc' = 'sandbox';

  /** Nodes of the cluster, in the order in which they are asked. Needed with REEV_LEDGER=rpc. */
  @IsOptional()
  @AsList()
  @IsArray()
  @Matches(/^https?:\/\/[^\s#@]+$/, {
    each: true,
    message: 'must be URLs that begin with http:// or https://, separated by commas, without user',
  })
  readonly REEV_RPC_URLS: readonly string[] | undefined = undefined;

  /** The cluster that every node must belong to. Needed with REEV_LEDGER=rpc. */
  @IsOptional()
  @Matches(/^(mainnet|devnet|testnet|[1-9A-HJ-NP-Za-km-z]{32,44})$/, {
    message: 'must be mainnet, devnet, testnet or a genesis hash',
  })
  readonly REEV_RPC_GENESIS: string | undefined = undefined;

  /** What is read, and from when on a transaction counts as landed. */
  @IsIn(['confirmed', 'finalized'], { message: 'must be confirmed or finalized' })
  readonly REEV_RPC_COMMITMENT: 'confirmed' | 'finalized' = 'confirmed';

  /** Milliseconds that one request to a node may take. */
  @IntegerFrom(100, 120_000)
  readonly REEV_RPC_TIMEOUT_MS: number = 10_000;

  /** Key files of wallets that the service signs for, separated by commas. Absent: every wallet's owner signs. */
  @IsOptional()
  @AsList()
  @IsArray()
  @IsString({ each: true })
  readonly REEV_KEY_FILES: readonly string[] | undefined = undefined;
}

import type { ApiKey } from './api-key';
import type { Endowment } from './endowment';
import type { Environment } from './environment';

/** What the HTTP server needs to know. */
export class ServerConfig {
  constructor(
    /** 0 lets the system choose. */
    readonly port: number,
    readonly host: string,
    readonly debugRoutes: boolean,
    /** Milliseconds within which the headers and the body of a request must have arrived. */
    readonly requestTimeoutMs: number,
    /** Origins whose scripts may call the service; undefined: those of this machine; `*` among them: any. */
    readonly corsOrigins: readonly string[] | undefined,
    /** Proxies that are believed about who the client is. */
    readonly trustedProxies: readonly string[],
  ) {}
}

/** Who may call the service, and how often. */
export class AccessConfig {
  constructor(
    /** Empty: the API is open. */
    readonly keys: readonly ApiKey[],
    /** Requests of one caller in a window; 0: as many as it likes. */
    readonly rateLimit: number,
    readonly rateWindowSeconds: number,
  ) {}
}

/** Where the store is and how much of its work runs at once. */
export class StorageConfig {
  constructor(
    /** `postgres://…`; undefined: the embedded store. */
    readonly databaseUrl: string | undefined,
    /** Folder of the embedded store, or `:memory:`. */
    readonly dataDir: string,
    /** Executions that run at once. */
    readonly concurrency: number,
    /** Executions that may wait before new ones are refused. */
    readonly queueLimit: number,
    /** Days for which executions are kept after their end; undefined: for good. */
    readonly retentionDays: number | undefined,
    /** Milliseconds that running work may take to end at shutdown. */
    readonly shutdownGraceMs: number,
  ) {}
}

/** Where the sandbox speaks Solana's JSON-RPC. */
export interface SandboxRpcConfig {
  /** WebSocket is on the next one; 0 lets the system choose both. */
  readonly port: number;
  readonly host: string;
  /** May clients change accounts and time as no transaction could? */
  readonly cheatcodes: boolean;
}

/** The embedded ledger. */
export class SandboxConfig {
  constructor(
    readonly endowment: Endowment,
    /** Accounts that stay in memory when nothing needs them. */
    readonly accountsInMemory: number,
    /** Undefined: only flows use it. */
    readonly rpc: SandboxRpcConfig | undefined,
  ) {}
}

/** The Model Context Protocol. */
export class McpConfig {
  constructor(
    /** Host names under which it is reached, besides those of this machine. */
    readonly hosts: readonly string[],
  ) {}
}

/** How to reach a cluster. */
export interface RpcLedgerConfig {
  readonly urls: readonly string[];
  /** `mainnet`, `devnet`, `testnet` or a genesis hash. */
  readonly genesis: string;
  readonly commitment: Environment['REEV_RPC_COMMITMENT'];
  readonly timeoutMs: number;
  /** Key files of wallets that the service signs for. */
  readonly keyFiles: readonly string[];
}

/** Where transactions land. */
export class LedgerConfig {
  constructor(
    /** Undefined: the sandbox. */
    readonly rpc: RpcLedgerConfig | undefined,
  ) {}
}

/** What is logged. */
export class LoggingConfig {
  constructor(
    /** Least severe level, such as `info`. */
    readonly level: Environment['LOG_LEVEL'],
  ) {}
}

/** Where the shipped benchmarks are. */
export class BenchmarksConfig {
  constructor(
    /** A folder of `.yml` files. */
    readonly folder: string,
  ) {}
}

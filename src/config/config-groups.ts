import type { Endowment } from './endowment';
import type { Environment } from './environment';

/** What the HTTP server needs to know. */
export class ServerConfig {
  constructor(
    /** 0 lets the system choose. */
    readonly port: number,
    readonly host: string,
    /** Empty: the API is open. */
    readonly apiKeys: readonly string[],
    readonly debugRoutes: boolean,
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
    /** Milliseconds that running work may take to end at shutdown. */
    readonly shutdownGraceMs: number,
  ) {}
}

/** The embedded ledger. */
export class SandboxConfig {
  constructor(readonly endowment: Endowment) {}
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

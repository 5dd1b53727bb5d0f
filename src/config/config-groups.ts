import type { Endowment } from './endowment';

/** What the HTTP server needs to know. */
export class ServerConfig {
  constructor(
    readonly port: number,
    readonly host: string,
    readonly apiKeys: readonly string[],
    readonly debugRoutes: boolean,
  ) {}
}

/** Where the store is and how much of its work runs at once. */
export class StorageConfig {
  constructor(
    readonly databaseUrl: string | undefined,
    readonly dataDir: string,
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
  constructor(readonly level: string) {}
}

import { type DynamicModule, Global, Logger, Module } from '@nestjs/common';
import { join } from 'node:path';
import { parseApiKey } from './api-key';
import {
  AccessConfig,
  BenchmarksConfig,
  LedgerConfig,
  LoggingConfig,
  McpConfig,
  type RpcLedgerConfig,
  SandboxConfig,
  type SandboxRpcConfig,
  ServerConfig,
  StorageConfig,
} from './config-groups';
import { parseEndowment } from './endowment';
import { Environment, readEnvironment } from './environment';
import { ModelsConfig, modelsConfigOf } from './models-config';
import { findUnknownVariables } from './unknown-variables';

const SHIPPED_BENCHMARKS = join(__dirname, '..', '..', 'benchmarks');

/** The environment, read once and checked, in typed groups. */
@Global()
@Module({})
export class ConfigModule {
  /**
   * @param variables usually `process.env`
   * @throws {EnvironmentError} naming each variable that is wrong
   */
  static from(variables: Readonly<Record<string, string | undefined>>): DynamicModule {
    const environment = readEnvironment(variables);
    warnOfUnknown(variables);
    const providers = groupsOf(environment);
    return { module: ConfigModule, providers, exports: providers.map((group) => group.provide) };
  }
}

/**
 * What the HTTP server needs to know before there is an application.
 * @throws {EnvironmentError} naming each variable that is wrong
 */
export function readServerConfig(variables: Readonly<Record<string, string | undefined>>): ServerConfig {
  return serverConfigOf(readEnvironment(variables));
}

function groupsOf(env: Environment) {
  return [
    { provide: ServerConfig, useValue: serverConfigOf(env) },
    { provide: AccessConfig, useValue: accessConfigOf(env) },
    {
      provide: StorageConfig,
      useValue: new StorageConfig(
        env.DATABASE_URL,
        env.REEV_DATA_DIR,
        env.REEV_CONCURRENCY,
        env.REEV_QUEUE_LIMIT,
        env.REEV_RETENTION_DAYS,
        env.REEV_SHUTDOWN_GRACE_MS,
      ),
    },
    {
      provide: SandboxConfig,
      useValue: new SandboxConfig(
        parseEndowment(env.REEV_SANDBOX_ENDOWMENT),
        env.REEV_SANDBOX_ACCOUNTS,
        sandboxRpcOf(env),
      ),
    },
    {
      provide: BenchmarksConfig,
      useValue: new BenchmarksConfig(env.REEV_BENCHMARKS_DIR ?? SHIPPED_BENCHMARKS),
    },
    { provide: LedgerConfig, useValue: new LedgerConfig(rpcLedgerOf(env)) },
    { provide: McpConfig, useValue: new McpConfig(env.REEV_MCP_HOSTS ?? []) },
    { provide: ModelsConfig, useValue: modelsConfigOf(env) },
    { provide: LoggingConfig, useValue: new LoggingConfig(env.LOG_LEVEL) },
  ];
}

function serverConfigOf(env: Environment): ServerConfig {
  return new ServerConfig(
    env.PORT,
    env.HOST,
    env.REEV_DEBUG_ROUTES,
    env.REEV_REQUEST_TIMEOUT_MS,
    env.REEV_CORS_ORIGINS,
    env.REEV_TRUSTED_PROXIES ?? [],
  );
}

function sandboxRpcOf(env: Environment): SandboxRpcConfig | undefined {
  const { REEV_SANDBOX_RPC: port, REEV_SANDBOX_RPC_HOST: host, REEV_SANDBOX_CHEATCODES: cheatcodes } = env;
  return port === undefined ? undefined : { port, host, cheatcodes };
}

function rpcLedgerOf(env: Environment): RpcLedgerConfig | undefined {
  const { REEV_LEDGER, REEV_RPC_URLS: urls, REEV_RPC_GENESIS: genesis } = env;
  if (REEV_LEDGER !== 'rpc' || urls === undefined || genesis === undefined) return undefined;
  const [commitment, timeoutMs] = [env.REEV_RPC_COMMITMENT, env.REEV_RPC_TIMEOUT_MS];
  return { urls, genesis, commitment, timeoutMs, keyFiles: env.REEV_KEY_FILES ?? [] };
}

function accessConfigOf(env: Environment): AccessConfig {
  const keys = (env.REEV_API_KEYS ?? []).flatMap((text) => parseApiKey(text) ?? []);
  return new AccessConfig(keys, env.REEV_RATE_LIMIT, env.REEV_RATE_LIMIT_WINDOW_SECONDS);
}

function warnOfUnknown(variables: Readonly<Record<string, string | undefined>>): void {
  const logger = new Logger(ConfigModule.name);
  for (const { name, nearest } of findUnknownVariables(Object.keys(variables)))
    logger.warn(`Nothing reads the variable ${name}. Is ${nearest} meant?`);
}

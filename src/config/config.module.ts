import { Global, Module } from '@nestjs/common';
import { LoggingConfig, SandboxConfig, ServerConfig, StorageConfig } from './config-groups';
import { parseEndowment } from './endowment';
import { Environment, readEnvironment } from './environment';

const groups = [
  {
    provide: ServerConfig,
    useFactory: (env: Environment) =>
      new ServerConfig(env.PORT, env.HOST, env.REEV_API_KEYS ?? [], env.REEV_DEBUG_ROUTES),
    inject: [Environment],
  },
  {
    provide: StorageConfig,
    useFactory: (env: Environment) =>
      new StorageConfig(
        env.DATABASE_URL,
        env.REEV_DATA_DIR,
        env.REEV_CONCURRENCY,
        env.REEV_SHUTDOWN_GRACE_MS,
      ),
    inject: [Environment],
  },
  {
    provide: SandboxConfig,
    useFactory: (env: Environment) => new SandboxConfig(parseEndowment(env.REEV_SANDBOX_ENDOWMENT)),
    inject: [Environment],
  },
  {
    provide: LoggingConfig,
    useFactory: (env: Environment) => new LoggingConfig(env.LOG_LEVEL),
    inject: [Environment],
  },
];

/** The environment, read once and checked, in typed groups. */
@Global()
@Module({
  providers: [{ provide: Environment, useFactory: () => readEnvironment(process.env) }, ...groups],
  exports: [Environment, ...groups.map((group) => group.provide)],
})
export class ConfigModule {}

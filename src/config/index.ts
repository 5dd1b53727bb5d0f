export { LoggingConfig, SandboxConfig, ServerConfig, StorageConfig } from './config-groups';
export { ConfigModule } from './config.module';
export { type Endowment, parseEndowment } from './endowment';
export { Environment, readEnvironment } from './environment';

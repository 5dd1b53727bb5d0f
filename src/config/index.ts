export { type ApiKey, type Scope, SCOPES, apiKeyLine, digestOfKey, parseApiKey } from './api-key';
export {
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
export { ConfigModule, readServerConfig } from './config.module';
export { type Endowment, parseEndowment } from './endowment';
export { Environment, LOG_LEVELS, readEnvironment } from './environment';
export { EnvironmentError, type EnvironmentProblem, sentenceOf } from './environment-error';
export { loadEnvFile } from './load-env-file';
export { type ModelEndpoint, type ModelProvider, ModelsConfig } from './models-config';
export { SERVICE_VERSION } from './service-version';

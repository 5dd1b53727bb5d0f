export { type LendingVault, VaultDirectory } from './jupiter-lend/vault-directory';
export { type LendingPosition, LendingPositions } from './lending-positions';
export { PriceFeed } from './price-feed';
export {
  type BuildRequest,
  type BuiltAction,
  ProtocolAdapter,
  QueryAdapter,
  type Quote,
} from './protocol-adapter';
export { ProtocolError } from './protocol-error';
export {
  type AdapterTable,
  PROTOCOL_ADAPTERS,
  ProtocolRegistry,
  QUERY_ADAPTERS,
  type QueryTable,
} from './protocol-registry';
export { ProtocolsModule } from './protocols.module';
export { tradeLimits } from './trade-limits';

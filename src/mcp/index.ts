export { serveMcpOverStdio } from './serve-stdio';
export { McpModule } from './mcp.module';
export type { ServiceCall } from './service-call';

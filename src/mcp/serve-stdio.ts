import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { createMcpServer } from './create-mcp-server';
import type { ServiceCall } from './service-call';

/** Serves the tools over the standard input and output. @returns how to end it */
export function serveMcpOverStdio(call: ServiceCall): { close(): Promise<void> } {
  return serveStdio(() => createMcpServer(call));
}

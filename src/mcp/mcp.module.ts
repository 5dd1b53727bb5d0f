import { Module } from '@nestjs/common';
import { McpController } from './http/mcp.controller';

/** The tools of the service for agents that speak the Model Context Protocol. */
@Module({ controllers: [McpController] })
export class McpModule {}

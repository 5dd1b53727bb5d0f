import { Inject, Injectable } from '@nestjs/common';
import type { ActionTool, QueryTool } from '../domain';
import type { ProtocolAdapter, QueryAdapter } from './protocol-adapter';

/** The adapters that the running service has. */
export const PROTOCOL_ADAPTERS = Symbol('PROTOCOL_ADAPTERS');
export const QUERY_ADAPTERS = Symbol('QUERY_ADAPTERS');

/** Finds who serves a tool. */
@Injectable()
export class ProtocolRegistry {
  constructor(
    @Inject(PROTOCOL_ADAPTERS) private readonly adapters: readonly ProtocolAdapter[],
    @Inject(QUERY_ADAPTERS) private readonly queries: readonly QueryAdapter[],
  ) {}

  /** @throws {RangeError} when no adapter serves the tool: a defect of the wiring */
  adapterFor(tool: ActionTool): ProtocolAdapter {
    return serving(tool, this.adapters);
  }

  /** @throws {RangeError} when no adapter serves the tool: a defect of the wiring */
  queryFor(tool: QueryTool): QueryAdapter {
    return serving(tool, this.queries);
  }
}

function serving<T extends { readonly tools: readonly string[] }>(tool: string, adapters: readonly T[]): T {
  const adapter = adapters.find((candidate) => candidate.tools.includes(tool));
  if (adapter === undefined) throw new RangeError(`No protocol adapter serves ${tool}`);
  return adapter;
}

import { Inject, Injectable } from '@nestjs/common';
import type { ActionTool, QueryTool } from '../domain';
import type { ProtocolAdapter, QueryAdapter } from './protocol-adapter';

/** Who builds the steps of each tool. */
export type AdapterTable = { readonly [T in ActionTool]: ProtocolAdapter<T> };
/** Who answers each read-only tool. */
export type QueryTable = { readonly [T in QueryTool]: QueryAdapter<T> };

export const PROTOCOL_ADAPTERS = Symbol('PROTOCOL_ADAPTERS');
export const QUERY_ADAPTERS = Symbol('QUERY_ADAPTERS');

/** Finds who serves a tool. */
@Injectable()
export class ProtocolRegistry {
  constructor(
    @Inject(PROTOCOL_ADAPTERS) private readonly adapters: AdapterTable,
    @Inject(QUERY_ADAPTERS) private readonly queries: QueryTable,
  ) {}

  adapterFor<T extends ActionTool>(tool: T): ProtocolAdapter<T> {
    return this.adapters[tool];
  }

  queryFor<T extends QueryTool>(tool: T): QueryAdapter<T> {
    return this.queries[tool];
  }
}

import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './api-types';

/** What answers are read as unless a call says `parseAs`. */
type Json = 'application/json' | 'application/problem+json';

/** A client whose paths, parameters, bodies and answers are those of the OpenAPI document. */
export type ReevClient = Client<paths, Json>;

/** A form of the document by its name, such as `ExecutionStatusDto`. */
export type ReevSchema<Name extends keyof components['schemas']> = components['schemas'][Name];

export interface ReevClientOptions {
  /** Where the service is, such as `http://localhost:3001`. */
  readonly baseUrl: string;
  /** One of REEV_API_KEYS, when the service has some. */
  readonly apiKey?: string;
  /** Sends requests; default: the `fetch` of the platform. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** A client of one service. Refusals are returned as `error`, problem documents with a stable `code`. */
export function createReevClient({ baseUrl, apiKey, fetch }: ReevClientOptions): ReevClient {
  return createClient<paths, Json>({
    baseUrl,
    ...(fetch !== undefined && { fetch }),
    ...(apiKey !== undefined && { headers: { authorization: `Bearer ${apiKey}` } }),
  });
}

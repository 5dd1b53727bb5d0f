import { type ReevClient, createReevClient } from '../../../clients/typescript/index';
import { apiKey } from './api-key';

export type { ReevSchema as Schema } from '../../../clients/typescript/index';

let made: { readonly key: string | undefined; readonly client: ReevClient } | undefined;

/** The typed client of the service that the console came from, with the key of this tab. */
export function api(): ReevClient {
  const key = apiKey();
  if (made === undefined || made.key !== key)
    made = {
      key,
      client: createReevClient({ baseUrl: location.origin, ...(key !== undefined && { apiKey: key }) }),
    };
  return made.client;
}

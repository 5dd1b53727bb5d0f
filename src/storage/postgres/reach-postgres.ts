import { Client } from 'pg';
import { EnvironmentError } from '../../config';

/** How long a server may take to answer at the start, in milliseconds. */
const TIMEOUT_MS = 5_000;

/**
 * Connects once, before anything waits for a pool that has no such limit.
 * @throws {EnvironmentError} naming DATABASE_URL, without its secrets
 */
export async function reachPostgres(url: string): Promise<void> {
  try {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: TIMEOUT_MS });
    await client.connect();
    await client.end();
  } catch (cause) {
    const allowed = `must name a PostgreSQL server that answers within ${TIMEOUT_MS / 1_000} seconds (${reasonOf(cause)})`;
    throw new EnvironmentError([{ name: 'DATABASE_URL', allowed }], { cause });
  }
}

/** A host with several addresses fails with an error for each, and no message of its own. */
function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join(', ');
  return cause instanceof Error ? cause.message : String(cause);
}

import { isStoreUnavailable, storeUnavailable } from '../store-unavailable';

/**
 * SQLSTATE classes and codes of a server that is not there for us: lost connections (08), too many of them (53300), and a
 * server that is ending, recovering or starting (57P01 to 57P03).
 */
const SERVER_AWAY = /^(08...|53300|57P0[123])$/;
/** Of the network, as Node names them. */
const NETWORK =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT)$/;
/** The driver gives these no code. */
const DRIVER =
  /Connection terminated|not queryable|Client was closed|timeout exceeded when trying to connect|timeout expired/;

/**
 * The error for callers when the server or the way to it is to blame; otherwise the error as it is.
 * @param detail what clients are told
 */
export function judgePostgresError(error: unknown, detail = 'The store cannot be reached.'): unknown {
  return isAway(error) && !isStoreUnavailable(error) ? storeUnavailable(detail, error) : error;
}

function isAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isAway);
  if (!(error instanceof Error)) return false;
  const { code = '' } = error as NodeJS.ErrnoException;
  return SERVER_AWAY.test(code) || NETWORK.test(code) || DRIVER.test(error.message);
}

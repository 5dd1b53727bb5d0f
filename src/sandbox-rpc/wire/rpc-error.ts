/** An error of JSON-RPC, as the clients of Solana know them by their codes. */
export class RpcError extends Error {
  override readonly name = 'RpcError';

  constructor(
    readonly code: number,
    message: string,
    /** More about it, as JSON; absent: nothing. */
    readonly data?: unknown,
  ) {
    super(message);
  }
}

export function invalidRequest(message: string): RpcError {
  return new RpcError(-32600, message);
}

export function invalidParams(message: string): RpcError {
  return new RpcError(-32602, message);
}

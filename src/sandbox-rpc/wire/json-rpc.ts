import { Params } from './params';
import { RpcError, invalidRequest } from './rpc-error';
import { parseRpcJson, stringifyRpcJson } from './rpc-json';

/** Calls a method. @throws {RpcError} */
export type MethodCall = (method: string, params: Params) => unknown;

type Id = string | number | bigint | null;

/** Requests in one batch. */
const MAX_BATCH = 100;

/**
 * The answer to a JSON-RPC 2.0 text: one request or a batch; undefined when nothing in it wants one.
 * @param call carries out a method
 * @param onDefect is told what `call` throws that is no {@link RpcError}
 */
export async function answerJsonRpc(
  text: string,
  call: MethodCall,
  onDefect: (error: unknown) => void,
): Promise<string | undefined> {
  const request = parsed(text);
  if (request instanceof RpcError) return stringifyRpcJson(failure(null, request));
  if (!Array.isArray(request)) {
    const answer = await answerOne(request, call, onDefect);
    return answer && stringifyRpcJson(answer);
  }
  const refusal = refusalOf(request);
  if (refusal) return stringifyRpcJson(failure(null, refusal));
  const answers: object[] = [];
  for (const one of request) {
    const answer = await answerOne(one, call, onDefect);
    if (answer) answers.push(answer);
  }
  return answers.length > 0 ? stringifyRpcJson(answers) : undefined;
}

function parsed(text: string): unknown {
  try {
    return parseRpcJson(text);
  } catch {
    return new RpcError(-32700, 'Parse error');
  }
}

function refusalOf(batch: readonly unknown[]): RpcError | undefined {
  if (batch.length === 0) return invalidRequest('Invalid request');
  if (batch.length <= MAX_BATCH) return undefined;
  return invalidRequest(`A batch has at most ${MAX_BATCH} requests; this one has ${batch.length}.`);
}

async function answerOne(
  request: unknown,
  call: MethodCall,
  onDefect: (error: unknown) => void,
): Promise<object | undefined> {
  if (typeof request !== 'object' || request === null)
    return failure(null, invalidRequest('Invalid request'));
  const { id, method, params, jsonrpc } = request as Readonly<Record<string, unknown>>;
  if (!isId(id)) return failure(null, invalidRequest('Invalid request'));
  if (jsonrpc !== '2.0' || typeof method !== 'string')
    return failure(id ?? null, invalidRequest('Invalid request'));
  try {
    const result = await call(method, new Params(params));
    return id === undefined ? undefined : { jsonrpc: '2.0', result, id };
  } catch (error) {
    if (!(error instanceof RpcError)) onDefect(error);
    return id === undefined ? undefined : failure(id, rpcErrorOf(error));
  }
}

/** What a client sends to know an answer by comes back as it was; without one nothing is answered. */
function isId(id: unknown): id is Id | undefined {
  return id === undefined || id === null || ['string', 'number', 'bigint'].includes(typeof id);
}

function rpcErrorOf(error: unknown): RpcError {
  return error instanceof RpcError ? error : new RpcError(-32603, 'Internal error');
}

function failure(id: Id, { code, message, data }: RpcError): object {
  return { jsonrpc: '2.0', error: { code, message, ...(data !== undefined && { data }) }, id };
}

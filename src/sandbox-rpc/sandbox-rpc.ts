import { CHEATS, METHODS } from './methods';
import type { MethodTable, RpcNode } from './methods/rpc-method';
import { answerJsonRpc } from './wire/json-rpc';
import type { Params } from './wire/params';
import { RpcError } from './wire/rpc-error';

/** The JSON-RPC API of Solana over the sandbox. */
export class SandboxRpc {
  private readonly methods: MethodTable;

  /** @param onDefect is told of errors that are nobody's request */
  constructor(
    private readonly node: RpcNode,
    options: { readonly cheatcodes: boolean },
    private readonly onDefect: (error: unknown) => void,
  ) {
    this.methods = options.cheatcodes ? { ...METHODS, ...CHEATS } : METHODS;
  }

  /** The answer to a request or a batch; undefined when nothing in it wants one. */
  answer(text: string): Promise<string | undefined> {
    return answerJsonRpc(text, (method, params) => this.call(method, params), this.onDefect);
  }

  private call(name: string, params: Params): unknown {
    const method = Object.hasOwn(this.methods, name) ? this.methods[name] : undefined;
    if (method === undefined) throw new RpcError(-32601, 'Method not found');
    return method(this.node, params);
  }
}

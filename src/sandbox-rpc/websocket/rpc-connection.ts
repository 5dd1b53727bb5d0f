import type { WebSocket } from 'ws';
import type { ChainEvent } from '../../ledger/embedded/chain';
import type { RpcNode } from '../methods/rpc-method';
import { answerJsonRpc } from '../wire/json-rpc';
import type { Params } from '../wire/params';
import { RpcError, invalidParams } from '../wire/rpc-error';
import { stringifyRpcJson } from '../wire/rpc-json';
import type { SlotTicker } from './slot-ticker';
import type { Subscription } from './subscription';
import { SUBSCRIPTIONS } from './subscriptions';

const METHOD = /^([a-z]+)(Subscribe|Unsubscribe)$/;
/** Subscriptions of one connection. */
const MAX_SUBSCRIPTIONS = 1_000;
/** Bytes that a client may leave unread before it is cut off. */
const MAX_UNREAD = 8 * 1024 * 1024;

interface Active {
  readonly kind: string;
  readonly subscription: Subscription;
  readonly stop: () => void;
}

export interface ConnectionParts {
  readonly node: RpcNode;
  readonly ticker: SlotTicker;
  readonly nextId: () => number;
  readonly onDefect: (error: unknown) => void;
}

/** One client and what it has subscribed to. */
export class RpcConnection {
  private readonly active = new Map<number, Active>();
  /** Subscriptions of which the client does not know yet. */
  private fresh: (() => void)[] = [];

  constructor(
    private readonly socket: WebSocket,
    private readonly parts: ConnectionParts,
  ) {}

  /** Answers a text; what it subscribes to begins after the answer. */
  async receive(text: string): Promise<void> {
    const answer = await answerJsonRpc(text, (name, params) => this.call(name, params), this.parts.onDefect);
    if (answer !== undefined) this.send(answer);
    for (const begin of this.fresh.splice(0)) begin();
  }

  tell(event: ChainEvent): void {
    for (const { subscription } of [...this.active.values()])
      subscription.onEvent?.(event).catch(this.parts.onDefect);
  }

  close(): void {
    for (const { stop } of this.active.values()) stop();
    this.active.clear();
  }

  private call(name: string, params: Params): unknown {
    const [, kind = '', verb] = METHOD.exec(name) ?? [];
    if (verb === undefined || !Object.hasOwn(SUBSCRIPTIONS, kind))
      throw new RpcError(-32601, 'Method not found');
    return verb === 'Subscribe' ? this.subscribe(kind, params) : this.unsubscribe(kind, params);
  }

  private subscribe(kind: string, params: Params): number {
    if (this.active.size + this.fresh.length >= MAX_SUBSCRIPTIONS)
      throw new RpcError(-32603, `A connection has at most ${MAX_SUBSCRIPTIONS} subscriptions.`);
    const id = this.parts.nextId();
    const outlet = {
      send: (result: unknown) => this.notify(kind, id, result),
      end: () => this.remove(id),
    };
    const subscription = SUBSCRIPTIONS[kind]?.(this.parts.node, params, outlet);
    if (subscription) this.fresh.push(() => this.begin(id, kind, subscription));
    return id;
  }

  private begin(id: number, kind: string, subscription: Subscription): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    const { onSlot } = subscription;
    const stop = onSlot ? this.parts.ticker.listen(onSlot) : () => undefined;
    this.active.set(id, { kind, subscription, stop });
    subscription.start?.().catch(this.parts.onDefect);
  }

  private unsubscribe(kind: string, params: Params): boolean {
    const id = Number(params.integer(0));
    if (this.active.get(id)?.kind !== kind) throw invalidParams('Invalid subscription id.');
    this.remove(id);
    return true;
  }

  private remove(id: number): void {
    this.active.get(id)?.stop();
    this.active.delete(id);
  }

  private notify(kind: string, subscription: number, result: unknown): void {
    if (!this.active.has(subscription)) return;
    const params = { result, subscription };
    this.send(stringifyRpcJson({ jsonrpc: '2.0', method: `${kind}Notification`, params }));
  }

  private send(text: string): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.socket.bufferedAmount > MAX_UNREAD) this.socket.terminate();
    else this.socket.send(text);
  }
}

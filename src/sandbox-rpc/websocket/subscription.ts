import type { ChainEvent } from '../../ledger/embedded/chain';
import { FINALITY, type RpcNode, contextAt } from '../methods/rpc-method';
import type { Commitment, Params } from '../wire/params';

/** Where what a subscription has to tell goes. */
export interface Outlet {
  send(result: unknown): void;
  /** Nothing more will come. */
  end(): void;
}

/** What a client has asked to be told of. */
export interface Subscription {
  /** Looks at what is already there. */
  readonly start?: () => Promise<void>;
  readonly onEvent?: (event: ChainEvent) => Promise<void>;
  /** Absent: it need not know of time. */
  readonly onSlot?: (slot: bigint) => void;
}

/** @throws {RpcError} when the parameters are wrong */
export type Subscribes = (node: RpcNode, params: Params, outlet: Outlet) => Subscription;

/** Sends what happened in a slot once the slot is as settled as the client wants. */
export class SettledOutlet {
  private waiting: { readonly slot: bigint; readonly send: () => void }[] = [];

  constructor(
    private readonly node: RpcNode,
    private readonly commitment: Commitment,
    private readonly outlet: Outlet,
  ) {}

  /** Must be told of slots? */
  get waits(): boolean {
    return this.commitment === 'finalized';
  }

  send(slot: bigint, value: unknown, isLast = false): void {
    const send = () => {
      this.sendAtOnce(slot, value);
      if (isLast) this.outlet.end();
    };
    if (!this.waits || slot + FINALITY <= this.node.chain.now().slot) send();
    else this.waiting.push({ slot, send });
  }

  /** Sends whatever the slot. */
  sendAtOnce(slot: bigint, value: unknown): void {
    this.outlet.send({ context: contextAt(this.node, slot), value });
  }

  onSlot(now: bigint): void {
    const due = this.waiting.filter(({ slot }) => slot + FINALITY <= now);
    this.waiting = this.waiting.filter(({ slot }) => slot + FINALITY > now);
    for (const { send } of due) send();
  }
}

/** The part of a subscription that lets its outlet know of time, if it must. */
export function waitingOn(settled: SettledOutlet): Pick<Subscription, 'onSlot'> {
  return settled.waits ? { onSlot: (slot) => settled.onSlot(slot) } : {};
}

import { once } from 'node:events';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Clock } from '../clock';

/** A request whose answer waits for something. */
export interface HeldRequest {
  /** Aborted when there is no use in waiting any more: the client has gone, or the service goes. */
  readonly signal: AbortSignal;
  /** To be called when it is not held any more. */
  readonly release: () => void;
}

/** How long the end of the service waits for clients to take their answers, in milliseconds. */
const PATIENCE_MS = 1_000;

/** Requests whose answers wait for something. When the service goes they are answered before its connections are closed. */
@Injectable()
export class HeldRequests implements OnModuleDestroy {
  private readonly held = new Map<AbortController, FastifyReply['raw']>();
  private readonly times = new WeakMap<FastifyReply['raw'], { readonly since: number; until?: number }>();
  private isEnding = false;

  constructor(private readonly clock: Clock) {}

  /** How many there are now. */
  get count(): number {
    return this.held.size;
  }

  begin({ raw }: Pick<FastifyReply, 'raw'>): HeldRequest {
    const controller = new AbortController();
    const letGo = () => controller.abort();
    this.held.set(controller, raw);
    const time: { readonly since: number; until?: number } = { since: this.clock.now() };
    this.times.set(raw, time);
    raw.once('close', letGo);
    if (raw.destroyed || this.isEnding) letGo();
    return {
      signal: controller.signal,
      release: () => {
        raw.off('close', letGo);
        this.held.delete(controller);
        time.until = this.clock.now();
      },
    };
  }

  /** How long an answer was held, or is by now, in milliseconds; `undefined`: never. */
  heldMs({ raw }: Pick<FastifyReply, 'raw'>): number | undefined {
    const time = this.times.get(raw);
    return time && Math.max(0, (time.until ?? this.clock.now()) - time.since);
  }

  async onModuleDestroy(): Promise<void> {
    this.isEnding = true;
    const answers = [...this.held.values()].map((raw) => once(raw, 'close'));
    for (const controller of this.held.keys()) controller.abort();
    const over = new AbortController();
    await Promise.race([Promise.allSettled(answers), this.clock.sleep(PATIENCE_MS, over.signal)]);
    over.abort();
  }
}

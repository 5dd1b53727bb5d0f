import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { ExecutionSnapshot } from '../../domain';

/** Most bytes of bodies that are kept, with room for their compressed forms, which are smaller. */
const MOST_BYTES = 32 * 1024 * 1024;

/** What {@link BodyCache} keeps a status as, on the routes of ours and on those of the original. */
export const STATUS_VIEWS = { own: 'status', original: 'original status' } as const;

/** Encoded bodies by execution, revision and view: a state never changes, so neither does what shows it. */
@Injectable()
export class BodyCache {
  private readonly bodies = new LRUCache<string, Buffer>({
    maxSize: MOST_BYTES,
    sizeCalculation: (body) => 2 * body.length + 1,
  });

  /** The body, if it has been built and is still kept. */
  find(view: string, execution: ExecutionSnapshot): Buffer | undefined {
    return this.bodies.get(keyOf(view, execution));
  }

  /** @param make builds the text when it is not there */
  async body(
    view: string,
    execution: ExecutionSnapshot,
    make: (execution: ExecutionSnapshot) => unknown,
  ): Promise<Buffer> {
    const key = keyOf(view, execution);
    const known = this.bodies.get(key);
    if (known !== undefined) return known;
    const made = await make(execution);
    const body = Buffer.from(typeof made === 'string' ? made : JSON.stringify(made));
    this.bodies.set(key, body);
    return body;
  }
}

function keyOf(view: string, { executionId, revision }: ExecutionSnapshot): string {
  return `${view} ${executionId} ${revision}`;
}

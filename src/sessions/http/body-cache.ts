import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { ExecutionSnapshot } from '../../domain';

/** Most bytes of bodies that are kept. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Encoded bodies by execution, revision and view: a state never changes, so neither does what shows it. */
@Injectable()
export class BodyCache {
  private readonly bodies = new LRUCache<string, Buffer>({
    maxSize: MOST_BYTES,
    sizeCalculation: (body) => body.length + 1,
  });

  /** @param make builds the text when it is not there */
  async body(
    view: string,
    execution: ExecutionSnapshot,
    make: (execution: ExecutionSnapshot) => unknown,
  ): Promise<Buffer> {
    const key = `${view} ${execution.executionId} ${execution.revision}`;
    const known = this.bodies.get(key);
    if (known !== undefined) return known;
    const made = await make(execution);
    const body = Buffer.from(typeof made === 'string' ? made : JSON.stringify(made));
    this.bodies.set(key, body);
    return body;
  }
}

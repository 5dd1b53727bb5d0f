import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from './clock';

/** A timer takes no more milliseconds, and takes more for none. */
const LONGEST_MS = 2 ** 31 - 1;

/** The machine's time. */
@Injectable()
export class SystemClock extends Clock {
  now(): number {
    return Date.now();
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    const options = signal ? { signal } : {};
    for (let left = ms; left > 0 && signal?.aborted !== true; left -= LONGEST_MS)
      await delay(Math.min(left, LONGEST_MS), undefined, options).catch(() => undefined);
  }
}

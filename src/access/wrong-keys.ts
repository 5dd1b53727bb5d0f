import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock } from '../common/clock';
import type { ApiKey } from '../config';

interface Attempts {
  wrong: number;
  lastAt: number;
  /** Milliseconds since the Unix epoch; nothing is tried before. */
  lockedUntil: number;
  /** Keys that were right here. */
  readonly right: Set<ApiKey>;
}

/** Addresses that are remembered. */
const MAX_ADDRESSES = 10_000;
/** The wrong key from which on trying costs time: before, somebody mistypes, or has an old configuration. */
const FIRST_LOCKING = 5;
const FIRST_LOCK_MS = 1_000;
const LONGEST_LOCK_MS = 60_000;
/** After so long without a wrong key the count starts anew. */
const FORGOTTEN_AFTER_MS = 15 * 60_000;

/**
 * Slows down whoever tries keys: from the fifth wrong one on, an address waits 1, 2, 4 … up to 60 seconds between tries. While
 * it waits, only keys that were right there before are let pass, so that nobody is locked out by a neighbour, and no
 * guess is answered.
 */
@Injectable()
export class WrongKeys {
  private readonly addresses = new LRUCache<string, Attempts>({ max: MAX_ADDRESSES });

  constructor(private readonly clock: Clock) {}

  /** Milliseconds that the address has to wait before this key is tried; 0: none. */
  waitMs(address: string, key: ApiKey | undefined): number {
    const known = this.addresses.get(address);
    if (known === undefined || (key !== undefined && known.right.has(key))) return 0;
    return Math.max(0, known.lockedUntil - this.clock.now());
  }

  noteRight(address: string, key: ApiKey): void {
    this.attemptsFrom(address).right.add(key);
  }

  noteWrong(address: string): void {
    const attempts = this.attemptsFrom(address);
    const now = this.clock.now();
    attempts.wrong = now - attempts.lastAt > FORGOTTEN_AFTER_MS ? 1 : attempts.wrong + 1;
    attempts.lastAt = now;
    if (attempts.wrong < FIRST_LOCKING) return;
    const lockMs = Math.min(FIRST_LOCK_MS * 2 ** (attempts.wrong - FIRST_LOCKING), LONGEST_LOCK_MS);
    attempts.lockedUntil = now + lockMs;
  }

  private attemptsFrom(address: string): Attempts {
    const known = this.addresses.get(address);
    if (known !== undefined) return known;
    const fresh: Attempts = { wrong: 0, lastAt: 0, lockedUntil: 0, right: new Set() };
    this.addresses.set(address, fresh);
    return fresh;
  }
}

import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccessConfig, type ApiKey, digestOfKey } from '../config';

/** The configured keys. */
@Injectable()
export class KeyRing {
  constructor(private readonly config: AccessConfig) {}

  /** Are there no keys, so that everybody may do everything? */
  get isOpen(): boolean {
    return this.config.keys.length === 0;
  }

  /** Compares with every key, also after a match: the time that it takes tells nothing. */
  find(given: string): ApiKey | undefined {
    const digest = digestOfKey(given);
    return this.config.keys.filter((key) => timingSafeEqual(key.digest, digest)).at(0);
  }
}

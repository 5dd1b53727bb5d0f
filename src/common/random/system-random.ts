import { Injectable } from '@nestjs/common';
import { Random } from './random';

/** The machine's chance; good for jitter, not for secrets. */
@Injectable()
export class SystemRandom extends Random {
  draw(): number {
    return Math.random();
  }
}

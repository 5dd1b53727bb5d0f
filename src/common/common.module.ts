import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock';
import { HeldRequests } from './http';
import { Ids, UuidIds } from './ids';
import { Random, SystemRandom } from './random';

/** Time, identifiers and chance, replaceable in tests; and the requests that wait. */
@Global()
@Module({
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: Ids, useClass: UuidIds },
    { provide: Random, useClass: SystemRandom },
    HeldRequests,
  ],
  exports: [Clock, Ids, Random, HeldRequests],
})
export class CommonModule {}

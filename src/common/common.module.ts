import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock';
import { ConnectionDrain, HeldRequests } from './http';
import { Ids, UuidIds } from './ids';
import { Random, SystemRandom } from './random';

/** Time, identifiers and chance, replaceable in tests; and the requests and connections that end well. */
@Global()
@Module({
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: Ids, useClass: UuidIds },
    { provide: Random, useClass: SystemRandom },
    HeldRequests,
    ConnectionDrain,
  ],
  exports: [Clock, Ids, Random, HeldRequests, ConnectionDrain],
})
export class CommonModule {}

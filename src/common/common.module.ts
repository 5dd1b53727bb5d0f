import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock';
import { Ids, UuidIds } from './ids';
import { Random, SystemRandom } from './random';

/** Time and identifiers, replaceable in tests. */
@Global()
@Module({
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: Ids, useClass: UuidIds },
    { provide: Random, useClass: SystemRandom },
  ],
  exports: [Clock, Ids, Random],
})
export class CommonModule {}

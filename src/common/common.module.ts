import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock';
import { Ids, UuidIds } from './ids';

/** Time and identifiers, replaceable in tests. */
@Global()
@Module({
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: Ids, useClass: UuidIds },
  ],
  exports: [Clock, Ids],
})
export class CommonModule {}

import { Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../common/clock';
import { StorageConfig } from '../config';
import { BackupDoor } from './backup/backup-door';
import { Database } from './database';
import { ExecutionQueue } from './execution-queue';
import { LocalExecutionQueue } from './local-execution-queue';
import { type Store, openStore } from './open-store';
import { UnitOfWork } from './unit-of-work';

const STORE = Symbol('STORE');

/** Closes the store when everybody who writes to it is done. */
@Injectable()
class StoreCloser implements OnApplicationShutdown {
  constructor(@Inject(STORE) private readonly store: Store) {}

  async onApplicationShutdown(): Promise<void> {
    await this.store.database.close();
  }
}

/** The one store: units of work, reads and the queue. */
@Module({
  providers: [
    { provide: STORE, useFactory: (config: StorageConfig) => openStore(config), inject: [StorageConfig] },
    { provide: UnitOfWork, useFactory: (store: Store) => store.unitOfWork, inject: [STORE] },
    { provide: Database, useFactory: (store: Store) => store.database, inject: [STORE] },
    {
      provide: ExecutionQueue,
      useFactory: (database: Database, clock: Clock, config: StorageConfig) =>
        new LocalExecutionQueue(database, clock, {
          concurrency: config.concurrency,
          waiting: config.queueLimit,
        }),
      inject: [Database, Clock, StorageConfig],
    },
    StoreCloser,
    BackupDoor,
  ],
  exports: [UnitOfWork, Database, ExecutionQueue],
})
export class StorageModule {}

import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { chmodSync, rmSync } from 'node:fs';
import { type Server, type Socket, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { inOwnContext } from '../../common/context';
import { StorageConfig } from '../../config';
import { Database } from '../database';
import { type BackupAnswer, backupSocket } from './backup-socket';

/**
 * Where `reev backup` reaches the service that holds the embedded store: a socket in the data folder, for the user whose
 * folder it is. A line with a path is answered by a line that says what became of it.
 */
@Injectable()
export class BackupDoor implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(BackupDoor.name);
  private server: Server | undefined;

  constructor(
    private readonly database: Database,
    private readonly config: StorageConfig,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { databaseUrl, dataDir } = this.config;
    if (databaseUrl !== undefined || dataDir === ':memory:') return;
    const path = backupSocket(dataDir);
    // Whatever is there was left by a process that was killed: this one holds the store.
    rmSync(path, { force: true });
    const server = createServer((socket) => inOwnContext(() => this.serve(socket)));
    await new Promise<void>((done) => {
      server.once('error', (error) => {
        this.logger.warn(`reev backup cannot reach this service: ${error.message}`);
        done();
      });
      server.listen(path, () => {
        chmodSync(path, 0o600);
        // A process that has nothing else to do, such as one that could not start, may end.
        server.unref();
        this.server = server;
        done();
      });
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    const { server } = this;
    if (server) await new Promise((closed) => server.close(closed));
  }

  private serve(socket: Socket): void {
    socket.on('error', () => undefined);
    createInterface(socket).once('line', (file) => {
      void this.answer(file).then((answer) => socket.end(`${JSON.stringify(answer)}\n`));
    });
  }

  private async answer(file: string): Promise<BackupAnswer> {
    try {
      await this.database.backUp(file);
      this.logger.log(`The store was copied to ${file}`);
      return { isDone: true };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.logger.warn(`The store could not be copied to ${file}: ${message}`);
      return { isDone: false, message };
    }
  }
}

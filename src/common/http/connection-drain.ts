import { once } from 'node:events';
import { Server, type Socket } from 'node:net';
import { type BeforeApplicationShutdown, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { Clock } from '../clock';

/** How long clients have to use the connections that they hold once more, in milliseconds. */
const PATIENCE_MS = 1_000;

/**
 * Ends connections without losing a request. When the service is told to end it takes no new connections; on those that
 * clients hold it still answers, and each answer says that the connection ends with it (RFC 9112 §9.6). A client that is
 * told so does not send its next request into a connection that is just being closed.
 */
@Injectable()
export class ConnectionDrain implements OnModuleDestroy, BeforeApplicationShutdown {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private isEnding = false;

  constructor(private readonly clock: Clock) {}

  /** Called once, before the server listens. */
  watch(fastify: FastifyInstance): void {
    this.server = fastify.server;
    fastify.server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
    fastify.addHook('onSend', (_request, reply, payload, done) => {
      if (this.isEnding) void reply.header('connection', 'close');
      done(null, payload);
    });
  }

  onModuleDestroy(): void {
    this.isEnding = true;
    // That of HTTP would close idle connections, too, some of which a request is on its way to.
    if (this.server?.listening) Server.prototype.close.call(this.server);
  }

  /** @param signal absent: the application is closed by its owner, who has no clients to wait for */
  async beforeApplicationShutdown(signal?: string): Promise<void> {
    if (signal === undefined || this.sockets.size === 0) return;
    const over = new AbortController();
    const closed = [...this.sockets].map((socket) => once(socket, 'close'));
    await Promise.race([Promise.allSettled(closed), this.clock.sleep(PATIENCE_MS, over.signal)]);
    over.abort();
  }
}

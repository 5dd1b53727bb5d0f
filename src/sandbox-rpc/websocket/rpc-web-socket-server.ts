import { type WebSocket, WebSocketServer } from 'ws';
import { type ConnectionParts, RpcConnection } from './rpc-connection';

/** Longest message of a client, in bytes. */
const MAX_MESSAGE = 64 * 1024;

/** Tells clients of what they have subscribed to. */
export class RpcWebSocketServer {
  private readonly connections = new Set<RpcConnection>();
  private readonly stopListening: () => void;

  private constructor(
    private readonly server: WebSocketServer,
    private readonly parts: ConnectionParts,
  ) {
    server.on('connection', (socket) => this.serve(socket));
    this.stopListening = parts.node.chain.onEvent((event) => {
      for (const connection of this.connections) connection.tell(event);
    });
  }

  /** @throws {NodeJS.ErrnoException} when the system does not let it listen there */
  static async listen(
    at: { port: number; host: string },
    parts: ConnectionParts,
  ): Promise<RpcWebSocketServer> {
    const server = new WebSocketServer({ ...at, maxPayload: MAX_MESSAGE });
    await new Promise<void>((resolve, reject) => {
      server.once('listening', resolve).once('error', reject);
    });
    return new RpcWebSocketServer(server, parts);
  }

  get port(): number {
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  async close(): Promise<void> {
    this.stopListening();
    for (const socket of this.server.clients) socket.terminate();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private serve(socket: WebSocket): void {
    const connection = new RpcConnection(socket, this.parts);
    this.connections.add(connection);
    socket.on('message', (data: Buffer) => {
      connection.receive(data.toString('utf8')).catch(this.parts.onDefect);
    });
    // A client that breaks the protocol is closed by the library; there is nothing to add.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.connections.delete(connection);
      connection.close();
    });
  }
}

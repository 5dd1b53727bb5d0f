import { EventEmitter } from 'node:events';
import type { FastifyReply } from 'fastify';
import { FakeClock } from '../clock/clock.fake';
import { HeldRequests } from './held-requests';

/** The end of a connection as an answer knows it. */
class Connection extends EventEmitter {
  destroyed = false;

  close(): void {
    this.destroyed = true;
    this.emit('close');
  }
}

describe('HeldRequests', () => {
  const replyOn = (raw: Connection) => ({ raw }) as unknown as Pick<FastifyReply, 'raw'>;

  it('tells at once when a client goes', () => {
    const held = new HeldRequests(new FakeClock());
    const connection = new Connection();
    const { signal, release } = held.begin(replyOn(connection));
    expect([signal.aborted, held.count]).toEqual([false, 1]);
    connection.close();
    expect(signal.aborted).toBe(true);
    release();
    expect([held.count, connection.listenerCount('close')]).toEqual([0, 0]);
  });

  it('knows how long it held an answer', () => {
    const clock = new FakeClock();
    const held = new HeldRequests(clock);
    const reply = replyOn(new Connection());
    expect(held.heldMs(reply)).toBeUndefined();
    const { release } = held.begin(reply);
    clock.advance(700);
    expect(held.heldMs(reply)).toBe(700);
    release();
    clock.advance(50);
    expect(held.heldMs(reply)).toBe(700);
  });

  it('does not hold for who has gone before', () => {
    const connection = new Connection();
    connection.close();
    expect(new HeldRequests(new FakeClock()).begin(replyOn(connection)).signal.aborted).toBe(true);
  });

  it('lets everybody go at the end, and waits until they have their answers', async () => {
    const held = new HeldRequests(new FakeClock());
    const connections = [new Connection(), new Connection()];
    const requests = connections.map((connection) => held.begin(replyOn(connection)));
    const end = held.onModuleDestroy();
    expect(requests.map(({ signal }) => signal.aborted)).toEqual([true, true]);
    expect(held.begin(replyOn(new Connection())).signal.aborted).toBe(true);
    for (const connection of connections) connection.close();
    await end;
  });

  it('does not wait for long', async () => {
    const clock = new FakeClock();
    const held = new HeldRequests(clock);
    held.begin(replyOn(new Connection()));
    const end = held.onModuleDestroy();
    clock.advance(1_000);
    await end;
    expect(clock.sleeping).toBe(0);
  });
});

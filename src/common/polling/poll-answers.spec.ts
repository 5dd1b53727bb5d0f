import { setImmediate as turn } from 'node:timers/promises';
import { Controller, Get, Module } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Clock } from '../clock';
import { FakeClock } from '../clock/clock.fake';
import { HeldRequests } from '../http';
import { ProblemFilter, RouteTable } from '../problem-details';
import { PollAnswers } from './poll-answers';
import { PollSource, type PollState } from './poll-source';
import { Polled } from './polled';

/** One thing that changes when it is told to. */
class Resource extends PollSource {
  revision = 1;
  isFinished = false;
  needsClient = false;
  isBroken = false;
  kept: Buffer | undefined;
  bodies = 0;
  looks = 0;
  private readonly waiting = new Set<() => void>();
  private changedAt: number;

  constructor(private readonly clock: Clock) {
    super();
    this.changedAt = clock.now();
  }

  get waiters(): number {
    return this.waiting.size;
  }

  change(): void {
    this.revision += 1;
    this.changedAt = this.clock.now();
    for (const wake of this.waiting) wake();
  }

  stateFor(): Promise<PollState> {
    this.looks += 1;
    return Promise.resolve({
      etag: `"r-${this.revision}"`,
      lastModified: this.changedAt,
      isFinished: this.isFinished,
      needsClient: this.needsClient,
      ...(this.isFinished ? {} : { intervalSeconds: 7 }),
      recommendation: 'Now and then.',
      body: () => this.kept,
      untilChanged: (signal) => this.untilChanged(signal),
    });
  }

  private async untilChanged(signal: AbortSignal): Promise<void> {
    if (this.isBroken) throw new Error('The store has gone');
    await new Promise<void>((resolve) => {
      this.waiting.add(resolve);
      signal.addEventListener('abort', () => resolve());
      if (signal.aborted) resolve();
    }).finally(() => this.waiting.clear());
  }
}

@Controller('resource')
class ResourceController {
  constructor(private readonly source: PollSource) {}

  @Get()
  @Polled()
  show(): object {
    const resource = this.source as Resource;
    resource.bodies += 1;
    if (resource.isBroken) throw new Error('The store has gone');
    return { revision: resource.revision };
  }
}

describe('PollAnswers', () => {
  let app: NestFastifyApplication;
  let clock: FakeClock;
  let resource: Resource;
  let held: HeldRequests;

  beforeEach(async () => {
    clock = new FakeClock(Date.UTC(2026, 0, 1, 12, 0, 0, 250));
    resource = new Resource(clock);
    held = new HeldRequests(clock);
    @Module({
      controllers: [ResourceController],
      providers: [
        PollAnswers,
        { provide: Clock, useValue: clock },
        { provide: PollSource, useValue: resource },
        { provide: HeldRequests, useValue: held },
      ],
    })
    class ResourceModule {}
    const module = await Test.createTestingModule({ imports: [ResourceModule] }).compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    app.useGlobalFilters(new ProblemFilter(new RouteTable()));
    app.get(PollAnswers).watch(app.getHttpAdapter().getInstance());
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterEach(() => app.close());

  const get = (headers: Record<string, string> = {}) => app.inject({ url: '/resource', headers });
  const heldUp = async (count: number) => {
    while (resource.waiters < count) await turn();
  };

  it('looks for the state once an answer', async () => {
    await get();
    expect(resource.looks).toBe(1);
  });

  it('says when to ask again while there is something to ask for', async () => {
    clock.advance(1_000);
    expect((await get()).headers).toMatchObject({
      etag: '"r-1"',
      'cache-control': 'private, no-cache',
      vary: 'Accept, Prefer, Authorization, X-Api-Key, Origin, Accept-Encoding',
      'last-modified': 'Thu, 01 Jan 2026 12:00:00 GMT',
      'retry-after': '7',
      'x-poll-interval': '7',
      'x-polling-recommendation': 'Now and then.',
    });
    resource.isFinished = true;
    const { headers } = await get();
    expect(headers['cache-control']).toBe('private, max-age=31536000, immutable');
    expect(headers['retry-after'] ?? headers['x-poll-interval']).toBeUndefined();
  });

  it('builds no body for who has it, and repeats the headers', async () => {
    const { headers } = await get();
    const answer = await get({ 'if-none-match': '"other", W/"r-1"' });
    expect([answer.statusCode, answer.body, resource.bodies]).toEqual([304, '', 1]);
    for (const name of ['etag', 'cache-control', 'vary', 'retry-after', 'x-poll-interval'])
      expect(answer.headers[name]).toBe(headers[name]);
  });

  it('answers the body that is kept without asking for it again', async () => {
    resource.kept = Buffer.from('{"kept":true}');
    const { statusCode, headers, body } = await get();
    expect([statusCode, headers['etag'], body, resource.bodies]).toEqual([200, '"r-1"', '{"kept":true}', 0]);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect((await get({ 'if-none-match': '"r-1"' })).statusCode).toBe(304);
  });

  it('takes the date alone only', async () => {
    clock.advance(1_000);
    const now = new Date(clock.now()).toUTCString();
    expect((await get({ 'if-modified-since': now })).statusCode).toBe(304);
    expect((await get({ 'if-modified-since': now, 'if-none-match': '"r-0"' })).statusCode).toBe(200);
    expect((await get({ 'if-modified-since': 'Thu, 01 Jan 2026 11:59:59 GMT' })).statusCode).toBe(200);
    expect((await get({ 'if-modified-since': 'yesterday' })).statusCode).toBe(200);
  });

  it('hides no change from who has only the date, in whichever second it came', async () => {
    const first = await get();
    clock.advance(250);
    resource.change();
    const date = { 'if-modified-since': String(first.headers['last-modified']) };
    expect((await get(date)).json()).toEqual({ revision: 2 });
    clock.advance(1_000);
    expect((await get(date)).json()).toEqual({ revision: 2 });
  });

  it('says nothing of the resource where a problem is answered', async () => {
    resource.isFinished = resource.isBroken = true;
    const { statusCode, headers } = await get();
    expect([statusCode, headers['cache-control']]).toEqual([500, 'no-store']);
    expect(
      headers['etag'] ?? headers['last-modified'] ?? headers['x-polling-recommendation'],
    ).toBeUndefined();
  });

  describe('with Prefer: wait', () => {
    it('answers with the change as soon as it comes', async () => {
      const answer = get({ prefer: 'wait=20', 'if-none-match': '"r-1"' });
      await heldUp(1);
      clock.advance(19_999);
      resource.change();
      const { statusCode, headers } = await answer;
      expect([statusCode, headers['etag'], headers['preference-applied']]).toEqual([200, '"r-2"', 'wait=20']);
      expect([clock.sleeping, held.count]).toEqual([0, 0]);
    });

    it.each([
      ['304 to who has it', { 'if-none-match': '"r-1"' }, 304],
      ['200 to who does not say', {}, 200],
    ])('answers %s when the time is over', async (_name, known, expected) => {
      const answer = get({ prefer: 'wait=90', ...known });
      await heldUp(1);
      clock.advance(25_000);
      const { statusCode, headers } = await answer;
      expect([statusCode, headers['preference-applied']]).toEqual([expected, 'wait=25']);
      expect([resource.waiters, held.count]).toEqual([0, 0]);
    });

    it.each([
      ['who has an older state', { prefer: 'wait=9', 'if-none-match': '"r-0"' }, 'wait=9'],
      ['who does not say it right', { prefer: 'wait=-9' }, undefined],
    ])('does not hold %s', async (_name, headers, applied) => {
      expect((await get(headers)).headers['preference-applied']).toBe(applied);
      expect(clock.sleeping).toBe(0);
    });

    it('does not hold what will not change', async () => {
      resource.isFinished = true;
      expect((await get({ prefer: 'wait=9', 'if-none-match': '"r-1"' })).statusCode).toBe(304);
      expect(clock.sleeping).toBe(0);
    });

    it('does not hold who does not know that it is waited for, and holds who does', async () => {
      resource.needsClient = true;
      expect((await get({ prefer: 'wait=9' })).statusCode).toBe(200);
      expect(clock.sleeping).toBe(0);
      const answer = get({ prefer: 'wait=9', 'if-none-match': '"r-1"' });
      await heldUp(1);
      resource.change();
      expect((await answer).statusCode).toBe(200);
    });

    it('keeps no timer and nobody waiting when the store fails', async () => {
      resource.isBroken = true;
      expect((await get({ prefer: 'wait=9' })).statusCode).toBe(500);
      expect([clock.sleeping, held.count]).toEqual([0, 0]);
    });
  });
});

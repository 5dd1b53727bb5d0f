import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, catchError, finalize, from, of } from 'rxjs';
import { callerOf } from '../access';
import { MAX_DEPTH, exceedsDepth } from '../common/pipes';
import { pathOf } from '../common/problem-details';
import { digestOf, fingerprintOf } from './fingerprint';
import { keepAnswersOf } from './keep-answer';
import { type Answer, KeptAnswers, type KeyedRequest } from './kept-answers';
import { readIdempotencyKey } from './read-idempotency-key';
import { RequestsInProgress, refuseOther } from './requests-in-progress';

/** The key was taken while the work was done: undoes the work. */
class KeyTaken extends Error {}

/**
 * Does a POST with an `Idempotency-Key` once: whoever sends it again gets the first answer again. Only an answer that its
 * handler keeps ({@link answerKeeperOf}) is: a refused request may be mended and sent with the same key.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly answers: KeptAnswers,
    private readonly inProgress: RequestsInProgress,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const keyed = this.keyed(request);
    if (keyed === undefined) return next.handle();
    const reply = http.getResponse<FastifyReply>();
    const known = await this.replayed(keyed, reply);
    if (known !== undefined) return of(known);
    this.inProgress.begin(keyed);
    keepAnswersOf(request, async (trx, answer) => {
      if (!(await this.answers.keep(trx, { ...keyed, answer }))) throw new KeyTaken();
    });
    return next.handle().pipe(
      catchError((error: unknown) => from(this.answerInstead(error, keyed, reply))),
      finalize(() => this.inProgress.end(keyed)),
    );
  }

  /** A body that nests too deeply is refused by whoever validates it, key or not. */
  private keyed(request: FastifyRequest): KeyedRequest | undefined {
    const { headers, method, url, body } = request;
    const key = readIdempotencyKey(headers['idempotency-key']);
    if (key === undefined || exceedsDepth(body, MAX_DEPTH)) return undefined;
    const { identity } = callerOf(request);
    return {
      id: digestOf(...identity, key),
      fingerprint: fingerprintOf({ method, path: pathOf(url), body }),
    };
  }

  private async replayed(
    { id, fingerprint }: KeyedRequest,
    reply: FastifyReply,
  ): Promise<object | undefined> {
    const kept = await this.answers.find(id);
    if (kept === undefined) return undefined;
    refuseOther(kept.fingerprint, fingerprint);
    const { status, headers, body }: Answer = kept.answer;
    void reply.status(status).headers(headers).header('idempotent-replayed', 'true');
    return body;
  }

  /** Another process may have been faster: then the work failed, or was undone, because it was done before. */
  private async answerInstead(error: unknown, keyed: KeyedRequest, reply: FastifyReply): Promise<object> {
    const known = await this.replayed(keyed, reply);
    if (known !== undefined) return known;
    throw error;
  }
}

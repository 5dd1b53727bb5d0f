import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, concatMap } from 'rxjs';
import { Clock } from '../../common/clock';
import { HeldRequests, readPreference } from '../../common/http';
import { type ExecutionSnapshot, isFinished, needsClient } from '../../domain';
import { FlowReader } from '../../journal';
import { linksOf } from '../links';
import { ExecutionChanges } from './execution-changes';
import { etagOf } from './etag-of';
import { executionStatusView } from './execution-status.view';
import { pollingView } from './polling.view';

/**
 * With `Prefer: wait=N` (RFC 7240 §4.3) a POST that starts an execution answers with its status (200) once it has ended, and
 * with 202 and the newest state once it waits for the client, or after N seconds. The work is accepted before anybody waits.
 */
@Injectable()
export class FinishedAnswerInterceptor implements NestInterceptor {
  constructor(
    private readonly reader: FlowReader,
    private readonly changes: ExecutionChanges,
    private readonly held: HeldRequests,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const { wait } = readPreference(http.getRequest<FastifyRequest>().headers.prefer);
    if (wait === undefined) return next.handle();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(concatMap((accepted: unknown) => this.answer(accepted, wait, reply)));
  }

  private async answer(accepted: unknown, seconds: number, reply: FastifyReply): Promise<unknown> {
    const { execution_id: executionId } = accepted as { readonly execution_id: string };
    const { signal, release } = this.held.begin(reply);
    const over = new AbortController();
    const ended = AbortSignal.any([signal, over.signal]);
    void this.clock.sleep(seconds * 1_000, ended).then(() => over.abort());
    const execution = await this.atRest(executionId, ended).finally(release);
    over.abort();
    void reply.header('preference-applied', `wait=${seconds}`);
    return execution === undefined ? accepted : answerWith(execution, accepted as object, reply);
  }

  /** The execution as soon as it has ended or needs the client, or as it is when the signal is aborted. */
  private async atRest(executionId: string, signal: AbortSignal): Promise<ExecutionSnapshot | undefined> {
    for (;;) {
      const execution = await this.reader.snapshot(executionId);
      if (execution === undefined || signal.aborted) return execution;
      if (isFinished(execution.status) || needsClient(execution.status)) return execution;
      await this.changes.after(executionId, execution.revision, signal);
    }
  }
}

function answerWith(execution: ExecutionSnapshot, accepted: object, reply: FastifyReply): object {
  const { executionId, status, revision } = execution;
  void reply.header('etag', etagOf(execution));
  if (isFinished(status)) {
    void reply.status(200).removeHeader('retry-after');
    void reply.header('content-location', linksOf(executionId).self);
    return executionStatusView(execution);
  }
  const polling = pollingView(execution);
  void reply.header('retry-after', String(polling.interval_seconds));
  return { ...accepted, status, revision, polling };
}

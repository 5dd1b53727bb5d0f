import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock } from '../common/clock';
import { type ExecutionSnapshot, type StepSnapshot, isFinished } from '../domain';
import { StopDesk } from '../orchestrator';
import { FlowFeed, FlowReader } from '../journal';

/** Stops runs whose step takes longer than its file allows. */
@Injectable()
export class StepDeadlines implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(StepDeadlines.name);
  private readonly watched = new LRUCache<string, true>({ max: 10_000 });
  private readonly open = new Set<AbortController>();
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly feed: FlowFeed,
    private readonly reader: FlowReader,
    private readonly stopDesk: StopDesk,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.unsubscribe = this.feed.subscribeAll((execution) => this.see(execution));
  }

  onModuleDestroy(): void {
    for (const abort of this.open) abort.abort();
    this.unsubscribe();
  }

  private see(execution: ExecutionSnapshot): void {
    const step = limitedStep(execution);
    const key = `${execution.executionId} ${step?.stepId}`;
    if (step === undefined || this.watched.has(key)) return;
    this.watched.set(key, true);
    this.watch(execution.executionId, step).catch((error: unknown) => this.logger.warn(error));
  }

  private async watch(executionId: string, { stepId, timeoutMs, startedAt }: LimitedStep): Promise<void> {
    const abort = new AbortController();
    const unsubscribe = this.feed.subscribe(executionId, (execution) => {
      if (limitedStep(execution)?.stepId !== stepId) abort.abort();
    });
    this.open.add(abort);
    await this.clock.sleep(Date.parse(startedAt) + timeoutMs - this.clock.now(), abort.signal);
    this.open.delete(abort);
    unsubscribe();
    const execution = abort.signal.aborted ? undefined : await this.reader.snapshot(executionId);
    if (execution === undefined || limitedStep(execution)?.stepId !== stepId) return;
    const reason = `Step ${stepId} took longer than ${timeoutMs / 1_000} seconds.`;
    await this.stopDesk.stop('everything', executionId, { reason });
  }
}

interface LimitedStep extends StepSnapshot {
  readonly timeoutMs: number;
  readonly startedAt: string;
}

/** The running step, when the file limits its time. */
function limitedStep(execution: ExecutionSnapshot): LimitedStep | undefined {
  if (isFinished(execution.status)) return undefined;
  const step = execution.steps.find(({ status }) => status === 'Running');
  const { timeoutMs, startedAt } = step ?? {};
  return step && timeoutMs !== undefined && startedAt !== undefined
    ? { ...step, timeoutMs, startedAt }
    : undefined;
}

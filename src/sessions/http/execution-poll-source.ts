import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../../access';
import { Clock } from '../../common/clock';
import { PollSource, type PollState } from '../../common/interceptors';
import { type ExecutionSnapshot, isFinished, needsClient } from '../../domain';
import { formatOf, isFormatName } from '../diagrams/formats';
import { diagramFormat } from './diagram-format';
import { etagOf } from './etag-of';
import { ExecutionChanges } from './execution-changes';
import { ExecutionFinder } from './execution-finder';
import { isOf } from './is-of';
import { pollingAdvice } from './polling-frequency';
import { wantsStream } from './wants-stream';

interface PolledRequest {
  readonly params: { readonly execution_id?: string; readonly session_id?: string; readonly id?: string };
  readonly query: {
    readonly at?: string;
    readonly since?: string;
    readonly format?: string;
    readonly execution_id?: string;
    readonly agent?: string;
  };
}

/** Executions as polled resources: the entity tag is the execution's id and revision. */
@Injectable()
export class ExecutionPollSource extends PollSource {
  constructor(
    private readonly finder: ExecutionFinder,
    private readonly clock: Clock,
    private readonly changes: ExecutionChanges,
  ) {
    super();
  }

  async stateFor(request: FastifyRequest): Promise<PollState | undefined> {
    const { params, query } = request as unknown as PolledRequest;
    if (![query.execution_id, query.agent].every(isText)) return undefined;
    const id = params.execution_id ?? query.execution_id ?? params.session_id ?? params.id;
    const execution =
      id === undefined ? undefined : await this.finder.find(callerOf(request).reach, id, query.agent);
    if (execution === undefined || isElsewhere(execution, params)) return undefined;
    const representation = representationOf(request);
    if (representation === undefined) return undefined;
    const state = this.stateOf(execution, representation);
    // What a flow's or a benchmark's id means today, it does not mean after the next run.
    return execution.executionId === id ? state : { ...state, isFinished: false };
  }

  private stateOf(execution: ExecutionSnapshot, representation: string): PollState {
    return {
      etag: etagOf(execution, representation),
      lastModified: Date.parse(execution.updatedAt),
      isFinished: isFinished(execution.status),
      needsClient: needsClient(execution.status),
      ...pollingAdvice(execution, this.clock.now()),
      untilChanged: (signal) => this.changes.after(execution.executionId, execution.revision, signal),
    };
  }
}

/** A parameter that is given twice comes as a list, which names nothing: the handler says so. */
function isText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

/** Is an execution asked for under a flow or a benchmark that it is not of? */
function isElsewhere(execution: ExecutionSnapshot, { execution_id, id }: PolledRequest['params']): boolean {
  return execution_id !== undefined && id !== undefined && !isOf(execution, id);
}

/**
 * Another representation of the same state has another tag (RFC 9110 §8.8.3).
 * @returns `undefined` for a stream, and for what there is no representation of: the handler says so
 */
function representationOf(request: FastifyRequest): string | undefined {
  const { query, routeOptions, headers } = request as FastifyRequest & PolledRequest;
  if (routeOptions.url?.endsWith('/events') === true) {
    if (wantsStream(request) || !isRevision(query.since)) return undefined;
    return `;events${query.since === undefined ? '' : `;${Number(query.since)}`}`;
  }
  if (routeOptions.url?.endsWith('/flows/:session_id') !== true) return '';
  const { at, format } = query;
  if (at !== undefined || !isFormatName(format ?? 'json')) return undefined;
  return formatOf(diagramFormat(format, headers.accept)).tag;
}

/** Absent, or a whole number. */
function isRevision(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && /^\d{1,9}$/.test(value));
}

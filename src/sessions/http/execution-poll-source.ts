import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../../access';
import { Clock } from '../../common/clock';
import { PollSource, type PollState } from '../../common/polling';
import { type ExecutionSnapshot, isFinished, needsClient } from '../../domain';
import { formatOf, isFormatName } from '../diagrams/formats';
import { BodyCache, STATUS_VIEWS } from './body-cache';
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
    private readonly bodies: BodyCache,
    private readonly clock: Clock,
    private readonly changes: ExecutionChanges,
  ) {
    super();
  }

  stateFor(request: FastifyRequest): PollState | undefined | Promise<PollState | undefined> {
    const { params, query } = request as unknown as PolledRequest;
    if (!isText(query.execution_id) || !isText(query.agent)) return undefined;
    const id = params.execution_id ?? query.execution_id ?? params.session_id ?? params.id;
    if (id === undefined) return undefined;
    const { reach } = callerOf(request);
    const recent = this.finder.findRecent(reach, id);
    if (recent !== undefined) return this.stateOf(recent, id, request);
    return this.finder
      .find(reach, id, query.agent)
      .then((found) => found && this.stateOf(found, id, request));
  }

  /** @param id what the request calls it */
  private stateOf(execution: ExecutionSnapshot, id: string, request: FastifyRequest): PollState | undefined {
    const form = representationOf(request);
    if (form === undefined || isElsewhere(execution, request.params as PolledRequest['params']))
      return undefined;
    const { tag, policy, view } = form;
    return {
      etag: etagOf(execution, tag),
      lastModified: Date.parse(execution.updatedAt),
      // What a flow's or a benchmark's id means today, it does not mean after the next run.
      isFinished: execution.executionId === id && isFinished(execution.status),
      ...(policy !== undefined && { policy }),
      ...(view !== undefined && { body: () => this.bodies.find(view, execution) }),
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

/** One of the forms in which a state is answered. */
interface Representation {
  /** What its entity tag adds: another representation of the same state has another (RFC 9110 §8.8.3). */
  readonly tag: string;
  readonly policy?: string;
  /** What its bodies are kept as, where the state alone says what is in them. */
  readonly view?: string;
}

const JSON_FORM: Representation = { tag: '' };

/** What is answered under the ends of the patterns of routes. */
const STATUS_FORMS: readonly (readonly [end: string, form: Representation])[] = [
  ['/executions/:execution_id', { tag: '', view: STATUS_VIEWS.own }],
  ['/benchmarks/:id/status/:execution_id', { tag: '', view: STATUS_VIEWS.original }],
];

/** @returns `undefined` for a stream, and for what there is no representation of: the handler says so */
function representationOf(request: FastifyRequest): Representation | undefined {
  const { query, routeOptions, headers } = request as FastifyRequest & PolledRequest;
  if (routeOptions.url?.endsWith('/events') === true) {
    if (wantsStream(request) || !isRevision(query.since)) return undefined;
    return { tag: `;events${query.since === undefined ? '' : `;${Number(query.since)}`}` };
  }
  if (routeOptions.url?.endsWith('/flows/:session_id') !== true)
    return statusForm(routeOptions.url) ?? JSON_FORM;
  const { at, format } = query;
  if (at !== undefined || !isFormatName(format ?? 'json')) return undefined;
  return formatOf(diagramFormat(format, headers.accept));
}

/** Absent, or a whole number. */
function isRevision(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && /^\d{1,9}$/.test(value));
}

function statusForm(route: string | undefined): Representation | undefined {
  return STATUS_FORMS.find(([end]) => route?.endsWith(end))?.[1];
}

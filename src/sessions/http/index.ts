import { PollAnswers, PollSource } from '../../common/polling';
import { BodyCache } from './body-cache';
import { ConsolidationController } from './consolidation.controller';
import { EventPages } from './event-pages';
import { EventStream } from './event-stream';
import { EventStreamResponder } from './event-stream-responder';
import { ExecutionChanges } from './execution-changes';
import { ExecutionFinder } from './execution-finder';
import { ExecutionListController } from './execution-list.controller';
import { ExecutionPollSource } from './execution-poll-source';
import { ExecutionsController } from './executions.controller';
import { FlowsController } from './flows.controller';
import { LogsController } from './logs.controller';
import { TraceWriter } from './trace/trace-writer';
import { ChangeStream } from './watching/change-stream';
import { ChangesController } from './watching/changes.controller';

/** What SessionsModule shows over HTTP. */
export const SESSION_CONTROLLERS = [
  ChangesController,
  ExecutionListController,
  ExecutionsController,
  FlowsController,
  LogsController,
  ConsolidationController,
];
export const SESSION_VIEWS = [
  ChangeStream,
  ExecutionFinder,
  BodyCache,
  EventPages,
  EventStream,
  EventStreamResponder,
  ExecutionChanges,
  TraceWriter,
  PollAnswers,
  { provide: PollSource, useClass: ExecutionPollSource },
];

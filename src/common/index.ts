export { Clock, SystemClock } from './clock';
export { CommonModule } from './common.module';
export { inOwnContext } from './context';
export {
  ConnectionDrain,
  DOCS_PAGE,
  acceptEmptyJson,
  type KeyPage,
  answerClientError,
  answerMalformedRequest,
  allowOrigins,
  compressAnswers,
  openApiDocument,
  registerHttpHooks,
  requestIdOf,
  requestTimeouts,
  serveConsole,
} from './http';
export { Ids, UuidIds } from './ids';
export { RequestValidationPipe } from './pipes';
export { PollAnswers } from './polling';
export { ApiProblems, type Problem, ProblemDto, ProblemFilter, RouteTable } from './problem-details';
export { type Wire, type Wired, toWire } from './wire';

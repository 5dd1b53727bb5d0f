export { Clock, SystemClock } from './clock';
export { CommonModule } from './common.module';
export {
  ApiKeyCheck,
  ConnectionDrain,
  acceptEmptyJson,
  type KeyPage,
  answerClientError,
  answerMalformedRequest,
  compressAnswers,
  openApiDocument,
  registerHttpHooks,
  requestIdOf,
} from './http';
export { Ids, UuidIds } from './ids';
export { RequestValidationPipe } from './pipes';
export { ApiProblems, type Problem, ProblemDto, ProblemFilter, RouteTable } from './problem-details';
export { type Wire, toWire } from './wire';

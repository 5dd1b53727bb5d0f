export { Clock, SystemClock } from './clock';
export { CommonModule } from './common.module';
export { Ids, UuidIds } from './ids';
export { ApiProblems, ProblemDto, ProblemFilter, problemFromError } from './problem-details';
export { type Wire, toWire } from './wire';

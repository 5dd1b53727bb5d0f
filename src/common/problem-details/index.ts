export { ApiProblems, addProblems, problemExamples } from './api-problems';
export { pathOf } from './path-of';
export { type Problem, PROBLEM_MEDIA_TYPE } from './problem';
export { problemFromError } from './problem-from-error';
export { ProblemDto } from './problem.dto';
export { ProblemFilter } from './problem.filter';
export { RouteTable } from './route-table';
export { sendProblem } from './send-problem';

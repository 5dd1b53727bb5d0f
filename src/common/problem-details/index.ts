export { ApiProblems } from './api-problems';
export { problemFromError } from './problem-from-error';
export { ProblemDto } from './problem.dto';
export { ProblemFilter } from './problem.filter';

export { ActionResolver } from './action-resolver';
export { AttemptRefused } from './attempt-refused';
export { type BuiltRoute, RouteBuilder } from './route-builder';
export { StepBuilder } from './step-builder';

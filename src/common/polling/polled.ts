import { RouteFacts } from '../http';

/** A route that is made to be polled: PollSource knows its resource, and PollAnswers answers what needs no body. */
export function Polled(): MethodDecorator {
  return RouteFacts({ isPolled: true });
}

import { pino } from 'pino';
import { EnvironmentError, sentenceOf } from '../../config';

/**
 * Says on the standard error, as one JSON line whatever the log level, why the service cannot start. `problems` names each
 * variable that is at fault.
 */
export function writeStartFailure(error: unknown): void {
  const log = pino(pino.destination({ fd: 2, sync: true }));
  if (error instanceof EnvironmentError) {
    const problems = error.problems.map(({ name, ...problem }) => ({ variable: name, ...problem }));
    log.fatal({ problems }, `reev cannot start: ${error.problems.map(sentenceOf).join('. ')}.`);
  } else
    log.fatal({ err: error }, `reev cannot start: ${error instanceof Error ? error.message : String(error)}`);
}

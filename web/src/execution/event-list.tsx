import { plainSteps } from '../words/plain-steps';
import { clock } from '../words/times';
import type { Event } from './use-execution';

type EventType = Event['type'];

const TEXTS: Readonly<Record<EventType, string>> = {
  execution_queued: 'Accepted',
  execution_started: 'Started',
  step_started: 'Step started',
  attempt_recorded: 'Attempt recorded, about to be sent',
  attempt_ended: 'Attempt ended',
  recovery_decided: 'Decided how to go on',
  question_asked: 'Asked a person',
  question_answered: 'Answered',
  question_expired: 'Nobody answered in time',
  step_completed: 'Step done',
  step_failed: 'Step failed',
  step_skipped: 'Step skipped',
  compensation_decided: 'Decided what to undo',
  stop_requested: 'Asked to stop',
  execution_scored: 'Scored',
  execution_completed: 'Completed',
  execution_failed: 'Failed',
  execution_stopped: 'Stopped',
  execution_timed_out: 'Timed out',
};

interface Props {
  readonly events: readonly Event[];
  readonly steps: readonly { readonly step_id: string }[];
}

/** The journal: everything that happened, in order, with all that it says. */
export function EventList({ events, steps }: Props) {
  return (
    <ol class="events">
      {events.map((event) => (
        <li key={event.revision}>
          <details>
            <summary>
              <span class="number quiet">{event.revision}</span>
              <time class="number" dateTime={event.at}>
                {clock(event.at)}
              </time>
              <span>{TEXTS[event.type]}</span>
              <span class="quiet">{plainSteps(subjectOf(event), steps)}</span>
            </summary>
            <pre tabIndex={0}>{JSON.stringify(event, null, 2)}</pre>
          </details>
        </li>
      ))}
    </ol>
  );
}

function subjectOf(event: Event): string {
  const { step_id: step, step_ids: steps, attempt, outcome, strategy } = event;
  const named = typeof step === 'string' ? step : Array.isArray(steps) ? steps.join(', ') : '';
  return [
    named,
    typeof attempt === 'number' ? `attempt ${attempt}` : '',
    typeof outcome === 'string' ? outcome : '',
    typeof strategy === 'string' ? strategy.replaceAll('_', ' ') : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

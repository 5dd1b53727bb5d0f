import { FAULT_TEXTS, SOL, choiceLabel, strategyText, venueText } from '../words/domain';
import type { Schema } from '../api/client';
import { Address } from '../parts/address';
import { Sign } from '../parts/status-badge';
import { amount } from '../words/amounts';
import type { Tone } from '../words/statuses';
import { duration } from '../words/times';

type Attempt = Schema<'AttemptDto'>;
type Decision = Schema<'RecoveryDecisionDto'>;
type Question = Schema<'QuestionDto'>;

interface Props {
  readonly attempt: Attempt;
  /** What was decided after it; absent: nothing had to be. */
  readonly decision: Decision | undefined;
  /** What a person was asked about it; absent: nothing. */
  readonly question: Question | undefined;
}

/** One try of a step, and what came after it. */
export function AttemptView({ attempt, decision, question }: Props) {
  const { tone, text } = outcomeOf(attempt);
  return (
    <>
      <li>
        <Sign tone={tone} />
        <div>
          <p>
            Attempt {attempt.attempt} {text}
            <span class="quiet"> {factsOf(attempt)}</span>
            {attempt.signature !== null && (
              <>
                {' '}
                <Address value={attempt.signature} />
              </>
            )}
          </p>
          {attempt.failure !== null && <p class="quiet">{attempt.failure.message}</p>}
          {attempt.fault !== null && (
            <p class="quiet">Rehearsed by the sandbox: {FAULT_TEXTS[attempt.fault]}.</p>
          )}
        </div>
      </li>
      {decision !== undefined && (
        <li>
          <Sign tone="calm" />
          <p class="quiet">{decisionText(decision)}</p>
        </li>
      )}
      {question !== undefined && (
        <li>
          <Sign tone="waiting" />
          <p class="quiet">{questionText(question)}</p>
        </li>
      )}
    </>
  );
}

function outcomeOf({ outcome }: Attempt): { readonly tone: Tone; readonly text: string } {
  if (outcome === 'landed') return { tone: 'good', text: 'landed' };
  if (outcome === 'failed') return { tone: 'bad', text: 'failed' };
  if (outcome === 'unknown') return { tone: 'waiting', text: 'is being looked up: it may still land' };
  return { tone: 'busy', text: 'is being sent' };
}

function factsOf({ venue, duration_ms, slot, fee }: Attempt): string {
  return [
    ...(venue === null ? [] : [venueText(venue)]),
    ...(duration_ms === null ? [] : [duration(duration_ms)]),
    ...(slot === null ? [] : [`slot ${slot}`]),
    ...(fee === null ? [] : [`fee ${amount(SOL.address, fee)}`]),
  ].join(' · ');
}

function decisionText({ strategy, reason, delay_ms, alternative }: Decision): string {
  if (strategy === 'user_fulfillment') return 'A person was asked.';
  if (strategy === null) return `No way left: ${reason}.`;
  const venue = alternative?.['venue'];
  const where = typeof venue === 'string' ? ` at ${venueText(venue)}` : '';
  const wait = delay_ms > 0 ? ` after ${duration(delay_ms)}` : '';
  return `${strategyText(strategy)}${where}${wait}: ${reason}.`;
}

function questionText({ answer, closed_at }: Question): string {
  if (closed_at === null) return 'It waits for your answer.';
  const choice = answer?.['choice'];
  if (!isChoice(choice)) return 'Nobody answered in time.';
  return `You were asked, and the answer was “${choiceLabel({ choice })}”.`;
}

function isChoice(value: unknown): value is Schema<'ChoiceDto'>['choice'] {
  return typeof value === 'string';
}

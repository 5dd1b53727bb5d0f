import type { Schema } from '../api/client';
import { Badge } from '../parts/status-badge';
import { amount } from '../words/amounts';
import { plainSteps } from '../words/plain-steps';
import { STEP_TEXTS, STEP_TONES } from '../words/statuses';
import { duration } from '../words/times';
import { AttemptView } from './attempt-view';
import { openQuestions } from './lanes';
import { StepReport } from './step-report';

type Step = Schema<'StepDto'>;

/** The steps in words: what each brought, how often it was tried, and what was decided in between. */
export function StepList({ execution }: { readonly execution: Schema<'ExecutionStatusDto'> }) {
  const { steps } = execution;
  return (
    <ol class="steps">
      {steps.map((step, index) => (
        <StepView
          key={step.step_id}
          title={plainSteps(step.description, steps)}
          step={step}
          questions={[...step.questions, ...openQuestions(execution, step)]}
          sharesAttempts={isTold(step, steps.slice(0, index))}
        />
      ))}
    </ol>
  );
}

interface Props {
  readonly title: string;
  readonly step: Step;
  readonly questions: Step['questions'];
  /** Its attempts are those of a step before it: the same transactions. */
  readonly sharesAttempts: boolean;
}

function StepView({ title, step, questions, sharesAttempts }: Props) {
  const { status, duration_ms, attempts, failure, skipped_because, compensation } = step;
  const moved = movedText(step.output);
  return (
    <li class="step">
      <div class="step-head">
        <h3>{title}</h3>
        <Badge tone={STEP_TONES[status]} text={STEP_TEXTS[status]} />
      </div>
      {moved !== '' && <p class="quote">{moved}</p>}
      {step.output?.['kind'] === 'report' && <StepReport report={step.output['report']} />}
      {skipped_because !== null && <p class="quiet">{skipped_because}</p>}
      {failure !== null && attempts.length === 0 && <p class="trouble">{failure.message}</p>}
      {compensation !== null && <p class="quiet">{compensationText(compensation)}</p>}
      {sharesAttempts ? (
        <p class="hint">In the same transactions as the step above.</p>
      ) : (
        <Attempts step={step} questions={questions} />
      )}
      {duration_ms !== null && !sharesAttempts && <p class="hint">{duration(duration_ms)} in all</p>}
    </li>
  );
}

function Attempts({ step, questions }: Pick<Props, 'step' | 'questions'>) {
  const { attempts, recoveries } = step;
  if (attempts.length === 0) return null;
  return (
    <ol class="attempts">
      {attempts.map((attempt) => (
        <AttemptView
          key={attempt.attempt}
          attempt={attempt}
          decision={recoveries.find((one) => one.attempt === attempt.attempt)}
          question={questions.find((one) => one.attempt === attempt.attempt)}
        />
      ))}
    </ol>
  );
}

/** Has every attempt of a step been told with the steps before it? */
function isTold({ attempts, recoveries }: Step, before: readonly Step[]): boolean {
  const told = new Set(before.flatMap((step) => step.attempts.map(({ signature }) => signature)));
  return (
    attempts.length > 0 &&
    recoveries.length === 0 &&
    attempts.every(({ signature }) => signature !== null && told.has(signature))
  );
}

/** What came of undoing a step, and why. */
function compensationText({ step_id, reason }: NonNullable<Step['compensation']>): string {
  return step_id === null ? `It stays: ${reason}` : `It was to be undone. ${reason}`;
}

/** What a step spent and received: `1 SOL → 149.4 USDC`. */
function movedText(output: Step['output']): string {
  const side = (name: string) => {
    const moved = output?.[name];
    return Array.isArray(moved) ? moved.filter(isMoved).map(({ mint, raw }) => amount(mint, raw)) : [];
  };
  return [side('spent').join(' + '), side('received').join(' + ')].filter(Boolean).join(' → ');
}

function isMoved(value: unknown): value is { readonly mint: string; readonly raw: string } {
  return typeof value === 'object' && value !== null && 'mint' in value && 'raw' in value;
}

import { SOL } from '../words/domain';
import type { ApiProblem } from '../api/api-problem';
import type { Schema } from '../api/client';
import { EmptyState } from '../parts/empty-state';
import { MoneyTable } from '../money/money-table';
import { ProblemNote } from '../parts/problem-note';
import { amount } from '../words/amounts';
import { readerText } from '../words/readers';
import { plainSteps } from '../words/plain-steps';
import { movementsOf } from './plan-money';
import { PlannedStep } from './planned-step';
import type { PlanState } from './use-plan';

type Plan = Schema<'FlowPlanDto'>;

interface Props {
  readonly state: PlanState;
  /** Why the flow was not started. */
  readonly refusal: ApiProblem | undefined;
  readonly onPick: (prompt: string) => void;
  /** Has a language model read what the grammar could not decide. */
  readonly onAskModel: () => void;
}

/** What the sentence would do, or why it cannot be done. */
export function PlanPanel({ state, refusal, onPick, onAskModel }: Props) {
  const { plan, problem, isPlanning } = state;
  return (
    <section class="plan" aria-label="Plan" aria-busy={isPlanning}>
      <p class="unseen" role="status">
        {isPlanning ? '' : announcementOf(state)}
      </p>
      <ProblemNote problem={refusal} />
      {problem !== undefined && <Refusal problem={problem} onPick={onPick} onAskModel={onAskModel} />}
      {plan !== undefined && <PlanView plan={plan} />}
      {plan === undefined && problem === undefined && (
        <EmptyState title="The plan appears here">
          <p>Write a sentence, or pick an example. Every step is quoted and simulated; nothing moves yet.</p>
        </EmptyState>
      )}
    </section>
  );
}

interface RefusalProps extends Pick<Props, 'onPick' | 'onAskModel'> {
  readonly problem: ApiProblem;
}

function Refusal({ problem, onPick, onAskModel }: RefusalProps) {
  const readings = problem.problem?.readings ?? [];
  return (
    <div class="refusal">
      <h2>{readings.length > 0 ? 'Which of these do you mean?' : 'This cannot be planned yet'}</h2>
      <p>{problem.message}</p>
      {readings.length === 0 && <p class="quiet">{problem.problem?.suggestion}</p>}
      <ul class="readings">
        {readings.map(({ description, prompt }) => (
          <li key={prompt}>
            <button type="button" class="reading" onClick={() => onPick(prompt)}>
              <span>{description}</span>
              <small>{prompt}</small>
            </button>
          </li>
        ))}
      </ul>
      {problem.problem?.code === 'ambiguous' && (
        <p>
          <button type="button" class="link" onClick={onAskModel}>
            Let a language model read it
          </button>{' '}
          <span class="hint">if this service has one</span>
        </p>
      )}
    </div>
  );
}

function PlanView({ plan }: { readonly plan: Plan }) {
  const movements = movementsOf(plan);
  const { failure } = plan.preview;
  return (
    <>
      <h2>{headline(plan)}</h2>
      {plan.planner !== 'grammar' && <p class="hint">Read by {readerText(plan.planner)}.</p>}
      {failure !== null && (
        <p class="note bad">As things stand, it would fail: {plainSteps(failure.message, plan.steps)}</p>
      )}
      <Notes plan={plan} />
      <ol class="planned">
        {plan.steps.map((step) => (
          <PlannedStep key={step.step_id} title={plainSteps(step.description, plan.steps)} step={step} />
        ))}
      </ol>
      {movements.length > 0 && (
        <>
          <h3>Your wallet</h3>
          <MoneyTable caption="The wallet before and after" movements={movements} />
          <p class="hint">{costText(plan)}</p>
        </>
      )}
    </>
  );
}

function Notes({ plan: { assumptions, warnings } }: { readonly plan: Plan }) {
  if (assumptions.length + warnings.length === 0) return null;
  return (
    <ul class="note waiting">
      {assumptions.map(({ detail }) => (
        <li key={detail}>Assumed: {detail}</li>
      ))}
      {warnings.map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  );
}

/** What a screen reader is told once there is a plan, or none. */
function announcementOf({ plan, problem }: PlanState): string {
  if (problem !== undefined) return problem.message;
  if (plan === undefined) return '';
  return plan.preview.failure === null ? headline(plan) : `${headline(plan)}. It would fail.`;
}

function headline({ steps, preview: { atomicity } }: Plan): string {
  const count = steps.length === 1 ? 'One step' : `${steps.length} steps`;
  if (atomicity === 'transaction')
    return steps.length === 1 ? 'One step in one transaction' : `${count} in one transaction: all or nothing`;
  if (atomicity === 'sequence') return `${count}, one transaction after the other`;
  return count;
}

function costText({ preview: { transactions } }: Plan): string {
  const sum = (part: 'fee' | 'rent') => transactions.reduce((total, one) => total + BigInt(one[part]), 0n);
  const rent = sum('rent');
  return [
    `Includes ${amount(SOL.address, sum('fee'))} in fees`,
    rent > 0n ? ` and ${amount(SOL.address, rent)} to open token accounts` : '',
    '. Quotes are of this moment; the flow quotes and simulates anew.',
  ].join('');
}

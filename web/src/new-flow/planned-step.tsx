import { venueText } from '../words/domain';
import type { Schema } from '../api/client';
import { amount } from '../words/amounts';
import { guardSentences, programsIn } from '../words/bounds';

type Step = Schema<'PlannedStepDto'>;

interface Props {
  readonly title: string;
  readonly step: Step;
}

/** A step of a plan: what it does, what it would bring, and the bounds that it is held to. */
export function PlannedStep({ title, step }: Props) {
  const { preview } = step;
  const guards = preview.guards ?? step.guards;
  const sentences = guardSentences(guards);
  return (
    <li>
      <p class="step-title">{title}</p>
      <StepOutcome step={step} />
      {sentences.length > 0 && (
        <details class="guards">
          <summary>Bounds</summary>
          <ul>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
            <li>No program but these may be called:</li>
            {programsIn(guards).map((program) => (
              <li key={program} class="mono">
                {program}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function StepOutcome({ step: { preview } }: { readonly step: Step }) {
  const { outcome, quote, failure, reason, venue } = preview;
  switch (outcome) {
    case 'works':
      if (quote === null) return <p class="quiet">Simulated: it works.</p>;
      return (
        <p class="quote">
          {amount(quote.input_mint, quote.in_amount)} <span class="arrow">→</span>{' '}
          <strong>{amount(quote.output_mint, quote.out_amount)}</strong>
          <span class="quiet">
            {' at '}
            {venueText(venue ?? quote.venue)}
            {impactText(quote.price_impact_bps)}
          </span>
        </p>
      );
    case 'fails':
      return <p class="trouble">{failure?.message ?? reason ?? 'It would fail.'}</p>;
    case 'reads':
      return <p class="quiet">Only looks; moves nothing.</p>;
    case 'skipped':
    case 'unknown':
      return <p class="quiet">{reason ?? 'Known once the steps before it have run.'}</p>;
  }
}

function impactText(bps: number | null): string {
  return bps === null || bps === 0 ? '' : ` · moves the price by ${(bps / 100).toFixed(2)} %`;
}

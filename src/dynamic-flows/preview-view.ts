import { toWire } from '../common/wire';
import type { Failure, StepId } from '../domain';
import type { FlowPreview, StepPreview } from '../orchestrator';
import type { FailureDto } from '../sessions';
import type { FlowPreviewDto, QuoteDto, StepPreviewDto } from './dto/flow-preview.dto';

export function previewView(preview: FlowPreview): FlowPreviewDto {
  const { status, failure, atomicity, transactions, changes, assumptions } = preview;
  return {
    status: status ?? null,
    failure: failure ? failureView(failure) : null,
    atomicity: atomicity ?? null,
    transactions: transactions.map(({ stepIds, fee, rent, programs }) =>
      toWire({ stepIds, fee, rent, programs }),
    ),
    asset_diff: toWire(changes),
    assumptions: [...assumptions],
  };
}

/** @throws {RangeError} when the preview is of another plan */
export function stepPreviewView({ steps }: FlowPreview, stepId: StepId): StepPreviewDto {
  const step = steps.get(stepId);
  if (step === undefined) throw new RangeError(`The preview has no step ${stepId}`);
  return { ...NOTHING, outcome: step.outcome, ...detailsOf(step) };
}

const NOTHING = {
  reason: null,
  failure: null,
  action: null,
  venue: null,
  quote: null,
  guards: null,
  asset_diff: [],
  simulated_after: [],
};

function detailsOf(step: StepPreview): Partial<StepPreviewDto> {
  switch (step.outcome) {
    case 'works':
      return {
        action: toWire(step.action),
        venue: step.venue,
        quote: step.quote ? quoteView(step.quote) : null,
        guards: toWire(step.guards),
        asset_diff: toWire(step.changes),
        simulated_after: [...step.simulatedAfter],
      };
    case 'fails':
      return { failure: failureView(step.failure), venue: step.venue ?? null };
    case 'skipped':
    case 'unknown':
      return { reason: step.reason };
    case 'reads':
      return {};
    default:
      return step satisfies never;
  }
}

function failureView(failure: Failure): FailureDto {
  return toWire(failure);
}

function quoteView(quote: NonNullable<Extract<StepPreview, { outcome: 'works' }>['quote']>): QuoteDto {
  const { isFirm: _isFirm, priceImpactBps = null, ...facts } = quote;
  return toWire({ ...facts, priceImpactBps });
}

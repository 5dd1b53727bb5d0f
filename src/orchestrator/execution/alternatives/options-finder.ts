import { Injectable } from '@nestjs/common';
import {
  type Alternative,
  type ExecutionSnapshot,
  type Failure,
  type FlowStep,
  type RejectedAlternative,
  type StepSnapshot,
  isQuery,
} from '../../../domain';
import { ProtocolRegistry } from '../../../protocols';
import { NO_OPTIONS, type Offer, type Options, type OptionsOfInterest } from '../../../recovery';
import { ActionResolver } from '../building';
import { AttemptBuilder } from '../attempts';
import type { StuckStep } from './alternative-flow';
import { ALTERNATIVE_FLOWS } from './alternative-flows';
import { NeedReader } from './need-reader';
import { offerOf } from './offer-of';

/** A step that failed, and how. */
export interface FailedStep {
  readonly step: FlowStep;
  /** The steps before it in the same transaction. */
  readonly before: readonly FlowStep[];
  readonly history: StepSnapshot;
  readonly failure: Failure;
}

type Judged = { readonly offer: Offer } | { readonly rejected: RejectedAlternative };

/** Finds out what else could be done about a failed step, by simulating each other way as a whole attempt. */
@Injectable()
export class OptionsFinder {
  constructor(
    private readonly builder: AttemptBuilder,
    private readonly resolver: ActionResolver,
    private readonly protocols: ProtocolRegistry,
    private readonly needs: NeedReader,
  ) {}

  /** @param execution as it stands after the failed attempt */
  async find(
    execution: ExecutionSnapshot,
    failed: FailedStep,
    interest: OptionsOfInterest,
  ): Promise<Options> {
    const { step, failure } = failed;
    if (!interest.facts || isQuery(step.call)) return NO_OPTIONS;
    const stuck = await this.builder.after(execution, failed.before, (state) =>
      this.stuckStep(state, failed),
    );
    if (stuck === undefined) {
      const need = NeedReader.ofShortfall(failure);
      return need ? { ...NO_OPTIONS, need } : NO_OPTIONS;
    }
    const judged = interest.offers ? await this.judge(execution, failed, stuck) : [];
    return {
      offers: judged.flatMap((found) => ('offer' in found ? found.offer : [])),
      rejected: judged.flatMap((found) => ('rejected' in found ? found.rejected : [])),
      venues: stuck.venues,
      ...(stuck.need && { need: stuck.need }),
    };
  }

  private async stuckStep(
    execution: ExecutionSnapshot,
    { step, history, failure }: FailedStep,
  ): Promise<StuckStep | undefined> {
    const { wallet, slippageBps } = execution;
    if (isQuery(step.call)) return undefined;
    const resolution = await this.resolver.resolveStep(execution, step);
    if (!resolution.ok) return undefined;
    const { action } = resolution;
    const venues = await this.protocols.adapterFor(action.tool).venues(action);
    const need = await this.needs.read(wallet, action, slippageBps);
    const venue = lastVenueOf(history);
    return { wallet, call: step.call, action, failure, venue, venues, need };
  }

  private async judge(execution: ExecutionSnapshot, failed: FailedStep, stuck: StuckStep): Promise<Judged[]> {
    const inForce = new Set(failed.history.alternatives.map(key));
    const proposed = ALTERNATIVE_FLOWS.flatMap((flow) => flow.propose(stuck));
    const judged: Judged[] = [];
    for (const alternative of proposed) {
      if (!inForce.has(key(alternative))) judged.push(await this.quote(execution, failed, alternative));
    }
    return judged;
  }

  private async quote(
    execution: ExecutionSnapshot,
    { step, before }: FailedStep,
    alternative: Alternative,
  ): Promise<Judged> {
    const supposed = {
      ...execution,
      steps: execution.steps.map((known) =>
        known.stepId === step.stepId
          ? { ...known, alternatives: [...known.alternatives, alternative] }
          : known,
      ),
    };
    const preparation = await this.builder.simulate(supposed, [...before, step]);
    if (!preparation.ok) return { rejected: { alternative, reason: preparation.failure.message } };
    return offerOf(step, alternative, preparation.simulated, execution.wallet);
  }
}

function lastVenueOf({ stepId, attempts }: StepSnapshot): string | undefined {
  const last = attempts.at(-1);
  if (last?.recorded === undefined) return last?.ended?.venue;
  const { stepIds, parts, venue } = last.recorded;
  return parts?.[stepIds.indexOf(stepId)]?.venue ?? venue;
}

/** Equal alternatives have equal keys. */
function key(alternative: Alternative): string {
  return JSON.stringify(alternative, (_name, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

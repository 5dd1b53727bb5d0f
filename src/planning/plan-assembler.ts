import { Injectable } from '@nestjs/common';
import { Ids } from '../common/ids';
import type { Address, FlowPlan } from '../domain';
import { Ledger } from '../ledger';
import { ProtocolRegistry } from '../protocols';
import { type PlanParts, buildPlan } from './build-plan';
import { ContextResolver } from './context-resolver';
import { programsOf } from './programs-of';
import { refuseMissingMarkets } from './refuse-missing-markets';

/** Puts the steps that were read together with what is known of the wallet and of the ledger. */
@Injectable()
export class PlanAssembler {
  constructor(
    private readonly contexts: ContextResolver,
    private readonly protocols: ProtocolRegistry,
    private readonly ledger: Ledger,
    private readonly ids: Ids,
  ) {}

  async assemble(
    wallet: Address,
    parts: Pick<PlanParts, 'prompt' | 'atomicMode' | 'planner' | 'reading' | 'steps' | 'assumptions'>,
  ): Promise<FlowPlan> {
    const { prompt, atomicMode, planner, reading, steps, assumptions } = parts;
    refuseMissingMarkets(
      this.ledger.kind,
      steps.map(({ call }) => call),
    );
    const context = await this.contexts.resolve(wallet);
    return buildPlan({
      prompt,
      atomicMode,
      flowId: this.ids.next('flow'),
      ledger: this.ledger.kind,
      planner,
      ...(reading && { reading }),
      context,
      steps,
      assumptions,
      programsOf: (call) => programsOf(this.protocols, call),
    });
  }
}

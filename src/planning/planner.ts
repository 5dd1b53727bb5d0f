import { Injectable } from '@nestjs/common';
import { Ids } from '../common/ids';
import { type Address, AppError, type AtomicMode, type FlowPlan } from '../domain';
import { Ledger } from '../ledger';
import { SPANS, Tracing } from '../observability';
import { ProtocolRegistry } from '../protocols';
import { buildPlan } from './build-plan';
import { ContextResolver } from './context-resolver';
import { type Produced, parsePrompt } from './grammar';
import { programsOf } from './programs-of';
import { refuseForeignSources } from './refuse-foreign-sources';

export interface PlanCommand {
  readonly prompt: string;
  readonly wallet: Address;
  readonly atomicMode: AtomicMode;
  /** What earlier steps left that the prompt may speak of as "the USDC"; absent: nothing. */
  readonly made?: readonly Produced[];
}

/** Turns a prompt and a wallet into a plan. Moves nothing and stores nothing. */
@Injectable()
export class Planner {
  constructor(
    private readonly contexts: ContextResolver,
    private readonly protocols: ProtocolRegistry,
    private readonly ledger: Ledger,
    private readonly ids: Ids,
    private readonly tracing: Tracing,
  ) {}

  /** @throws {AppError} with the refusal's code when the prompt cannot be planned */
  async plan({ made, ...command }: PlanCommand): Promise<FlowPlan> {
    return this.tracing.span(SPANS.plan, {}, async () => {
      const parsed = parsePrompt(command.prompt, made);
      if (parsed.kind === 'refused') {
        const { code, detail, suggestion } = parsed.refusal;
        throw new AppError(code, detail, { suggestion });
      }
      await refuseForeignSources(parsed.sources, command.wallet);
      const context = await this.contexts.resolve(command.wallet);
      return buildPlan({
        ...command,
        flowId: this.ids.next('flow'),
        ledger: this.ledger.kind,
        planner: 'grammar',
        context,
        steps: parsed.steps,
        assumptions: parsed.assumptions,
        programsOf: (call) => programsOf(this.protocols, call),
      });
    });
  }
}

import { Injectable } from '@nestjs/common';
import {
  type ExecutionSnapshot,
  type FlowStep,
  type ResolvedAction,
  type ToolCall,
  amountOf,
  isQuery,
  withAmount,
} from '../../domain';
import { type Instruction, Ledger } from '../../ledger';
import { ProtocolRegistry } from '../../protocols';
import { FlowReader } from '../../journal';

/** Finds what a run produced, in order: what it sent, and what it would have sent where the ledger already refused it. */
@Injectable()
export class ProducedInstructions {
  constructor(
    private readonly ledger: Ledger,
    private readonly reader: FlowReader,
    private readonly protocols: ProtocolRegistry,
  ) {}

  async of(execution: ExecutionSnapshot): Promise<readonly Instruction[]> {
    const plan = await this.reader.plan(execution.flowId);
    const seen = new Set<string>();
    const produced: Instruction[] = [];
    for (const { stepId, attempts } of execution.steps) {
      const signature = attempts.findLast(({ recorded }) => recorded !== undefined)?.recorded?.signature;
      const step = plan?.steps.find((planned) => planned.stepId === stepId);
      if (signature === undefined && step && attempts.length > 0)
        produced.push(...(await this.unsent(execution, step)));
      if (signature === undefined || seen.has(signature)) continue;
      seen.add(signature);
      produced.push(...((await this.ledger.sentInstructions(signature)) ?? []));
    }
    return produced;
  }

  /** Nothing where the amount was never known, or no adapter could build it. */
  private async unsent(
    { wallet, slippageBps }: ExecutionSnapshot,
    { call }: FlowStep,
  ): Promise<readonly Instruction[]> {
    const action = exactAction(call);
    if (action === undefined) return [];
    const adapter = this.protocols.adapterFor(action.tool);
    return adapter.build({ wallet, action, slippageBps }).then(
      ({ instructions }) => instructions,
      () => [],
    );
  }
}

function exactAction(call: ToolCall): ResolvedAction | undefined {
  if (isQuery(call)) return undefined;
  const amount = amountOf(call);
  return amount.kind === 'exact' ? withAmount(call, amount.raw) : undefined;
}

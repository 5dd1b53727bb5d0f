import { Injectable } from '@nestjs/common';
import { Ids } from '../common/ids';
import { type Address, AppError, type AtomicMode, type FlowPlan, type Refusal } from '../domain';
import { Ledger } from '../ledger';
import { SPANS, Tracing } from '../observability';
import { ProtocolRegistry } from '../protocols';
import { buildPlan } from './build-plan';
import { ContextResolver } from './context-resolver';
import { type Produced, parsePrompt } from './grammar';
import { namedRecipient } from './named-recipient';
import { programsOf } from './programs-of';
import { RecipientCheck, type SendTerms } from './recipients';
import { refuseForeignSources } from './refuse-foreign-sources';
import { refuseSlippage } from './refuse-slippage';

export interface PlanCommand {
  readonly prompt: string;
  readonly wallet: Address;
  /** The wallet was made for this request; only the sandbox gives such a wallet anything. */
  readonly isNewWallet?: boolean;
  readonly atomicMode: AtomicMode;
  /** May the prompt send to an address that no key pair has, as a program's? Absent: no. */
  readonly allowsOffCurve?: boolean;
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
    private readonly recipients: RecipientCheck,
    private readonly ids: Ids,
    private readonly tracing: Tracing,
  ) {}

  /** @throws {AppError} with the refusal's code when the prompt cannot be planned; `invalid_wallet` */
  async plan({ made, allowsOffCurve = false, ...command }: PlanCommand): Promise<FlowPlan> {
    return this.tracing.span(SPANS.plan, {}, async () => {
      await this.recipients.refuseWallet(command.wallet);
      const parsed = parsePrompt(command.prompt, made);
      const { wallet } = command;
      const terms = { wallet, allowsOffCurve };
      if (parsed.kind === 'refused') return this.refuse(parsed.refusal, command.prompt, terms);
      await refuseForeignSources(parsed.sources, command.wallet);
      refuseSlippage(parsed.steps);
      await this.recipients.refuseRecipients(
        parsed.steps.map(({ call }) => call),
        terms,
      );
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

  /** Whoever sends to "myself", or to a mint, hears the same as whoever sends to another address that is no recipient. */
  private async refuse(refusal: Refusal, prompt: string, terms: SendTerms): Promise<never> {
    const { code, detail, suggestion } = refusal;
    const named = code === 'missing_recipient' ? namedRecipient(prompt, terms.wallet) : undefined;
    if (named !== undefined) await this.recipients.refuseRecipient(named, terms);
    throw new AppError(code, detail, { suggestion });
  }
}

import { Injectable } from '@nestjs/common';
import { type Address, AppError, type AtomicMode, type FlowPlan } from '../domain';
import { LedgerError } from '../ledger';
import { SPANS, Tracing } from '../observability';
import { namedRecipient } from './named-recipient';
import { PlanAssembler } from './plan-assembler';
import { Planners } from './planners';
import type { RefusedReading } from './prompt-reader';
import type { Produced } from './reading';
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
  /** Who reads the prompt: `grammar`, `auto` or `llm:<name>`; absent: `auto`. */
  readonly planner?: string;
  /** Aborted when whoever asked goes away. */
  readonly signal?: AbortSignal;
  /** What earlier steps left that the prompt may speak of as "the USDC"; absent: nothing. */
  readonly made?: readonly Produced[];
}

/** Turns a prompt and a wallet into a plan. Moves nothing and stores nothing. */
@Injectable()
export class Planner {
  constructor(
    private readonly planners: Planners,
    private readonly recipients: RecipientCheck,
    private readonly assembler: PlanAssembler,
    private readonly tracing: Tracing,
  ) {}

  /**
   * @throws {AppError} with the refusal's code when the prompt cannot be planned; `invalid_wallet`; `not_ready` when the ledger
   *   does not answer
   */
  async plan(command: PlanCommand): Promise<FlowPlan> {
    return this.tracing.span(SPANS.plan, {}, () => this.planned(command).catch(refuseWithoutLedger));
  }

  private async planned(command: PlanCommand): Promise<FlowPlan> {
    const { prompt, wallet, made, signal, allowsOffCurve = false } = command;
    await this.recipients.refuseWallet(wallet);
    const request = { prompt, wallet, made, signal };
    const { read, planner, reading } = await this.planners.interpret(command.planner, request);
    const terms = { wallet, allowsOffCurve };
    if (read.kind === 'refused') return this.refuse(read, prompt, terms);
    await refuseForeignSources(read.sources, wallet);
    refuseSlippage(read.steps);
    await this.recipients.refuseRecipients(
      read.steps.map(({ call }) => call),
      terms,
    );
    const { atomicMode } = command;
    const who = { planner, ...(reading && { reading }) };
    return this.assembler.assemble(wallet, { prompt, atomicMode, ...who, ...read });
  }

  /** Whoever sends to "myself", or to a mint, hears the same as whoever sends to another address that is no recipient. */
  private async refuse(
    { refusal, readings }: RefusedReading,
    prompt: string,
    terms: SendTerms,
  ): Promise<never> {
    const { code, detail, suggestion } = refusal;
    const named = code === 'missing_recipient' ? namedRecipient(prompt, terms.wallet) : undefined;
    if (named !== undefined) await this.recipients.refuseRecipient(named, terms);
    throw new AppError(code, detail, { suggestion, ...(readings.length > 0 && { readings }) });
  }
}

function refuseWithoutLedger(error: unknown): never {
  if (!(error instanceof LedgerError)) throw error;
  const { message, retryAfterMs } = error.failure;
  throw new AppError('not_ready', `The ledger cannot be read: ${message}`, {
    suggestion: 'Try again in a moment.',
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}

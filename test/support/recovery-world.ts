import { setImmediate as turn } from 'node:timers/promises';
import { Test, type TestingModule } from '@nestjs/testing';
import { AppModule } from '../../src/app.module';
import { Clock } from '../../src/common/clock';
import { FakeClock } from '../../src/common/clock/clock.fake';
import { ConfigModule } from '../../src/config';
import {
  type Address,
  type Answer,
  type AskedQuestion,
  type AtomicMode,
  DEFAULT_RECOVERY,
  type ExecutionSnapshot,
  type InjectedFault,
  type RecoveryConfig,
  type Signer,
  isFinished,
  openQuestionOf,
} from '../../src/domain';
import { SandboxWallets, type WalletBalances } from '../../src/ledger';
import { DEFAULT_SLIPPAGE_BPS, StartDesk, AnswerDesk } from '../../src/orchestrator';
import { RecoveryService } from '../../src/recovery';
import { FlowReader } from '../../src/journal';

/** What a flow is run with. */
export interface Trial {
  readonly prompt: string;
  readonly wallet: Address;
  readonly atomicMode?: AtomicMode;
  readonly faults?: readonly InjectedFault[];
  readonly signer?: Signer;
  /** Over the defaults; `null`: direct mode. */
  readonly recovery?: Partial<RecoveryConfig> | null;
  readonly timeoutSeconds?: number;
  /** What a person says; `undefined`: nothing. Absent: nobody answers. */
  readonly answer?: (question: AskedQuestion) => Promise<Answer | undefined> | Answer | undefined;
}

/** Rounds in which nothing happens before time is taken to be what everybody waits for. */
const CALM_ROUNDS = 12;

/** Rounds within which an execution goes on that can. */
const MAX_ROUNDS = 5_000;

/** The whole engine on a store in memory, and a clock that moves only when nothing else can happen. */
export class RecoveryWorld {
  private constructor(
    readonly clock: FakeClock,
    private readonly module: TestingModule,
  ) {}

  /** @param clock of an earlier world, for one that goes on with its store */
  static async open(
    variables: Readonly<Record<string, string>> = {},
    clock = new FakeClock(),
  ): Promise<RecoveryWorld> {
    const config = ConfigModule.from({ REEV_DATA_DIR: ':memory:', LOG_LEVEL: 'silent', ...variables });
    const module = await Test.createTestingModule({ imports: [AppModule, config] })
      .overrideProvider(Clock)
      .useValue(clock)
      .compile();
    await module.init();
    return new RecoveryWorld(clock, module);
  }

  close(): Promise<void> {
    return this.module.close();
  }

  /** Runs a flow to its end, or to a question that nobody answers and that has not expired. */
  async run(trial: Trial): Promise<ExecutionSnapshot> {
    return this.ended(await this.start(trial), trial.answer);
  }

  /** @returns the execution that was accepted */
  async start(trial: Trial): Promise<string> {
    const {
      prompt,
      wallet,
      atomicMode = 'strict',
      faults = [],
      recovery = {},
      signer,
      timeoutSeconds,
    } = trial;
    const { execution } = await this.get(StartDesk).start({
      prompt,
      wallet,
      atomicMode,
      faults,
      mode: recovery === null ? 'direct' : 'recovery',
      agent: 'deterministic',
      owner: undefined,
      slippageBps: DEFAULT_SLIPPAGE_BPS,
      acceptAssumptions: false,
      ...(signer && { signer }),
      ...(timeoutSeconds !== undefined && { timeoutSeconds }),
      ...(recovery && { recovery: { ...DEFAULT_RECOVERY, jitter: 'none', ...recovery } }),
    });
    return execution.executionId;
  }

  async state(executionId: string): Promise<ExecutionSnapshot> {
    const state = await this.get(FlowReader).snapshot(executionId);
    if (state === undefined) throw new Error(`${executionId} is lost`);
    return state;
  }

  /** Lets an execution go on, without any time passing, until its state is as `isReached` says. */
  async reached(
    executionId: string,
    isReached: (state: ExecutionSnapshot) => boolean,
  ): Promise<ExecutionSnapshot> {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const state = await this.state(executionId);
      if (isReached(state)) return state;
      await turn();
    }
    throw new Error(`${executionId} does not go on`);
  }

  balances(wallet: Address): Promise<WalletBalances> {
    return this.get(SandboxWallets).get(wallet);
  }

  async admit(...wallets: readonly Address[]): Promise<void> {
    for (const wallet of wallets) await this.get(SandboxWallets).admit(wallet);
  }

  get<T>(token: abstract new (...parameters: never[]) => T): T {
    return this.module.get(token, { strict: false });
  }

  report(): ReturnType<RecoveryService['report']> {
    return this.get(RecoveryService).report('24h');
  }

  /** Lets an execution go on to its end, or to a question as {@link run} does. */
  async ended(executionId: string, answer?: Trial['answer']): Promise<ExecutionSnapshot> {
    let [revision, calm] = [0, 0];
    for (;;) {
      await turn();
      const state = await this.state(executionId);
      if (isFinished(state.status)) return state;
      if (state.revision !== revision) [revision, calm] = [state.revision, 0];
      else calm += 1;
      if (calm < CALM_ROUNDS) continue;
      calm = 0;
      const question = openQuestionOf(state);
      const given = question && (await answer?.(question));
      if (question && given)
        await this.get(AnswerDesk).answer('everything', executionId, {
          questionId: question.questionId,
          answer: given,
        });
      else this.clock.advanceToNext();
    }
  }
}

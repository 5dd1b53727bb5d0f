import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AssertionOutcome, ExecutionScore, ExecutionSnapshot } from '../../domain';
import { Ledger, viewTokenAccount } from '../../ledger';
import {
  type BenchmarkFile,
  type ExecutionJudge,
  ExecutionJudges,
  type FinalStateAssertion,
} from '../../orchestrator';
import { BenchmarkRuns } from '../benchmark-runs';
import { type AccountAddresses, resolveAccount, resolveName } from '../planning/account-addresses';
import { checkAssertion } from './check-assertion';
import { instructionScore } from './instruction-score';
import { ProducedInstructions } from './produced-instructions';
import { runScore } from './run-score';

/** Scores runs of benchmarks when they end. */
@Injectable()
export class BenchmarkJudge implements ExecutionJudge, OnModuleInit {
  constructor(
    private readonly judges: ExecutionJudges,
    private readonly runs: BenchmarkRuns,
    private readonly produced: ProducedInstructions,
    private readonly ledger: Ledger,
  ) {}

  onModuleInit(): void {
    this.judges.register('static', this);
  }

  async judge(execution: ExecutionSnapshot): Promise<ExecutionScore> {
    const { file, addresses } = await this.runs.material(execution.executionId);
    const expected = file.groundTruth.expectedInstructions;
    const produced = expected.length === 0 ? [] : await this.produced.of(execution);
    return runScore({
      file,
      isProductive: execution.steps.some(({ tool }) => tool !== 'none'),
      isLanded: execution.status === 'Completed',
      instructionScore: instructionScore({
        expected,
        produced,
        feePayer: execution.wallet,
        addressOf: (name) => resolveName(name, addresses),
      }),
      assertions: await this.check(file, addresses),
    });
  }

  private check(file: BenchmarkFile, addresses: AccountAddresses): Promise<AssertionOutcome[]> {
    return Promise.all(
      file.groundTruth.finalStateAssertions.map((assertion) => this.checkOne(assertion, file, addresses)),
    );
  }

  private async checkOne(
    assertion: FinalStateAssertion,
    file: BenchmarkFile,
    addresses: AccountAddresses,
  ): Promise<AssertionOutcome> {
    const ref = assertion.account;
    const address = await resolveAccount(ref, addresses);
    const account = (await this.ledger.readAccounts([address])).get(address);
    const name = ref.kind === 'named' ? ref.name : `the token account of ${ref.owner} for ${ref.mint}`;
    const initial = file.initialState.find(({ pubkey }) => ref.kind === 'named' && pubkey === ref.name);
    return checkAssertion(assertion, {
      name,
      lamports: account?.lamports ?? 0n,
      initialLamports: initial?.lamports ?? 0n,
      tokens: viewTokenAccount(account)?.amount ?? 0n,
    });
  }
}

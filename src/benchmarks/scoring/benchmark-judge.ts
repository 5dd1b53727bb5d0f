import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AssertionOutcome, ExecutionScore, ExecutionSnapshot, StepSnapshot } from '../../domain';
import type { BenchmarkFile } from '../../benchmark-file';
import { type ExecutionJudge, ExecutionJudges } from '../../orchestrator';
import { BenchmarkRuns } from '../benchmark-runs';
import { type AccountAddresses, resolveName } from '../planning/account-addresses';
import { checkAssertion } from './check-assertion';
import { conductOf } from './conduct';
import { FinalState } from './final-state';
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
    private readonly state: FinalState,
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
      hasMoved: execution.steps.some(hasMoved),
      instructionScore: instructionScore({
        expected,
        produced,
        feePayer: execution.wallet,
        addressOf: (name) => resolveName(name, addresses),
      }),
      assertions: await this.check(file, addresses),
      conduct: conductOf(file.groundTruth, execution),
    });
  }

  private check(file: BenchmarkFile, addresses: AccountAddresses): Promise<AssertionOutcome[]> {
    const { finalStateAssertions, minScore } = file.groundTruth;
    return Promise.all(
      finalStateAssertions.map(async (assertion) => {
        const { account: ref, required = minScore === undefined } = assertion;
        const name = ref.kind === 'named' ? ref.name : `the token account of ${ref.owner} for ${ref.mint}`;
        const actual = await this.state.actualOf(assertion, file, addresses);
        return checkAssertion(assertion, { name, actual, required });
      }),
    );
  }
}

/** Did the step move money, and was that not undone? */
function hasMoved({ status, output, compensates }: StepSnapshot): boolean {
  return status === 'Completed' && output?.kind === 'assets' && compensates === undefined;
}

import type { AskedQuestion, ExecutionSnapshot, StepSnapshot } from '../../domain';
import { addSignatureRequest } from './question-nodes';
import type { StepBlock } from './step-blocks';
import type { Timeline } from './timeline';

/** What the wallet's owner was asked to sign for the steps of a block, each before the attempt that it was for. */
export class SignatureRequests {
  private readonly left: { readonly step: StepSnapshot; readonly question: AskedQuestion }[];

  constructor(
    private readonly timeline: Timeline,
    private readonly execution: ExecutionSnapshot,
    block: StepBlock,
  ) {
    this.left = block.flatMap((step) =>
      step.questions.filter(({ proposal }) => proposal !== undefined).map((question) => ({ step, question })),
    );
  }

  /** Adds those that are not drawn yet, up to this attempt. */
  addUpTo(attempt: number): void {
    for (let next = this.left[0]; next && next.question.attempt <= attempt; next = this.left[0]) {
      addSignatureRequest(this.timeline, this.execution, next.step, next.question);
      this.left.shift();
    }
  }
}

import { createInterface } from 'node:readline/promises';
import { choiceLabel, choiceMeaning, recommendedChoice, venueText } from '../domain';
import { CliError } from './cli-error';
import { EXIT } from './exit-code';
import type { ChoiceState, FlowClient, FlowState, QuestionState } from './flow-client';
import { printable } from './printable';
import { terminal } from './terminal';
import { toChoice } from './to-choice';
import { mintOf, rawAmount, takesAmount } from './token-amount';
import type { WalletKeypair } from './wallet-keypair';

/** Asks at the terminal what a flow wants to know; without a terminal it says where to answer. */
export class QuestionAsker {
  private readonly asked = new Set<string>();

  /**
   * @param signal aborted when the user interrupts: nothing is asked any more
   * @param keypair signs what is to be signed, without asking
   */
  constructor(
    private readonly client: FlowClient,
    private readonly signal: AbortSignal,
    private readonly keypair?: WalletKeypair,
  ) {}

  /** Once a question. */
  async ask(state: FlowState): Promise<void> {
    const [question] = state.questions ?? [];
    if (question === undefined || this.asked.has(question.question_id)) return;
    this.asked.add(question.question_id);
    terminal.say(`\n${question.text}`);
    const toSign = question.choices.find(({ choice }) => choice === 'sign')?.transaction;
    if (this.keypair && toSign !== undefined)
      return this.sign(state.execution_id, question, this.keypair.signed(toSign));
    if (process.stdin.isTTY) await this.answer(state.execution_id, question);
    else
      terminal.say(
        `Answer with POST /api/v1/executions/${state.execution_id}/answers, or reev answer ${state.execution_id} <choice>.`,
      );
  }

  /** What has expired meanwhile comes back as another question. */
  private async sign(
    executionId: string,
    { question_id }: QuestionState,
    transaction: string,
  ): Promise<void> {
    try {
      await this.client.answer(executionId, { question_id, choice: 'sign', transaction });
      terminal.say('Signed.');
    } catch (error) {
      if (!(error instanceof CliError) || !error.message.startsWith('transaction_expired')) throw error;
      await this.client.answer(executionId, { question_id, choice: 'retry' });
    }
  }

  /** Until the service takes it. */
  private async answer(executionId: string, question: QuestionState): Promise<void> {
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    // At a terminal Ctrl-C reaches the line reader and not the process.
    lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    try {
      for (;;) {
        try {
          const read = (prompt: string) => lines.question(printable(prompt), { signal: this.signal });
          const answer = await readAnswer(question.choices, read);
          await this.client.answer(executionId, { question_id: question.question_id, ...answer });
          return;
        } catch (error) {
          if (this.signal.aborted) return;
          if (!(error instanceof CliError)) throw error;
          terminal.say(error.message);
        }
      }
    } finally {
      lines.close();
    }
  }
}

/**
 * Reads a choice by number and what it needs.
 * @throws {CliError} when there is no such choice, or the amount is none of the token
 */
export async function readAnswer(
  choices: readonly ChoiceState[],
  read: (prompt: string) => Promise<string>,
): Promise<object> {
  const recommended = recommendedChoice(choices);
  const isSigning = choices.some(({ choice }) => choice === 'sign');
  const list = choices.map(
    (choice, index) => `  ${index + 1} ${describe(choice, isSigning, choice === recommended)}`,
  );
  const typed = (await read(`${list.join('\n')}\nYour choice: `)).trim();
  const chosen = choices[Number(typed) - 1];
  if (chosen === undefined) throw new CliError(`Type a number from 1 to ${choices.length}.`, EXIT.refused);
  const { choice } = chosen;
  if (choice === 'sign')
    return { choice, transaction: (await read('Signed transaction in base64: ')).trim() };
  if (choice === 'choose_venue') return { choice, venue: await readVenue(chosen, read) };
  if (takesAmount(chosen)) return { choice, amount: await readAmount(chosen.mint, read) };
  return { choice };
}

function describe(state: ChoiceState, isSigning: boolean, isRecommended: boolean): string {
  const choice = toChoice(state);
  const words = choice
    ? `${choiceLabel(choice, isSigning)}: ${choiceMeaning(choice, isSigning)}`
    : state.choice.replaceAll('_', ' ');
  return `${words}${isRecommended ? ' (recommended)' : ''}${state.transaction === undefined ? '' : `\n${state.transaction}`}`;
}

/** A venue by its name, or by its number. */
async function readVenue(
  { venues = [] }: ChoiceState,
  read: (prompt: string) => Promise<string>,
): Promise<string> {
  const list = venues.map((venue, index) => `  ${index + 1} ${venueText(venue)}`);
  const typed = (await read(`${list.join('\n')}\nVenue: `)).trim();
  return venues[Number(typed) - 1] ?? typed;
}

/** Reads whole tokens, and gives raw units. */
async function readAmount(mint: string, read: (prompt: string) => Promise<string>): Promise<string> {
  const known = mintOf(mint);
  if (known === undefined) return (await read(`Amount in the smallest units of ${mint}: `)).trim();
  return rawAmount(await read(`Amount in ${known.symbol}: `), mint).toString();
}

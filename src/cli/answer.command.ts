import { Command, Option } from 'commander';
import { CliError } from './cli-error';
import { EXIT } from './exit-code';
import type { FlowState, QuestionState } from './flow-client';
import { serviceOptions } from './service-options';
import { type AmountOptions, amountFor } from './token-amount';
import { WalletKeypair } from './wallet-keypair';
import { type WatchOptions, watchFlow } from './watch-flow';

interface AnswerOptions extends WatchOptions, AmountOptions {
  readonly venue?: string;
  readonly transaction?: string;
  readonly keypair?: string;
}

/** `reev answer <execution> [choice]`: answers the open question and watches the execution to its end. */
export function answerCommand(): Command {
  const command = new Command('answer')
    .description('answer the open question of an execution and watch it to its end')
    .argument('<execution>', 'the id of an execution')
    .argument('[choice]', 'one of the choices of the question; without it you are asked at the terminal')
    .option(
      '--amount <amount>',
      'for reduce_amount and provide_amount, in the token of the question, such as 1.5',
    )
    .addOption(
      new Option('--amount-raw <units>', 'the same in the smallest units of the token').conflicts('amount'),
    )
    .option('--venue <name>', 'for choose_venue')
    .option('--transaction <base64>', 'for sign: the signed transaction')
    .option('--keypair <file>', 'the key of the wallet: what the flow wants signed is signed here')
    .option('--json', 'print the final status as JSON');
  return serviceOptions(command).action(answer);
}

async function answer(
  executionId: string,
  choice: string | undefined,
  options: AnswerOptions,
): Promise<void> {
  const keypair = options.keypair === undefined ? undefined : WalletKeypair.read(options.keypair);
  await watchFlow(options, keypair, async (client) => {
    const state = await client.status(executionId);
    const question = openQuestion(state);
    const { venue, transaction } = options;
    if (choice !== undefined) {
      const { question_id } = question;
      const amount = amountFor(question, choice, options)?.toString();
      await client.answer(state.execution_id, { question_id, choice, amount, venue, transaction });
    } else if (keypair === undefined && !process.stdin.isTTY)
      throw new CliError(`${question.text}\nName one of ${choicesOf(question)}.`, EXIT.refused);
    return state.execution_id;
  });
}

/** @throws {CliError} when nothing is asked */
function openQuestion({ execution_id, status, questions: [question] = [] }: FlowState): QuestionState {
  if (question !== undefined) return question;
  throw new CliError(`${execution_id} asks nothing: it is ${status}.`, EXIT.refused);
}

function choicesOf({ choices }: QuestionState): string {
  return choices.map(({ choice }) => choice).join(', ');
}

import { Injectable } from '@nestjs/common';
import { type Answer, AppError, type AskedQuestion } from '../../../domain';
import { Ledger, LedgerError } from '../../../ledger';
import { askedOf } from '../../execution';

/** Checks a signed transaction before it is taken: what is wrong is said to whoever signs, and the question stays open. */
@Injectable()
export class SignatureCheck {
  constructor(private readonly ledger: Ledger) {}

  /** @throws {AppError} `invalid_answer` when it is not what was asked for, `transaction_expired` when it cannot land */
  async check(question: AskedQuestion, { transaction }: Answer): Promise<void> {
    const asked = askedOf(question);
    if (transaction === undefined || asked === undefined) return;
    try {
      await this.ledger.accept(asked.proposed, Buffer.from(transaction, 'base64'));
    } catch (error) {
      throw error instanceof LedgerError ? refusal(error) : error;
    }
  }
}

function refusal({ failure }: LedgerError): AppError {
  const { code, message } = failure;
  if (code === 'blockhash_expired') {
    const suggestion =
      'Answer with "choice": "retry", and sign the transaction of the next question within a minute.';
    return new AppError('transaction_expired', message, { suggestion });
  }
  return new AppError('invalid_answer', message, {
    suggestion: 'Sign the transaction of the question with the key of the wallet, and change nothing else.',
    errors: [{ field: 'transaction', message }],
  });
}

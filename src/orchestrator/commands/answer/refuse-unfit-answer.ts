import { type Answer, AppError, type AskedQuestion, type Choice, MAX_U64, amountText } from '../../../domain';

/** @throws {AppError} `invalid_answer` when the question does not offer it, or members are missing or too many */
export function refuseUnfit({ choices }: AskedQuestion, answer: Answer): void {
  const choice = choices.find((offered) => offered.choice === answer.choice);
  if (choice === undefined) {
    const offered = choices.map((known) => known.choice).join(', ');
    throw invalid('choice', `The question does not offer ${answer.choice}.`, `Choose one of ${offered}.`);
  }
  refuseUnfitAmount(choice, answer);
  refuseUnfitVenue(choice, answer);
  refuseUnfitTransaction(choice, answer);
}

function refuseUnfitAmount(choice: Choice, { amount }: Answer): void {
  const needsAmount = choice.choice === 'reduce_amount' || choice.choice === 'provide_amount';
  if (!needsAmount) {
    if (amount !== undefined)
      throw invalid('amount', `${choice.choice} takes no amount.`, 'Leave the amount out.');
    return;
  }
  const most = choice.choice === 'reduce_amount' ? choice.most : MAX_U64;
  if (amount === undefined || amount <= 0n || amount > most)
    throw invalid(
      'amount',
      `${choice.choice} needs an amount.`,
      `Name an amount above zero and up to ${amountText(choice.mint, most)}, in raw units: 1 to ${most}.`,
    );
}

function refuseUnfitVenue(choice: Choice, { venue }: Answer): void {
  if (choice.choice !== 'choose_venue') {
    if (venue !== undefined)
      throw invalid('venue', `${choice.choice} takes no venue.`, 'Leave the venue out.');
    return;
  }
  if (venue === undefined || !choice.venues.includes(venue))
    throw invalid('venue', 'choose_venue needs a venue.', `Name one of ${choice.venues.join(', ')}.`);
}

function refuseUnfitTransaction({ choice }: Choice, { transaction }: Answer): void {
  if (choice !== 'sign' && transaction !== undefined)
    throw invalid('transaction', `${choice} takes no transaction.`, 'Leave the transaction out.');
  if (choice === 'sign' && transaction === undefined)
    throw invalid('transaction', 'sign needs the transaction.', 'Send the signed transaction in base64.');
}

function invalid(field: string, message: string, suggestion: string): AppError {
  return new AppError('invalid_answer', message, { suggestion, errors: [{ field, message }] });
}

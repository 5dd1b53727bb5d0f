import { type Choice, choiceLabel, choiceMeaning, decimalFromRaw, venueText } from '../words/domain';
import type { Schema } from '../api/client';
import { signWith } from '../wallets/browser-wallets';
import { decimalsOf, rawOf, tokenName } from '../words/amounts';
import { SignElsewhere } from './sign-elsewhere';

type Body = Omit<Schema<'AnswerDto'>, 'question_id'>;

interface Props {
  readonly choice: Choice;
  readonly wallet: string;
  readonly isSigning: boolean;
  readonly isRecommended: boolean;
  readonly isDisabled: boolean;
  readonly onAnswer: (work: Promise<Body>) => void;
}

/** One answer that may be given, with what it needs besides itself. */
export function ChoiceForm(props: Props) {
  const { choice, wallet, isSigning, isRecommended, isDisabled, onAnswer } = props;
  const label = choice.choice === 'sign' ? 'Sign with your wallet' : choiceLabel(choice, isSigning);
  return (
    <li>
      <form
        class="choice"
        onSubmit={(event) => {
          event.preventDefault();
          onAnswer(bodyOf(choice, new FormData(event.currentTarget), wallet));
        }}
      >
        <p>{choiceMeaning(choice, isSigning)}</p>
        <ChoiceInput choice={choice} />
        <button
          class={isRecommended ? 'primary' : choice.choice === 'abort' ? 'danger' : ''}
          disabled={isDisabled}
        >
          {label}
        </button>
      </form>
      {choice.choice === 'sign' && (
        <SignElsewhere
          transaction={choice.transaction}
          onSigned={(signed) => onAnswer(Promise.resolve(signedBody(signed)))}
        />
      )}
    </li>
  );
}

function ChoiceInput({ choice }: { readonly choice: Choice }) {
  switch (choice.choice) {
    case 'choose_venue':
      return (
        <select name="venue" aria-label="Venue">
          {choice.venues.map((venue) => (
            <option key={venue} value={venue}>
              {venueText(venue)}
            </option>
          ))}
        </select>
      );
    case 'reduce_amount':
    case 'provide_amount':
      return (
        <label class="amount">
          <input
            name="amount"
            inputMode="decimal"
            size={12}
            required
            aria-label="Amount"
            defaultValue={
              choice.choice === 'reduce_amount' ? decimalFromRaw(choice.most, decimalsOf(choice.mint)) : ''
            }
          />
          {tokenName(choice.mint)}
        </label>
      );
    case 'retry':
    case 'top_up':
    case 'sign':
    case 'abort':
      return null;
  }
}

/** @throws {Error} when the amount is none, or the wallet does not sign */
async function bodyOf(choice: Choice, form: FormData, wallet: string): Promise<Body> {
  switch (choice.choice) {
    case 'choose_venue':
      return { choice: choice.choice, venue: textIn(form, 'venue') };
    case 'reduce_amount':
    case 'provide_amount': {
      const raw = rawOf(choice.mint, textIn(form, 'amount'));
      if (raw === undefined)
        throw new Error(
          `Write the amount in figures, with at most ${decimalsOf(choice.mint)} digits after the point.`,
        );
      return { choice: choice.choice, amount: raw.toString() };
    }
    case 'sign':
      return signedBody(await signWith(wallet, choice.transaction));
    case 'retry':
    case 'top_up':
    case 'abort':
      return { choice: choice.choice };
  }
}

function signedBody(transaction: string): Body {
  return { choice: 'sign', transaction };
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

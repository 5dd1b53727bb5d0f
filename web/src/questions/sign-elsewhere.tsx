import { CopyButton } from '../parts/copy-button';

interface Props {
  /** Base64, unsigned. */
  readonly transaction: string;
  readonly onSigned: (transaction: string) => void;
}

/** For keys that are not in this browser: the transaction to take along, and a place for the signed one. */
export function SignElsewhere({ transaction, onSigned }: Props) {
  return (
    <details class="sign-elsewhere">
      <summary>Sign it elsewhere</summary>
      <p>
        Sign these bytes as they are, with the key of the wallet.{' '}
        <CopyButton text={transaction} label="Copy them" />
      </p>
      <textarea readOnly rows={3} aria-label="To be signed, in base64" value={transaction} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const signed = new FormData(event.currentTarget).get('signed');
          if (typeof signed === 'string') onSigned(signed.trim());
        }}
      >
        <textarea
          name="signed"
          rows={3}
          required
          aria-label="Signed, in base64"
          placeholder="The signed transaction, in base64"
        />
        <button>Send the signed transaction</button>
      </form>
    </details>
  );
}

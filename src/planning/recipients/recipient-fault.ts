import type { Address } from '../../domain';
import { type AddressKind, noWallet } from '../../ledger';

/** Why nothing is sent to an address. */
export interface RecipientFault {
  readonly detail: string;
  readonly suggestion: string;
}

export interface SendTerms {
  /** Who sends. */
  readonly wallet: Address;
  /** Did the user say that a program may receive it? */
  readonly allowsOffCurve: boolean;
}

/** A wallet sends nothing to itself, however the prompt names it. */
const SENDS_TO_ITSELF: RecipientFault = {
  detail: 'The wallet would send to itself, which moves nothing and costs a fee.',
  suggestion: "Name somebody else's address.",
};

const CHOOSE_A_WALLET = "Name the address of the recipient's wallet.";

/** @returns `undefined` when what is sent there reaches somebody. Pure. */
export function recipientFault(
  recipient: Address,
  lies: AddressKind,
  { wallet, allowsOffCurve }: SendTerms,
): RecipientFault | undefined {
  if (recipient === wallet) return SENDS_TO_ITSELF;
  const detail = noWallet(recipient, lies);
  if (detail !== undefined) {
    const owner = lies.kind === 'token_account' && lies.owner !== wallet ? lies.owner : undefined;
    return { detail, suggestion: owner ? `Send to the wallet ${owner} instead.` : CHOOSE_A_WALLET };
  }
  if (lies.kind !== 'derived' || allowsOffCurve) return undefined;
  return {
    detail: `${recipient} is not on the ed25519 curve: no key pair has this address, and only a program can spend what it receives.`,
    suggestion:
      'Check the address; if a program is meant to receive it, send "allow_off_curve_recipient": true.',
  };
}

import { recipientOf } from '../../../domain';
import { type Case, type Objection, plannedMints, relatedMints } from '../case';

import { isNegated } from './negated';

/** Every address of the prompt is a recipient or a token of the plan, or the asking wallet; every recipient is in the prompt. */
export function checkAddresses(it: Case): Objection | undefined {
  const recipients = it.steps.flatMap(({ call }) => recipientOf(call) ?? []);
  const invented = recipients.find((recipient) => !it.words.some(({ written }) => written === recipient));
  if (invented) {
    return {
      code: 'ambiguous',
      detail: `${invented} would receive something and does not stand in the prompt.`,
      words: '',
    };
  }
  const shared = sharedByMistake(it, recipients);
  if (shared) return objectTo(shared, 'would receive what the prompt sends to somebody else, too');
  const mints = plannedMints(it);
  const planned = new Set<string>([...recipients, ...mints, ...[...mints].flatMap(relatedMints)]);
  for (const [at, { kind, written }] of it.words.entries()) {
    if (kind !== 'address') continue;
    if (isOwnWallet(it, at)) {
      if (!recipients.some((recipient) => recipient === written)) continue;
      return objectTo(written, "is called the wallet's own, and the plan would send to it");
    }
    if (!planned.has(written) && written !== it.wallet && !isNegated(it, at)) {
      return objectTo(written, 'is an address that the plan would not use');
    }
  }
  return undefined;
}

/** "5 USDC to Mia <address>, 4 USDC to Theo": an address that is said once gets what is sent to two names. */
function sharedByMistake({ words, numbers }: Case, recipients: readonly string[]): string | undefined {
  const twice = recipients.find((recipient, at) => recipients.indexOf(recipient) !== at);
  if (twice === undefined) return undefined;
  const at = words.findLastIndex(({ written }) => written === twice);
  const later = numbers.filter(({ start }) => start > at);
  return later.some(({ end }) => {
    const to = words.slice(end, end + 4).findIndex(({ text }) => text === 'to');
    const next = words[end + to + 1];
    const isName =
      to >= 0 &&
      next?.kind === 'word' &&
      !/^(?:him|her|them|it|the|that|this|same|my|his|their)$/.test(next.text);
    return isName && !words.slice(end, end + to + 5).some(({ kind }) => kind === 'address');
  })
    ? twice
    : undefined;
}

function objectTo(address: string, why: string): Objection {
  return { code: 'ambiguous', detail: `${address} ${why}.`, words: address };
}

/** "my wallet is <address>", "from <address>": where the money is, not where it goes. */
function isOwnWallet({ words }: Case, at: number): boolean {
  const before = words.slice(Math.max(0, at - 4), at).map(({ text }) => text);
  const phrase = before.join(' ');
  return (
    (/\bmy (own )?(wallet|address|account)( is| :| =|'s)?( at)?$/.test(phrase) &&
      !/\b(to|into|for) my/.test(phrase)) ||
    before.at(-1) === 'from' ||
    /\bfrom (wallet|address|my wallet|account)$/.test(phrase)
  );
}

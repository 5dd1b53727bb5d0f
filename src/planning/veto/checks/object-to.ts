import type { Case, Objection } from '../case';
import type { NumberMention } from '../scan/number-mentions';
import { quoteOf } from '../scan/scanned-prompt';

/** An objection to a number of the prompt. */
export function objectTo({ words }: Case, { start, end }: NumberMention, why: string): Objection {
  const quoted = quoteOf(words, start, end);
  return { code: 'ambiguous', detail: `"${quoted}" ${why}.`, words: quoted };
}

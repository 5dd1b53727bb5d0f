import { type Case, type Objection, deedOf } from '../case';
import type { VerbMention } from '../scan/verb-mentions';

/** "after that": what was said before, and no verb behind it. */
const POINTING = new Set(['that', 'this', 'it', 'which', 'doing', 'all']);

/** "before lending, swap": what stands behind "before" is planned later; behind "after", earlier. */
export function checkOrder(it: Case): Objection | undefined {
  for (const [at, { text }] of it.words.entries()) {
    if (text !== 'before' && text !== 'after') continue;
    if (POINTING.has(it.words[at + 1]?.text ?? '')) continue;
    const named = it.verbs.find(
      (verb) => verb.at > at && verb.at - at <= 3 && it.words[verb.at]?.clause === it.words[at]?.clause,
    );
    const other = named && otherVerb(it, named);
    if (!named || !other) continue;
    const [earlier, later] = text === 'before' ? [other, named] : [named, other];
    const order = [firstStep(it, earlier), firstStep(it, later)];
    if (order[0] !== undefined && order[1] !== undefined && order[0] > order[1]) {
      return {
        code: 'ambiguous',
        detail: `The plan would not keep the order that "${text}" asks for.`,
        words: text,
      };
    }
  }
  return undefined;
}

/** The nearest verb of another deed. */
function otherVerb({ verbs }: Case, named: VerbMention): VerbMention | undefined {
  return verbs
    .filter(({ deeds }) => !deeds.some((deed) => named.deeds.includes(deed)))
    .sort((a, b) => Math.abs(a.at - named.at) - Math.abs(b.at - named.at))[0];
}

function firstStep({ steps }: Case, { deeds }: VerbMention): number | undefined {
  const index = steps.findIndex((step) => deeds.includes(deedOf(step)));
  return index < 0 ? undefined : index;
}

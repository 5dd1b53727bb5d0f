import type { Case, Objection } from '../case';

const FORBIDS =
  /^(?:forbade|forbids?|forbidden|forbidding|prohibit(?:s|ed)?|vetoed|vetoes|outlawed|disallowed|disallows)$/;

/** "My accountant forbade that": whoever tells it does not order it, whoever it is that forbids. */
export function checkForbidden({ words }: Case): Objection | undefined {
  const word = words.find(({ text }) => FORBIDS.test(text));
  return (
    word && {
      code: 'unsupported_intent',
      detail: `"${word.written}" says that it is not to be done.`,
      words: word.written,
    }
  );
}

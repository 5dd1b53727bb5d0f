import { type Clause, type Scene, hasVerbOfMoney, isWithoutMoney, namesAddress } from './clause';
import { ABOUT, ASKING, POINTERS, SHOWING, isVerbal } from './telling-words';

/** Words of its own that a clause needs to be about something else. */
const MIN_WORDS = 3;

/** Nothing in it is money, an order or about the order, and it has a verb of its own. */
export function isApart(scene: Scene, clause: Clause): boolean {
  const { texts } = clause;
  if (texts.length < MIN_WORDS || !texts.some(isVerbal)) return false;
  if (!isWithoutMoney(scene, clause) || hasVerbOfMoney(scene, clause) || namesAddress(scene, clause))
    return false;
  return !texts.some(
    (text) => ABOUT.has(text) || SHOWING.has(text) || POINTERS.has(text) || ASKING.has(text),
  );
}

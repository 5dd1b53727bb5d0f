import type { Scanner } from '../tags/scanner';
import type { WordClause } from './word-clauses';

const COURTESY = new Set(
  `if it its thats that this is isnt not no any too much a an of for to bother trouble problem hassle inconvenience imposition possible ok okay alright fine
  you u dont wouldnt do mind can could would be so kind please all right convenient suits suit permits allow time have moment second good enough dear well
  with your permission when whenever get chance free able minute willing may wont doesnt bothering asking`.split(
    /\s+/,
  ),
);
const HEART =
  /^(?:bother|trouble|problem|hassle|inconvenience|imposition|possible|alright|fine|mind|kind|convenient|suits?|permits|moment|chance|ok|okay|able|willing)$/;

/** "if it isn't any bother", "when you have a moment": a clause in words of courtesy alone. */
export function isCourtesy({ words }: Scanner, { from, to }: WordClause): boolean {
  const own = words.slice(from, to);
  const isConditional = /^(?:if|when|whenever)$/.test(own[0]?.key ?? '');
  return isConditional && own.every(({ key }) => COURTESY.has(key)) && own.some(({ key }) => HEART.test(key));
}

import { isApart } from './apart';
import { type Clause, type Scene, isWithoutMoney, namesAddress } from './clause';
import { cutClauses } from './cut-clauses';
import { goesOnTelling, isLooseEnd } from './goes-on-telling';
import { restates } from './restates';
import { speakerTells } from './speaker-tells';
import { othersTell } from './others-tell';
import { SAYING } from './telling-words';

/** Does the clause only tell? `undefined`: this rule cannot say. */
export type TellingRule = (scene: Scene, clause: Clause) => boolean | undefined;

const RULES: readonly TellingRule[] = [
  (scene, clause) => (namesAddress(scene, clause) ? false : undefined),
  restates,
  speakerTells,
  othersTell,
];

/**
 * The places of the words of clauses that only tell: with a subject of their own that is not the order, and a verb of their
 * own that asks for nothing; or with nothing in them that is money, an order, or about the order.
 */
export function toldPlaces(scene: Scene): ReadonlySet<number> {
  const told = new Set<number>();
  let wasTold = false;
  let isQuoted = false;
  let isTelling = false;
  for (const clause of cutClauses(scene)) {
    const isAfter: boolean = wasTold && !clause.isFirst;
    isQuoted &&= isAfter;
    wasTold = isQuoted || tells(scene, clause) || (isAfter && goesOnTelling(scene, clause));
    isQuoted ||= wasTold && SAYING.test(clause.texts.at(-1) ?? '');
    isTelling = clause.isFirst ? wasTold : isTelling && (wasTold || isWithoutMoney(scene, clause));
    const isBeside = isTelling && !clause.isFirst && isLooseEnd(scene, clause);
    if (wasTold || isBeside || isApart(scene, clause)) for (const place of clause.places) told.add(place);
  }
  return told;
}

function tells(scene: Scene, clause: Clause): boolean {
  for (const rule of RULES) {
    const answer = rule(scene, clause);
    if (answer !== undefined) return answer;
  }
  return false;
}

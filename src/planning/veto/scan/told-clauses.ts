import type { TokenMention } from './token-mentions';
import type { VerbMention } from './verb-mentions';
import type { Word } from './words';
import { wordSet } from './word-set';

interface Clause {
  /** Indices of its words, in order; signs are left out. */
  readonly places: readonly number[];
  /** Does it begin a sentence? */
  readonly isFirst: boolean;
  /** The conjunction or sign before it. */
  readonly opener: string;
  readonly closer: string;
}

export interface Scene {
  readonly words: readonly Word[];
  readonly tokens: readonly TokenMention[];
  readonly verbs: readonly VerbMention[];
  /** Places of the words of numbers. */
  readonly numbered: ReadonlySet<number>;
}

const ENDS = new Set(['.', '!', '?', ';', '\n', '…']);
const PAUSES = new Set([',', ':', '(', ')', '|', '—']);
const LINKS = wordSet(
  `and but so because since cuz coz although though while whereas then anyway anyways plus lol lmao haha ngl tbh idk omg btw`,
);
const SPEAKERS = wordSet(`i we i'm im i've ive we're we've weve`);
const OTHERS = wordSet(
  `he she they he's she's hes shes they're they've theyve everyone everybody nobody somebody someone people who which there there's theres`,
);
const OPENERS = wordSet(`my our his her their the a an your`);
const AUXILIARIES =
  wordSet(`is are was were am has have had isn't aren't wasn't weren't hasn't hadn't does doesn't did didn't don't dont isnt wasnt doesnt didnt
  havent haven't hasnt`);
const WILL = wordSet(
  `will would can could won't wont can't cant couldn't couldnt wouldn't wouldnt might may 'll`,
);
const IRREGULAR =
  wordSet(`ate became began blew bought broke brought built came caught chose cost drank drew drove fell felt fought found flew forgot froze gave
  got grew heard held hid hit hurt kept knew laid led left lent let lost made meant met paid put quit ran read rose said sang sank sat saw sent set shook
  shot showed shut slept sold spent spoke stood stole stuck swore taught thought threw told took understood went woke won wore wrote learnt`);
const STATES =
  wordSet(`know think believe guess feel hear see trust love hate like hope remember understand own hold owe earn live work save agree promise swear prefer
  wonder worry miss enjoy always never usually often just only still also really already keep do`);
const ASKING =
  wordSet(`i'd we'd i'll we'll id please pls plz kindly want wants wanna need needs wish let's lets lemme let would should must gotta looking trying gonna hoping wondering
  going request order ask asking`);
const KEYS =
  wordSet(`amount amounts token tokens recipient address wallet destination slippage asset currency sum total payee beneficiary input output swap trade
  transfer payment order deposit withdrawal conversion exchange sale purchase plan task goal idea request instruction wish aim action transaction sender
  account rest remainder other others side tolerance price limit mint`);
/** Words by which a clause speaks of the order itself. */
const ABOUT =
  wordSet(`wait waiting hold stop cancel confirm approve abort halt pause undo revert reverse kidding joking scratch test testing simulate pretend
  imagine second thought thoughts rather better sure ready maybe perhaps later tomorrow tonight proceed execute happen happens serious seriously mind nevermind mistake wrong if unless until when
  whenever once`);
const POINTERS = wordSet(`it this that them these those one so yet either now today`);

/**
 * The places of the words of clauses that only tell: with a subject of their own that is not the order, and a verb of their
 * own that asks for nothing; or with nothing in them that is money, an order, or about the order.
 */
export function toldPlaces(scene: Scene): ReadonlySet<number> {
  const told = new Set<number>();
  let wasTold = false;
  let isQuoted = false;
  for (const clause of clausesOf(scene)) {
    const isAfter: boolean = wasTold && !clause.isFirst;
    isQuoted &&= isAfter;
    wasTold = isQuoted || tells(scene, clause) || (isAfter && goesOnTelling(scene, clause));
    isQuoted ||= wasTold && SAYING.test(scene.words[clause.places.at(-1) ?? -1]?.text ?? '');
    if (wasTold || isApart(scene, clause)) for (const place of clause.places) told.add(place);
  }
  return told;
}

/** Verbs behind which somebody's words follow. */
const SAYING =
  /^(?:says|said|say|goes|texts|texted|writes|wrote|tells|told|asks|asked|suggests|suggested|insists|screams|yells|whispers)$/;

function clausesOf(scene: Scene): Clause[] {
  const { words } = scene;
  const clauses: Clause[] = [];
  let places: number[] = [];
  let isFirst = true;
  let opener = '';
  const close = (closer: string) => {
    if (places.length > 0) {
      clauses.push({ places, isFirst, opener, closer });
      isFirst = false;
    }
    places = [];
    opener = closer;
  };
  words.forEach((word, at) => {
    const isNewSentence = at > 0 && words[at - 1]?.sentence !== word.sentence && !ENDS.has(word.text);
    if (isNewSentence) {
      close(words[at - 1]?.text ?? '');
      isFirst = true;
    }
    const isDate = word.text === 'since' && words[at + 1]?.kind === 'number';
    const isDash = word.text === '-' && !(word.isGlued && words[at + 1]?.isGlued === true);
    if (
      ENDS.has(word.text) ||
      PAUSES.has(word.text) ||
      /\p{Extended_Pictographic}/u.test(word.text) ||
      isDash ||
      (LINKS.has(word.text) && !isDate)
    )
      close(word.text);
    else {
      if (places.length > 0 && (isRelative(words, at) || startsOrder(scene, at))) close('');
      if (word.kind !== 'sign') places.push(at);
    }
    if (ENDS.has(word.text)) isFirst = true;
  });
  close('');
  return clauses;
}

/** "my brother who …", but not "tell me which …". */
function isRelative(words: readonly Word[], at: number): boolean {
  if (words[at]?.text !== 'which' && words[at]?.text !== 'who') return false;
  return !/^(?:me|us|know|see|tell|show|check|list|of|in|at|to|on|say)$/.test(words[at - 1]?.text ?? '');
}

/** A verb of money with its amount or token right behind it. */
function startsOrder({ words, verbs, tokens, numbered }: Scene, at: number): boolean {
  const verb = verbs.find((mention) => mention.at === at);
  if (verb === undefined || verb.isPast || words[at]?.text.endsWith('ing') || words[at]?.text.endsWith('s'))
    return false;
  if (
    /^(?:to|you|i|we|they|can|will|would|should|must|not|don't|dont|never|or|the|my|'ll|u|please|lets|let's)$/.test(
      words[at - 1]?.text ?? '',
    )
  )
    return false;
  return (
    numbered.has(at + 1) ||
    tokens.some(({ start }) => start === at + 1) ||
    /^(?:all|my|half)$/.test(words[at + 1]?.text ?? '')
  );
}

/** Has it a subject and a verb of its own, and does nobody ask for anything in it? */
function tells(scene: Scene, clause: Clause): boolean {
  const { words } = scene;
  const texts = clause.places.map((place) => words[place]?.text ?? '');
  if (clause.places.some((place) => words[place]?.kind === 'address')) return false;
  const isReason =
    /^as (?:i|we|my|our)$/.test(texts.slice(0, 2).join(' ')) ||
    /^(?:because|since|cuz|coz)$/.test(clause.opener) ||
    /^(?:because|since)$/.test(texts[0] ?? '');
  const asks = texts.some((text) => ASKING.has(text)) || clause.closer === '?';
  const start = texts.findIndex((text) => !LEADS.has(text));
  const first = texts[start] ?? '';
  if (clause.isFirst && (first === 'which' || first === 'who')) return false;
  const rest = texts.slice(start + 1);
  if (
    /^(?:i|we)$/.test(first) &&
    /^(?:wish|hope|want|need|bet|pray)$/.test(rest[0] ?? '') &&
    OTHERS.has(rest[1] ?? '')
  )
    return true;
  if (first === "i'll" || first === "we'll")
    return (
      isApartFromMoney(scene, clause) &&
      !rest.some((text) => POINTERS.has(text)) &&
      !/^(?:confirm|approve|decide|let|tell|ask|say|check|be|wait)$/.test(rest[0] ?? '')
    );
  if (texts[0] === 'as' && isPast(texts[1] ?? '') && isApartFromMoney(scene, clause)) return true;
  if (
    /^(?:don't|dont)$/.test(rest[0] ?? '') &&
    /^(?:want|need|wanna)$/.test(rest[1] ?? '') &&
    isApartFromMoney(scene, clause) &&
    !rest.some((text) => POINTERS.has(text))
  )
    return true;
  if (findsOut(texts) && isApartFromMoney(scene, clause)) return true;
  if (restates(scene, clause)) return true;
  if (/^(?:always|never|usually)$/.test(first) && rest.length > 1 && isApartFromMoney(scene, clause))
    return !verbsIn(scene, clause) && !/^(?:mind|again)$/.test(rest[0] ?? '');
  if (SPEAKERS.has(first)) {
    if ((asks || rest.some((text) => /^(?:how|what|which|whether|where)$/.test(text))) && !isReason)
      return false;
    if (doesMoney(scene, clause, start + 1)) return false;
    return isReason || first.length > 2 || speakerTells(rest);
  }
  if (isCountOfThings(scene, clause.places[start] ?? -1))
    return nounTells({ ...scene, numbered: new Set() }, clause, start + 1);
  if (OTHERS.has(first)) return !takes(scene, clause, rest) && !asksYou(rest, clause);
  const isExplaining =
    /^(?:that's|thats|it's|its)$/.test(first) ||
    (/^(?:that|this|it)$/.test(first) && /^(?:is|was|belongs|goes)$/.test(rest[0] ?? ''));
  if (isExplaining) return explains(scene, clause, rest);
  if (POINTERS.has(first))
    return (
      isPast(rest[0] ?? '') &&
      !/^(?:was|were|had|meant|did)$/.test(rest[0] ?? '') &&
      isApartFromMoney(scene, clause)
    );
  if (asksYou(rest, clause)) return false;
  return nounTells(scene, clause, start) || isCircumstance(scene, clause, start);
}

/** Words that would change the order that a clause explains. */
const CHANGING = wordSet(
  `not no never only all each everything rest both total limit max maximum minimum except but all lending lend position vault it`,
);

const LEADS =
  wordSet(`hi hello hey well also now honestly frankly apparently ok okay yes yeah yep fyi look listen see oh ah hmm um uh as after before besides
  luckily sadly unfortunately today yesterday lately recently normally usually last week month year night morning again actually basically because
  since when so and but however still sorry man bro dude guys`);

/** "I want to see if the new wallet works". */
function findsOut(texts: readonly string[]): boolean {
  const at = texts.findIndex((text) => text === 'if' || text === 'whether');
  if (at < 1 || !/^(?:see|know|check|testing|test)$/.test(texts[at - 1] ?? '')) return false;
  return texts
    .slice(0, at)
    .every((text) => /^(?:i|we|just|want|wanted|to|see|know|check|testing|test|only|i'd|like)$/.test(text));
}

/** "I need the 1 SOL for fees", "the 200 is for stock": the article marks an amount that was said before. */
function restates({ words, numbered }: Scene, { places, opener }: Clause): boolean {
  const index = places.findIndex((place) => numbered.has(place));
  const place = places[index] ?? -1;
  if (index < 1 || opener === '' || words[place - 1]?.text !== 'the') return false;
  const isSaidBefore = words.slice(0, places[0]).some(({ text }) => text === words[place]?.text);
  return isSaidBefore && (index === 1 || /^(?:need|keep|use)$/.test(words[place - 2]?.text ?? ''));
}

function verbsIn({ verbs }: Scene, { places }: Clause): boolean {
  return verbs.some(({ at }) => places.includes(at));
}

function asksYou(texts: readonly string[], { closer }: Clause): boolean {
  return closer === '?' || texts.some((text) => /^(?:you|u|please|pls|plz|kindly)$/.test(text));
}

function isApartFromMoney({ tokens, numbered }: Scene, { places }: Clause): boolean {
  return !places.some((place) => numbered.has(place) || tokens.some(({ start }) => start === place));
}

/** "that's for the pizza": says why, in words that name no money and change nothing. */
function explains(scene: Scene, clause: Clause, rest: readonly string[]): boolean {
  const isBare = isApartFromMoney(
    {
      ...scene,
      numbered: new Set([...scene.numbered].filter((place) => scene.words[place]?.kind === 'number')),
    },
    clause,
  );
  return (
    isBare &&
    rest.length > 1 &&
    !rest.some((text) => CHANGING.has(text) || ABOUT.has(text) || ASKING.has(text))
  );
}

/** "with SOL at 150 dollars". */
function isCircumstance({ words, tokens }: Scene, { places }: Clause, start: number): boolean {
  const head = places[start] ?? -1;
  const token = tokens.find((mention) => mention.start === head + 1);
  return (
    words[head]?.text === 'with' &&
    token !== undefined &&
    /^(?:at|up|down|being|so|this|near|around|over|under|above|below)$/.test(words[token.end]?.text ?? '')
  );
}

function speakerTells(rest: readonly string[]): boolean {
  const at = rest.findIndex(
    (text) =>
      !/^(?:just|only|also|still|already|always|usually|often|really|actually|recently|once|finally|ever|never|even|kind|sort)$/.test(
        text,
      ),
  );
  const verb = rest[at] ?? '';
  if (/^(?:have|had)$/.test(verb) && rest[at + 1] === 'to') return false;
  if (verb === 'feel' && rest[at + 1] === 'like') return false;
  if (WILL.has(verb)) return true;
  const isHabit = rest
    .slice(0, Math.max(at, 0))
    .some((text) => /^(?:always|usually|often|never|normally)$/.test(text));
  return isHabit || AUXILIARIES.has(verb) || isPast(verb) || STATES.has(verb);
}

/** "two crates of mint came in". */
function isCountOfThings({ words, numbered, tokens }: Scene, place: number): boolean {
  const next = words[place + 1]?.text ?? '';
  return (
    numbered.has(place) && /^[a-z]{3,}[^s']s$/.test(next) && !tokens.some(({ start }) => start === place + 1)
  );
}

/** "he gets 5 USDC": who takes money is who it goes to. */
function takes({ tokens }: Scene, { places }: Clause, rest: readonly string[]): boolean {
  const isTaking = rest.some((text) => /^(?:gets?|receives?|takes|needs?)$/.test(text));
  return isTaking && tokens.some(({ start }) => places.includes(start));
}

/** "my husband put …", "rent is …", "SOL was at …". */
function nounTells(scene: Scene, clause: Clause, start: number): boolean {
  const { words, tokens, verbs, numbered } = scene;
  const { places } = clause;
  const head = places[start];
  if (head === undefined) return false;
  const first = words[head]?.text ?? '';
  const isOpened = OPENERS.has(first) || /^(?:this|that|some|every)$/.test(first);
  const isVerb = verbs.some(({ at, isPast: past }) => at === head && !past);
  if (
    isVerb ||
    FUNCTION_WORDS.has(first) ||
    (words[head]?.kind !== 'word' && !isOpened) ||
    numbered.has(head)
  )
    return false;
  const isEvent = isOpened && KEYS.has(words[head + 1]?.text ?? '');
  for (let index = start + 1; index < Math.min(places.length, start + (isEvent ? 12 : 7)); index += 1) {
    const place = places[index] ?? -1;
    const text = words[place]?.text ?? '';
    if (isEvent) {
      if (/^(?:was|were|went|failed|worked|landed|happened)$/.test(text)) return true;
      continue;
    }
    if (
      /^(?:to|into|for|with|from|using|via|me|you|i|we|it|all|everything|they|he|she)$/.test(text) ||
      KEYS.has(text)
    )
      return false;
    const next = words[places[index + 1] ?? -1]?.text ?? '';
    if (next === '' && !SAYING.test(text)) return false;
    const hasToken = tokens.some((token) => token.start >= head && token.end <= place);
    const isBehindToken =
      tokens.some((token) => token.end === place && token.start >= head) && !/^(?:my|our)$/.test(first);
    if (
      isBehindToken &&
      /^[a-z]{3,}ing$/.test(text) &&
      !SHOWING.has(text) &&
      !verbs.some(({ at }) => at === place) &&
      next !== 'to' &&
      next !== 'into'
    )
      return true;
    if (AUXILIARIES.has(text) || WILL.has(text))
      return !(next === 'to' || next === 'be' || (next === 'for' && !numbered.has(head + 1)));
    if (/^(?:takes|gets|needs)$/.test(text)) return isApartFromMoney(scene, clause);
    if (isPast(text))
      return !(hasToken && verbs.some(({ at }) => at === place) && /^(?:to|into|for|as)$/.test(next));
    if (isOpened || hasToken || index === start + 1) {
      const isThird = /[a-z]{2,}[^s]s$/.test(text) && !tokens.some((token) => token.start === place);
      if (isThird && TELLING_S.has(text)) return true;
    }
    if (numbered.has(place) && !isOpened) return false;
  }
  return false;
}

const FUNCTION_WORDS = wordSet(
  `on in at to for from with by of off out up down not no never none nothing than twice once into onto about over under each both all every how what when where why if as or do can could will would should let only please maybe not`,
);
const TELLING_S =
  wordSet(`says thinks looks feels seems gives pays keeps costs knows tells works lives likes loves hates believes claims hopes wonders reads hears
  sees means makes comes starts runs trades sits stands hovers pumps dumps moons drops falls rises jumps crashes climbs bleeds charges asks insists
  recommends swears promises owes owns holds lets helps hurts scares worries bothers sounds matters expects remembers forgets calls texts writes earns
  spends saves lends borrows invests uses prefers trusts wants suggests warns`);

function isPast(text: string): boolean {
  return IRREGULAR.has(text) || /[a-z]{2,}ed$/.test(text);
}

/** Does the speaker do something with money in the clause: "I have to move 50 USDC", "I'm selling 1 SOL"? */
function doesMoney({ verbs, words, tokens, numbered }: Scene, { places }: Clause, from: number): boolean {
  const names = (after: number) =>
    places.some(
      (place) => place > after && (numbered.has(place) || tokens.some(({ start }) => start === place)),
    );
  return places.slice(from).some((place, index) => {
    const verb = verbs.find(({ at }) => at === place);
    const before = words[place - 1]?.text ?? '';
    if (verb === undefined) return (before === 'to' || before === 'you') && names(place);
    const isFinite = places
      .slice(from, from + index)
      .every((at) =>
        /^(?:always|usually|often|never|just|only|also|still|really|actually|not|don't|dont)$/.test(
          words[at]?.text ?? '',
        ),
      );
    if (!isFinite && !words[place]?.text.endsWith('ing') && !/^(?:to|you|will)$/.test(before)) return false;
    if (verb.isPast || (index === 0 && STATES.has(words[place]?.text ?? ''))) return false;
    return words[place]?.text.endsWith('ing') === true
      ? names(place)
      : !STATES.has(words[place]?.text ?? '') || before === 'to';
  });
}

function goesOnTelling(scene: Scene, { places, opener, closer }: Clause): boolean {
  const { words, tokens, verbs, numbered } = scene;
  const texts = places.map((place) => words[place]?.text ?? '');
  if (
    texts.some((text) => /^(?:please|pls|you|want|need|i'd)$/.test(text)) ||
    places.some((place) => words[place]?.kind === 'address')
  )
    return false;
  if (texts.length === 1 && closer === '?' && places.every((place) => numbered.has(place))) return true;
  if (
    /^(?:it|its|it's|that|they)$/.test(texts[0] ?? '') &&
    /^(?:and|\()$/.test(opener) &&
    isApartFromMoney(scene, { places, opener, closer, isFirst: false })
  )
    return true;
  const head = texts.find((text) => !/^(?:just|only|also|still|already|then|now)$/.test(text)) ?? '';
  if (isPast(head) || AUXILIARIES.has(head) || TELLING_S.has(head) || STATES.has(head))
    return !doesMoney(scene, { places, opener, isFirst: false, closer: '' }, 0);
  if (opener !== 'and' && opener !== ',') return false;
  const isCounted = places.some(
    (place) => numbered.has(place) || tokens.some(({ start }) => start === place),
  );
  const isFragment =
    !texts.some((text) => /^(?:to|into|for|in|from|with)$/.test(text)) &&
    !verbs.some(({ at }) => places.includes(at));
  return isFragment && (opener === 'and' || !isCounted);
}

/** Words of questions about the wallet, and of places for money. */
const SHOWING =
  wordSet(`show list display check tell balance balances position positions lending lend earn vault vaults portfolio holdings tokens coins
  wallet jupiter how much many`);
/** Words of its own that a clause needs to be about something else. */
const MIN_WORDS = 3;

function isVerbal(text: string): boolean {
  return (
    /ing$/.test(text) ||
    isPast(text) ||
    AUXILIARIES.has(text) ||
    WILL.has(text) ||
    TELLING_S.has(text) ||
    STATES.has(text)
  );
}

/** Nothing in it is money, an order or about the order. */
function isApart({ words, tokens, verbs, numbered }: Scene, { places }: Clause): boolean {
  if (places.length < MIN_WORDS) return false;
  if (!places.some((place) => isVerbal(words[place]?.text ?? ''))) return false;
  return !places.some((place) => {
    const { text = '', kind } = words[place] ?? {};
    return (
      kind === 'address' ||
      numbered.has(place) ||
      ABOUT.has(text) ||
      SHOWING.has(text) ||
      POINTERS.has(text) ||
      ASKING.has(text) ||
      verbs.some(({ at }) => at === place) ||
      tokens.some(({ start, end }) => start <= place && place < end)
    );
  });
}

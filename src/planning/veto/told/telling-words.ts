import { wordSet } from '../scan/word-set';

/** Whom and what a clause may tell of. */
export const SPEAKERS = wordSet(`i we i'm im i've ive we're we've weve`);
export const OTHERS = wordSet(
  `he she they he's she's hes shes they're they've theyve everyone everybody nobody somebody someone people who which there there's theres`,
);
export const DETERMINERS = wordSet(`my our his her their the a an your this that some every`);
export const POINTERS = wordSet(`it this that them these those one so yet either now today`);

/** Verbs of telling, by form. */
export const AUXILIARIES =
  wordSet(`is are was were am has have had isn't aren't wasn't weren't hasn't hadn't does doesn't did didn't don't dont isnt wasnt
  doesnt didnt havent haven't hasnt`);
export const MODALS = wordSet(
  `will would can could won't wont can't cant cannot couldn't couldnt wouldn't wouldnt might may 'll`,
);
export const STATES =
  wordSet(`know think believe guess feel hear see trust love hate like hope remember understand own hold owe earn live work save agree
  promise swear prefer wonder worry miss enjoy always never usually often just only still also really already keep do`);
export const THIRD =
  wordSet(`accepts covers turns happens becomes amuses says thinks looks feels seems gives pays keeps costs knows tells works lives likes
  loves hates believes claims hopes wonders reads hears sees means makes comes starts runs trades sits stands hovers pumps dumps moons drops falls rises
  jumps crashes climbs bleeds charges asks insists recommends swears promises owes owns holds lets helps hurts scares worries bothers sounds matters
  expects remembers forgets calls texts writes earns spends saves lends borrows invests uses prefers trusts wants suggests warns leaves opens closes`);
const IRREGULAR =
  wordSet(`ate became began blew bought broke brought built came caught chose cost drank drew drove fell felt fought found flew forgot
  froze gave got grew heard held hid hit hurt kept knew laid led left lent let lost made meant met paid put quit ran read rose said sang sank sat saw sent
  set shook shot showed shut slept sold spent spoke stood stole stuck swore taught thought threw told took understood went woke won wore wrote learnt`);
/** Verbs behind which somebody's words follow. */
export const SAYING =
  /^(?:says|said|say|goes|texts|texted|writes|wrote|tells|told|asks|asked|suggests|suggested|insists|screams|yells|whispers)$/;
export const HABITS = /^(?:always|usually|often|never|normally)$/;
export const ADVERBS =
  /^(?:just|only|also|still|already|always|usually|often|really|actually|recently|once|finally|ever|never|even|kind|sort|not|don't|dont|then|now)$/;

/** Words by which somebody asks for something. */
export const ASKING =
  wordSet(`i'd we'd i'll we'll id please pls plz kindly want wants wanna need needs wish let's lets lemme let would should must gotta
  looking trying gonna hoping wondering going request order ask asking`);
/** Nouns that speak of the order, or are keys of a form. */
export const KEYS =
  wordSet(`amount amounts token tokens recipient address wallet destination slippage asset currency sum total payee beneficiary input output
  swap trade transfer payment order deposit withdrawal conversion exchange sale purchase plan task goal idea request instruction wish aim action
  transaction sender account rest remainder other others side tolerance price limit mint`);
/** Words by which a clause speaks of doing it, or of not doing it. */
export const ABOUT =
  wordSet(`wait waiting hold stop cancel confirm approve abort halt pause undo revert reverse kidding joking scratch test testing simulate
  pretend imagine second thought thoughts rather better sure ready maybe perhaps later tomorrow tonight proceed execute happen happens serious seriously
  mind nevermind mistake wrong if unless until when whenever once`);
/** Words of questions about the wallet, and of places for money. */
export const SHOWING =
  wordSet(`show list display check tell balance balances position positions lending lend earn vault vaults portfolio holdings tokens
  coins wallet jupiter how much many`);
/** Words that do not begin a noun phrase. */
export const FUNCTION_WORDS =
  wordSet(`just simply also quickly kindly now here on in at to for from with by of off out up down not no never none nothing than
  twice once into onto about over under each both all every how what when where why if as or do can could will would should let only please maybe`);
/** Words before a subject that ask for nothing. */
export const LEADS =
  wordSet(`hi hello hey well also now honestly frankly apparently ok okay yes yeah yep fyi look listen see oh ah hmm um uh as after before
  besides luckily sadly unfortunately today yesterday lately recently normally usually last week month year night morning again actually basically
  because since when so and but however still sorry man bro dude guys`);

export function isPast(text: string): boolean {
  return IRREGULAR.has(text) || /[a-z]{2,}ed$/.test(text);
}

export function isVerbal(text: string): boolean {
  const isForm = /[a-z]{2,}ing$/.test(text) || isPast(text);
  return isForm || AUXILIARIES.has(text) || MODALS.has(text) || THIRD.has(text) || STATES.has(text);
}

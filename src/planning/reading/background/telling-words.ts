const setOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Past forms that do not end in -ed. */
const PASTS = setOf(`
  ate became been began bet blew bought broke brought built came caught chose cost did drank drew drove fell felt fought found flew forgot forgave
  froze gave got grew had heard held hid hit hurt kept knew laid led left lent let lost made meant met paid put quit ran rang read rose said sang
  sank sat saw sent set shook shot showed shut slept sold spent spoke stood stole stuck swore taught thought threw told took tore understood
  went were was woke won wore wrote withdrew dropt learnt burnt`);

/** What others and things do that nobody is asked to do. */
export const TELLING_THIRD = setOf(`
  wants accepts covers turns cannot happens becomes remains sits   is isnt are arent was wasnt were werent has hasnt had hadnt does doesnt did didnt says thinks looks feels seems gives pays keeps costs knows tells works
  lives likes loves hates believes claims hopes wonders reads hears sees means makes comes starts runs trades sits stands hovers pumps dumps moons
  drops falls rises jumps crashes climbs bleeds charges asks insists recommends swears promises owes owns holds lets helps hurts scares worries
  bothers sounds matters expects remembers forgets calls texts writes earns spends saves lends borrows invests uses prefers trusts keep say
  think have look feel know believe dont cannot cant couldnt wouldnt hurts annoys suggests warns hodls`);

/** What the speaker is, knows and does all the time, in the present. */
export const TELLING_FIRST = setOf(`
  am know think believe guess feel hear read see trust love hate like hope remember understand own hold owe earn live work save have agree
  promise swear admit wonder worry miss enjoy prefer are was were had dont didnt havent hadnt cant couldnt wasnt arent never always usually often`);

/** Words that may stand between a subject and its verb. */
export const ADVERBS = setOf(`
  just only also still already always usually often really actually recently once finally ever never probably honestly simply currently now
  both all too not even kind sort`);

/** Words before the subject that ask for nothing. */
export const LEADS = setOf(`
  hi hello hey well anyway anyways anyhow also now honestly frankly apparently ok okay yes yeah yep fyi btw look listen see oh ah hmm um uh as
  after before besides luckily sadly unfortunately sure today yesterday lately recently normally usually last week month year night
  morning plus again actually basically because since when so and but turns out however still sorry man bro dude guys lol haha apparently`);

/** Words by which the speaker asks for something. */
export const WISHES = setOf(`
  want wants wanna need needs please pls plz kindly lets lemme wish would id let gotta should must shall needed wanted looking going trying
  ready gonna want hoping wondering appreciate asking requesting ask request decided`);

/** Nouns that speak of the order itself, or are keys of a form. */
export const ORDER_NOUNS = setOf(`
  amount amounts token tokens recipient recipients address wallet destination slippage asset currency sum total payee beneficiary input output
  limit swap swaps trade trades transfer transfers payment payments order orders deposit withdrawal conversion exchange sale purchase plan task
  goal idea request instruction instructions wish aim intention action transaction receiver sender account side rest remainder other others
  tolerance job mission objective proceeds result reference memo note purpose quantity size mint price`);

/** Words of a question inside a statement. */
export const QUESTIONS = setOf('how what which whether where why');

/** Who the speaker speaks of. */
export const THIRD_PRONOUNS = setOf(
  `he she they everyone everybody nobody someone somebody people ppl who which there folks others noone most`,
);

export const DETERMINERS = setOf(
  'my our his her their the a an this that these those some your every last one',
);

/** Is the word a past form? */
export function isPast(key: string): boolean {
  return PASTS.has(key) || /[a-z]{2,}ed$/.test(key);
}

/** Verbs behind which somebody's words follow. */
export const SAYING =
  /^(?:says|said|say|goes|texts|texted|writes|wrote|tells|told|asks|asked|suggests|suggested|insists|screams|yells|whispers)$/;

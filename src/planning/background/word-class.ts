import type { TokenDirectory } from '../token-directory';
import type { PromptWord } from './split-prompt';

const listed = (words: string): readonly string[] => words.trim().split(/\s+/);

/** Words by what they do in a sentence; the first class that holds a word is its class. */
const CLASSES: readonly (readonly [string, readonly string[]])[] = [
  [
    'deed',
    listed(`swap sell buy convert trade exchange lend deposit withdraw mint redeem send pay transfer show check list
      supply unlend remit wire forward move turn change flip dump ape stake give display tell get put take drop park`),
  ],
  [
    'done',
    listed(`swapped sold bought converted traded exchanged lent deposited withdrew withdrawn minted redeemed sent paid
      transferred moved got took put swapping selling buying converting trading lending depositing withdrawing minting
      redeeming sending paying transferring moving swaps sells buys`),
  ],
  ['if', listed('if unless provided assuming supposing whether in-case')],
  ['when', listed('when whenever once until till before after while as since')],
  ['why', listed('because cause cuz cos bc so since for to')],
  [
    'neg',
    listed(`not no never don't dont won't wont can't cant cannot didn't doesn't isn't nothing none without nor
      wouldn't shouldn't couldn't neither haven't hasn't ain't aren't wasn't`),
  ],
  ['modal', listed('should shall might may must could would can will gonna ought wanna')],
  [
    'aux',
    listed(`is are was were be been being am have has had do does did it's that's i'm i've he's she's they're
      we're there's what's i'd i'll let's isnt`),
  ],
  ['me', listed('i we me us my our mine ours myself')],
  ['you', listed('you your u ya ur yourself')],
  ['it', listed('it this that these those them they its their')],
  ['who', listed('he she him her his hers who someone somebody everyone everybody anyone people')],
  ['ask', listed('what how which where why whose')],
  ['det', listed('the a an some any each every both another')],
  [
    'share',
    listed(`all half rest everything quarter third whole entire most everything remaining percent bps maximum
      max twice double`),
  ],
  [
    'time',
    listed(`today tomorrow tonight yesterday later now soon monday tuesday wednesday thursday friday saturday sunday week
      month year day hour hours minute minutes morning evening afternoon night weekend noon midnight daily weekly monthly
      already again always still yet ago last next`),
  ],
  ['polite', listed('please pls plz kindly thanks thank thx cheers ta ty appreciated')],
  ['hail', listed('hi hey hello yo dear good ok okay right alright so well oh um uh lol haha')],
  ['then', listed('then first afterwards finally second third lastly')],
  [
    'undo',
    listed(
      'wait cancel scratch forget nevermind never-mind kidding joking undo stop hold confirm maybe perhaps',
    ),
  ],
  ['join', listed('and or but plus also yet')],
  [
    'prep',
    listed('into in on at from of with by about over under out off up down through using via than like per'),
  ],
  [
    'number',
    listed(`one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy
      eighty ninety hundred thousand million dozen`),
  ],
  [
    'venue',
    listed(
      'jupiter lending wallet balance balances positions position vault slippage account address shares',
    ),
  ],
];

const BY_WORD: ReadonlyMap<string, string> = new Map(
  CLASSES.toReversed().flatMap(([name, words]) => words.map((word) => [word, name] as const)),
);
const ADDRESS = /^[1-9A-HJ-NP-Za-km-z]{32,44}$/;
const NUMBER = /^[$€£.]?\p{N}/u;

/** The class of every word: of tokens by the directory, else by shape and by the lists above. Linear in the words. */
export function classesOf(words: readonly PromptWord[], tokens: TokenDirectory): readonly string[] {
  const plain = words.map(({ lower }) => lower.replaceAll("'", '').replace(/^\$(?=\p{L})/u, ''));
  const classes: string[] = [];
  while (classes.length < words.length) {
    const at = classes.length;
    const word = words[at];
    if (word === undefined) break;
    const named = ADDRESS.test(word.text) ? undefined : tokens.named(plain, at);
    if (named) classes.push(...Array<string>(named.length).fill('token'));
    else classes.push(classOf(word));
  }
  return classes;
}

function classOf({ text, lower }: PromptWord): string {
  if (ADDRESS.test(text)) return 'address';
  if (NUMBER.test(text)) return 'number';
  const known = BY_WORD.get(lower);
  if (known !== undefined) return known;
  if (/^\p{Lu}/u.test(text)) return 'name';
  if (lower.endsWith('ing')) return 'ing';
  if (lower.endsWith('ed')) return 'ed';
  if (lower.endsWith('ly')) return 'ly';
  return 'other';
}

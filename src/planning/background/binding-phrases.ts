/** One of some phrases, as whole words. */
const anyOf = (...phrases: readonly string[]): string => `(?:${phrases.join('|')})(?![\\p{L}'])`;
const within = (...phrases: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}'])${anyOf(...phrases)}`, 'u');
const opening = (...phrases: readonly string[]): RegExp =>
  new RegExp(
    `^(?:(?:and|but|or|so|only|just|even|actually|oh|ah|lol|haha|hm+|well|please|pls|then) )*${anyOf(...phrases)}`,
    'u',
  );

const DAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const PERIOD = `(?:hour|day|night|morning|evening|week|weekend|fortnight|month|quarter|year|payday|time|${DAY})s?`;
const ORDER_IT = '(?:that|it|this|so|them|any of it)';

const WHO = '(?:me|us|him|her|them|my \\p{L}+)';
const ACT =
  '(?:swap|sell|buy|trade|convert|lend|deposit|withdraw|send|pay|transfer|move|execute|run|proceed|touch|act|fill|do)';

/** What undoes an order, puts it off, repeats it or leaves it to somebody, wherever it stands. */
const ANYWHERE: readonly RegExp[] = [
  within(
    `(?:do|don'?t|do not|not|never|undo|cancel|scratch|skip|ignore|reverse) ${ORDER_IT}(?! (?:is|was|has|matters?|one))`,
    "(?:don'?t|do not|not|never)(?: \\p{L}+)? (?:yet|now)",
  ),
  within(
    "(?:said|says?|saying|told|tells) (?:(?:me|you|us|him|her|them) )?(?:no|not|never|don'?t)",
    '(?:forb(?:ade|ids?|idden)|prohibit(?:s|ed)?|vetoed|disallow(?:s|ed)?)',
    'kidding',
    'joking',
    '(?:bad|terrible|awful|stupid|dumb) (?:idea|plan|trade)',
    '(?:big|bad|huge|my) mistake',
    "(?:shouldn'?t|should not|mustn'?t|must not)",
  ),
  within(
    '(?:larger|bigger|smaller|greater|lesser) (?:\\p{L}+ )?(?:part|share|slice|half|portion|amount|cut)',
    '(?:gets?|takes?|deserves?|receives?) (?:\\p{L}+ ){0,3}(?:more|less|extra|double|most|twice)',
  ),
  within(
    'never ?mind(?! the)',
    'nvm',
    'jk',
    '(?:just|only) (?:kidding|joking)',
    '(?:on )?second thoughts?',
    'changed? my mind',
    'void',
  ),
  within(
    `(?:check|confirm|clear it) with ${WHO}`,
    `wait for ${WHO}`,
    '(?:ask|warn|notify|alert|ping) (?:me|us)(?! (?:how|why|what))',
  ),
  within(
    '(?:should|shall) (?:i|we)',
    `(?:i|we)(?:'ll| will) (?:confirm|decide|approve|let you know|say when|tell you)`,
  ),
  within(
    'not (?:now|yet|before|until|till|sooner|unless)',
    'hold (?:off|on)',
    'hang on',
    'no wait',
    'wait no',
  ),
  within(
    'standing order',
    'direct debit',
    `every (?:[\\p{L}\\p{N}]+ )?${PERIOD}`,
    `each ${PERIOD}`,
    '(?:first|last) (?:day )?of (?:every|each)',
  ),
  within(
    'repeat(?:ed|edly)?',
    '(?:do|run) (?:it|this|that|the same) again',
    'same again',
    'once more',
    'twice over',
  ),
  within(
    'as soon as',
    'as long as',
    'provided',
    'providing',
    'assuming',
    'unless',
    'in case',
    'or was it',
    'i meant?(?! (?:to|well|it))',
  ),
  within(
    'consent',
    'permission',
    'approv\\p{L}+',
    'pretend',
    'simulat\\p{L}+',
    'dry run',
    '(?:has|have) to (?:say|agree|sign)',
    'says? yes',
  ),
  within(
    '(?:only|but|even) (?:once|if|when|after|then)',
    "(?:once|after|if|when) (?:you|u)(?:'ve| have| see| hear)(?! (?:a|the|some|time|any))",
  ),
];

/** What does so where a clause opens. */
const AT_START: readonly RegExp[] = [
  opening(
    'if',
    'once',
    'when',
    'whenever',
    'until',
    'till',
    'after',
    'before (?:you|u|it|that|any|\\p{L}+ing)',
    'subject to',
    'depending',
  ),
  opening(
    'later',
    'tomorrow',
    'tonight',
    'next',
    'afterwards',
    `(?:on|by|this|until|till) ${PERIOD}`,
    'on the day',
  ),
  opening('in (?:a|an|one|two|\\p{N}+) \\p{L}+', 'back', 'cheaper', 'later on'),
  opening(
    'wait',
    'stop',
    'cancel',
    'undo',
    'forget',
    'scratch',
    'kidding',
    'joking',
    'leave it',
    'maybe',
    'perhaps',
    'instead',
    'rather',
  ),
  opening(
    'again',
    'twice',
    'or',
    'except',
    'not(?! (?:gonna|sure|my|that|you|because|like|bad|much|many|proud))',
    'otherwise',
    'else',
    'sorry (?:i|no|not|that)',
    'correction',
    'make (?:it|that)',
  ),
  opening(
    `ask ${WHO}`,
    '(?:tele)?phone me',
    '(?:call|text|email|message|tell|let|warn|remind) me(?! (?:how|why|what|know))',
  ),
  opening(`(?:don'?t|do not|never) ${ACT}`, 'keep \\p{L}+ing', 'imagine', 'suppose', 'say i'),
];

/** What an order would hang on if the words before it were left out. */
const AT_END = /(?:^| )(?:before|until|till|once|if|when|after|unless|whether|to|that)(?: (?:you|u|i|we))?$/;

/** Words that alone between two marks take an order back. */
const ALONE = /^(?:no|nope|don'?t|do not|wait|stop|cancel|undo|hm+|sorry|oops|jk|kidding|not)$/;

/** Phrases that only sound so. */
const COURTESY =
  /^(?:and |but |or |so )?(?:if (?:you|that|it|possible|ok|okay|i may|u)(?: (?:don'?t|do not|wouldn'?t|would not) mind| can| could| would| please|'s (?:ok|okay|fine)| is (?:ok|okay|fine)|)(?: please)?$|when(?:ever)? (?:you|u) (?:get|have|can|find)|(?:before|while) i (?:forget|remember)|when (?:i|we|he|she) (?:was|were)|once upon)/;

/**
 * Does a clause that a prompt would lose bind the order after all: by a condition, a time, a repetition, a repair, a question
 * of advice or somebody's consent? A closed class. Pure.
 * @param clause lower-case words with one space between them
 */
export function bindsOrder(clause: string): boolean {
  if (COURTESY.test(clause)) return false;
  return ALONE.test(clause) || [...ANYWHERE, ...AT_START].some((phrase) => phrase.test(clause));
}

/** Do the last words of a clause bind what comes after it, as "before you" does? */
export function bindsWhatFollows(clause: string): boolean {
  return AT_END.test(clause);
}

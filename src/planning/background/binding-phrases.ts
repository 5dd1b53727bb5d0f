/** One of some phrases, as whole words. */
const anyOf = (...phrases: readonly string[]): string => `(?:${phrases.join('|')})(?![\\p{L}'])`;
const within = (...phrases: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}'])${anyOf(...phrases)}`, 'u');
const opening = (...phrases: readonly string[]): RegExp =>
  new RegExp(
    `^(?:(?:and|but|or|so|only|just|even|actually|oh|ah|hm+|well|please|then) )*${anyOf(...phrases)}`,
    'u',
  );

const DAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const PERIOD = `(?:hour|day|night|morning|evening|week|weekend|fortnight|month|quarter|year|payday|time|${DAY})s?`;
const ORDER_IT = '(?:that|it|this|so|them|any of it)';

/** What undoes an order, puts it off, repeats it or leaves it to somebody, wherever it stands. */
const ANYWHERE: readonly RegExp[] = [
  within(
    `(?:do|don'?t|do not|not|never|undo|cancel|scratch|skip|ignore|reverse) ${ORDER_IT}(?! (?:is|was|has|matters?|one))`,
  ),
  within(
    'never ?mind',
    'nvm',
    '(?:just|only) (?:kidding|joking)',
    'on second thoughts?',
    'changed? my mind',
    'second thoughts',
  ),
  within('(?:ask|check with|confirm with|wait for|warn|notify|alert|ping) (?:me|us)(?! (?:how|why|what))'),
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
    `every ${PERIOD}`,
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
    'or was it',
    'i meant?(?! (?:to|well))',
    'consent',
    'permission',
    'approv\\p{L}+',
    'pretend',
    'simulat\\p{L}+',
    'dry run',
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
    'before',
    'in case',
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
    'in (?:a|an|one|two|\\p{N}+) \\p{L}+',
  ),
  opening(
    'wait',
    'stop',
    'cancel',
    'undo',
    'forget',
    'scratch',
    'kidding',
    'joking',
    'jk',
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
    'not',
    'unless',
    'without',
    'otherwise',
    'else',
    'i mean',
    'sorry (?:i|no|not|that)',
    'correction',
    'make (?:it|that)',
  ),
  opening(
    '(?:tele)?phone me',
    '(?:call|text|email|message|tell|let|warn|remind) me(?! (?:how|why|what|know))',
  ),
];

/** Words that alone between two marks take an order back. */
const ALONE = /^(?:no|nope|don'?t|do not|wait|stop|cancel|undo|hm+|sorry|oops|jk|kidding|not)$/;

/** Phrases that only sound so. */
const COURTESY =
  /^(?:and |but |or |so )?(?:if (?:you|that|it|possible|ok|okay|i may|u)(?: (?:don'?t|do not|wouldn'?t|would not) mind| can| could| would| please|'s (?:ok|okay|fine)| is (?:ok|okay|fine)|)(?: please)?$|when(?:ever)? (?:you|u) (?:get|have|can|find)|(?:before|while) i (?:forget|remember))/;

/**
 * Does a clause that a prompt would lose bind the order after all: by a condition, a time, a repetition, a repair, a question
 * of advice or somebody's consent? A closed class. Pure.
 * @param clause lower-case words with one space between them
 */
export function bindsOrder(clause: string): boolean {
  if (COURTESY.test(clause)) return false;
  return ALONE.test(clause) || [...ANYWHERE, ...AT_START].some((phrase) => phrase.test(clause));
}

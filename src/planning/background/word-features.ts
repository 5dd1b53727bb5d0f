import type { TokenDirectory } from '../token-directory';
import type { Gap, SplitPrompt } from './split-prompt';
import { type Surroundings, surroundingsOf } from './surroundings';
import { classesOf } from './word-class';

/** A word seen from where it stands: offsets count from it. */
interface Site {
  readonly w: (offset: number) => string;
  readonly c: (offset: number) => string;
  readonly g: (offset: number) => Gap;
  readonly around: Surroundings;
  readonly shape: string;
}

type Template = (site: Site) => string;

/** What the model looks at, by name; each gives one value a word. */
const TEMPLATES: Readonly<Record<string, Template>> = {
  w: ({ w }) => w(0),
  'w-1': ({ w }) => w(-1),
  'w+1': ({ w }) => w(1),
  'w-2': ({ w }) => w(-2),
  'w+2': ({ w }) => w(2),
  'w-1 w': ({ w }) => `${w(-1)} ${w(0)}`,
  'w w+1': ({ w }) => `${w(0)} ${w(1)}`,
  'w-2 w-1': ({ w }) => `${w(-2)} ${w(-1)}`,
  'w+1 w+2': ({ w }) => `${w(1)} ${w(2)}`,
  'w-1 w+1': ({ w }) => `${w(-1)} ${w(1)}`,
  suffix: ({ w }) => w(0).slice(-3),
  shape: ({ shape }) => shape,
  c: ({ c }) => c(0),
  'c-1 c': ({ c }) => `${c(-1)} ${c(0)}`,
  'c c+1': ({ c }) => `${c(0)} ${c(1)}`,
  'c-2..c': ({ c }) => `${c(-2)} ${c(-1)} ${c(0)}`,
  'c..c+2': ({ c }) => `${c(0)} ${c(1)} ${c(2)}`,
  'c-1..c+1': ({ c }) => `${c(-1)} ${c(0)} ${c(1)}`,
  'c-3..c-1': ({ c }) => `${c(-3)} ${c(-2)} ${c(-1)}`,
  'c+1..c+3': ({ c }) => `${c(1)} ${c(2)} ${c(3)}`,
  'w c+1 c+2': ({ w, c }) => `${w(0)} ${c(1)} ${c(2)}`,
  'w c-1': ({ w, c }) => `${w(0)} ${c(-1)}`,
  'w-1 c': ({ w, c }) => `${w(-1)} ${c(0)}`,
  'g c g': ({ g, c }) => `${g(0)} ${c(0)} ${g(1)}`,
  'g w': ({ g, w }) => `${g(0)} ${w(0)}`,
  'w g': ({ g, w }) => `${w(0)} ${g(1)}`,
  sentence: ({ around }) => around.sentence.held,
  'sentence c': ({ around, c }) => `${around.sentence.held} ${c(0)}`,
  opening: ({ around }) => around.sentence.firstWord,
  'opening c': ({ around, c }) => `${around.sentence.firstWord} ${c(0)}`,
  'part place': ({ around }) => `${around.part.held} ${around.sentence.place}`,
  'part c': ({ around, c }) => `${around.part.held} ${c(0)}`,
  head: ({ around }) => around.part.head,
  'head deed': ({ around }) => `${around.part.head} ${around.deed}`,
  opener: ({ around }) => around.opener.word,
  'opener c': ({ around, c }) => `${around.opener.word} ${c(0)}`,
  'opener at': ({ around }) => `${around.opener.word} ${around.opener.distance}`,
  'opener deed': ({ around }) => `${around.opener.word} ${around.deed}`,
  'deed c': ({ around, c }) => `${around.deed} ${c(0)}`,
  'token c': ({ around, c }) => `${around.token} ${c(0)}`,
  'deed token': ({ around }) => `${around.deed} ${around.token}`,
  'address c': ({ around, c }) => `${around.address} ${c(0)}`,
  'place c': ({ around, c }) => `${around.sentence.place} ${c(0)}`,
  'place deed': ({ around }) => `${around.sentence.place} ${around.deed}`,
};

export const TEMPLATE_NAMES: readonly string[] = Object.keys(TEMPLATES);

const TEMPLATE_LIST: readonly Template[] = Object.values(TEMPLATES);

/** Of every word the value of each template, in the order of {@link TEMPLATE_NAMES}. Linear in the words. */
export function featuresOf(prompt: SplitPrompt, tokens: TokenDirectory): readonly (readonly string[])[] {
  const { words, gaps } = prompt;
  const classes = classesOf(words, tokens);
  const around = surroundingsOf(
    words.map(({ lower }) => lower),
    classes,
    gaps,
  );
  const lowers = words.map(({ lower }, at) => wordOf(lower, classes[at] ?? ''));
  return words.flatMap(({ text }, at) => {
    const surroundings = around[at];
    if (surroundings === undefined) return [];
    const site: Site = {
      w: (offset) => lowers[at + offset] ?? '',
      c: (offset) => classes[at + offset] ?? '',
      g: (offset) => gaps[at + offset] ?? 'edge',
      around: surroundings,
      shape: shapeOf(text),
    };
    return [TEMPLATE_LIST.map((template) => template(site))];
  });
}

/** Amounts, tokens and addresses are alike to the model. */
function wordOf(lower: string, name: string): string {
  if (name === 'address' || name === 'token') return `<${name}>`;
  return name === 'number' && /\p{N}/u.test(lower) ? '<number>' : lower;
}

function shapeOf(text: string): string {
  const shape = text
    .replace(/\p{Lu}+/gu, 'A')
    .replace(/\p{Ll}+/gu, 'a')
    .replace(/\p{N}+/gu, '0');
  return shape.slice(0, 6);
}

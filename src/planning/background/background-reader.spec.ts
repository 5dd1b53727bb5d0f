import * as fc from 'fast-check';
import { KnownTokens } from '../known-tokens';
import { PromptReader, type ReadPrompt } from '../prompt-reader';
import { SentenceReader } from '../reading';
import type { LabelledWord } from './background-model';
import { BackgroundReader } from './background-reader';
import type { SplitPrompt } from './split-prompt';

const ADDRESS = '6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm';
const tokens = new KnownTokens();

/** Understands some prompts and refuses all others; remembers what it was asked to read. */
class KnowingReader extends PromptReader {
  readonly asked: string[] = [];

  constructor(private readonly known: readonly string[]) {
    super();
  }

  read(prompt: string): ReadPrompt {
    this.asked.push(prompt);
    if (this.known.includes(prompt)) return new SentenceReader(tokens).read('swap 1 SOL to USDC');
    const refusal = {
      code: 'ambiguous',
      detail: 'Parts of it stay unclear.',
      suggestion: 'Say less.',
    } as const;
    return { kind: 'refused', refusal, readings: [] };
  }
}

/** Labels words as the reader of a test wants them: talk with some certainty, binding, or order. */
function labelling(label: { talk?: readonly string[]; binding?: readonly string[]; sure?: number }): {
  label: (split: SplitPrompt) => readonly LabelledWord[];
} {
  const sure = label.sure ?? 0.98;
  return {
    label: ({ words }) =>
      words.map((word) => {
        const talk = label.talk?.includes(word.lower) ? sure : 0.01;
        const binding = label.binding?.includes(word.lower) ? 0.9 : 0.01;
        return { ...word, talk, binding, order: 1 - talk - binding };
      }),
  };
}

describe('BackgroundReader', () => {
  it('takes a plan of the other reader as it is', () => {
    const inner = new KnowingReader(['hello swap 1 SOL to USDC']);
    const reader = new BackgroundReader(inner, labelling({ talk: ['hello'] }), tokens);
    expect(reader.read('hello swap 1 SOL to USDC')).toEqual(inner.read('hello swap 1 SOL to USDC'));
  });

  it('reads what was refused again without the talk around it', () => {
    const inner = new KnowingReader(['swap 1 SOL to USDC']);
    const reader = new BackgroundReader(
      inner,
      labelling({ talk: ['the', 'dog', 'is', 'ill', 'so'] }),
      tokens,
    );
    expect(reader.read('the dog is ill so swap 1 SOL to USDC').kind).toBe('steps');
  });

  it('refuses a plan that would be another one without the talk, and offers both', () => {
    const inner = new (class extends KnowingReader {
      override read(prompt: string): ReadPrompt {
        super.read(prompt);
        return new SentenceReader(tokens).read(/dog/.test(prompt) ? 'lend 5 USDC' : 'swap 1 SOL to USDC');
      }
    })([]);
    const read = new BackgroundReader(inner, labelling({ talk: ['my', 'dog'] }), tokens).read(
      'my dog swap 1 SOL',
    );
    expect(read).toMatchObject({ kind: 'refused', refusal: { code: 'ambiguous' } });
    expect(read.kind === 'refused' && read.readings.map(({ prompt }) => prompt)).toEqual([
      'swap 1 SOL to USDC',
    ]);
  });

  it('takes no second reading that has one step twice', () => {
    const inner = new (class extends KnowingReader {
      override read(prompt: string): ReadPrompt {
        if (/dog/.test(prompt)) return super.read(prompt);
        return new SentenceReader(tokens).read('lend 5 USDC, then lend 5 USDC');
      }
    })([]);
    const read = new BackgroundReader(inner, labelling({ talk: ['my', 'dog'] }), tokens).read(
      'my dog lend 5 USDC',
    );
    expect(read.kind).toBe('refused');
  });

  it('leaves a refusal as it was where the second reading is refused, too', () => {
    const inner = new KnowingReader([]);
    const reader = new BackgroundReader(inner, labelling({ talk: ['hello'] }), tokens);
    expect(reader.read('hello swap 1 SOL')).toEqual(new KnowingReader([]).read('hello'));
    expect(inner.asked).toEqual(['hello swap 1 SOL', 'swap 1 SOL']);
  });

  it.each([
    ['a word binds the order', { talk: ['hello'], binding: ['maybe'] }],
    ['the model is not sure', { talk: ['hello'], sure: 0.6 }],
    ['there is no talk', {}],
  ])('does not read a second time where %s', (_, labels) => {
    const inner = new KnowingReader([]);
    new BackgroundReader(inner, labelling(labels), tokens).read('hello swap 1 SOL maybe');
    expect(inner.asked).toHaveLength(1);
  });

  it('does not take an order out of a quotation', () => {
    const inner = new KnowingReader([]);
    new BackgroundReader(inner, labelling({ talk: ['he', 'says'] }), tokens).read(
      'he says "swap 1 SOL to USDC"',
    );
    expect(inner.asked).toHaveLength(1);
  });

  it('does not shorten a prompt that is too long', () => {
    const inner = new SentenceReader(tokens);
    const reader = new BackgroundReader(inner, labelling({ talk: ['hello'] }), tokens);
    const read = reader.read(`${'hello '.repeat(200)}swap 1 SOL to USDC`);
    expect(read).toMatchObject({ kind: 'refused', refusal: { code: 'prompt_too_long' } });
  });

  it('never leaves out what binds, even where the model takes all of it for talk', () => {
    const bindings = [
      'if it rains',
      'unless he calls',
      'once the rate is up',
      'when I say so',
      'as soon as it lands',
      'until Friday',
      'but ask me first',
      "no, don't do it",
      'never mind',
      'just kidding',
      'wait',
      'not now',
      'every Monday',
      'or was it 2',
      `and 2 SOL to ${ADDRESS}`,
      'and 5 USDC too',
      'then lend the lot',
      'and undo it',
      'should I?',
      'tomorrow',
    ];
    const around = ['hello there', 'my dog is ill', 'thanks a lot', ''];
    fc.assert(
      fc.property(
        fc.constantFrom(...bindings),
        fc.constantFrom(...around),
        fc.constantFrom(', ', ' ', '. '),
        (binding, talk, mark) => {
          const inner = new KnowingReader([]);
          const everything = `${talk} ${binding}`.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
          const reader = new BackgroundReader(inner, labelling({ talk: everything }), tokens);
          reader.read(`${talk}${mark}swap 1 SOL to USDC${mark}${binding}`);
          for (const asked of inner.asked) expect(asked).toContain(binding.replace(/[?]$/, ''));
        },
      ),
    );
  });
});

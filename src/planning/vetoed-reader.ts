import { PromptReader, type ReadPrompt, type ReaderContext } from './prompt-reader';
import type { Produced } from './reading';
import type { TokenDirectory } from './token-directory';
import { vetoPlan } from './veto';

/** Reads as another reader does, and holds what that read against the prompt: nobody's plan passes unchecked. */
export class VetoedReader extends PromptReader {
  constructor(
    private readonly reader: PromptReader,
    private readonly tokens: TokenDirectory,
  ) {
    super();
  }

  read(prompt: string, context?: ReaderContext, made: readonly Produced[] = []): ReadPrompt {
    const read = this.reader.read(prompt, context, made);
    if (read.kind === 'refused') return read;
    const wallet = context && { wallet: context.owner };
    const objection = vetoPlan(
      { prompt, steps: read.steps, assumptions: read.assumptions, ...wallet },
      this.tokens.all(),
    );
    if (objection === undefined) return read;
    const suggestion =
      'Write it in plainer words, one action a sentence, such as "swap 1 SOL to USDC, then lend the USDC".';
    return {
      kind: 'refused',
      refusal: { code: objection.code, detail: objection.detail, suggestion },
      readings: [],
    };
  }
}

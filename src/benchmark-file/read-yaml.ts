import { Lexer, Parser, parseDocument } from 'yaml';

/** Largest benchmark file, in bytes of UTF-8. */
export const MAX_BENCHMARK_BYTES = 1_048_576;
/** Deepest nesting, and most lexical tokens; duplicate keys cost quadratic time, so the count is held low. */
const MAX_DEPTH = 32;
const MAX_TOKENS = 50_000;
/** How often aliases may be resolved, what they expand to included. */
const MAX_ALIASES = 50;

export type YamlResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Plain values of one YAML 1.2 document; whole numbers come as bigint. Never throws. */
export function readYaml(text: string): YamlResult {
  if (Buffer.byteLength(text) > MAX_BENCHMARK_BYTES)
    return refused(`the file must be at most ${MAX_BENCHMARK_BYTES} bytes`);
  const excess = excessOf(text);
  if (excess !== undefined) return refused(excess);
  try {
    const document = parseDocument(text, { schema: 'core', intAsBigInt: true, logLevel: 'error' });
    const flaws = [...document.errors, ...document.warnings].map(({ message }) => firstLine(message));
    if (flaws.length > 0) return refused(...flaws);
    return { ok: true, value: document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown };
  } catch (error) {
    return refused(error instanceof Error ? firstLine(error.message) : 'the file is not YAML');
  }
}

/** What is too much about the text, found without building anything from it. */
function excessOf(text: string): string | undefined {
  const parser = new Parser();
  let tokens = 0;
  for (const lexeme of new Lexer().lex(text)) {
    tokens += 1;
    if (tokens > MAX_TOKENS) return `the file must have at most ${MAX_TOKENS} lexical tokens`;
    for (const _done of parser.next(lexeme)) continue;
    if (parser.stack.length > MAX_DEPTH) return `values must be nested at most ${MAX_DEPTH} levels deep`;
  }
  return undefined;
}

function refused(...problems: readonly string[]): YamlResult {
  return { ok: false, problems };
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0]?.replace(/:$/, '') ?? message;
}

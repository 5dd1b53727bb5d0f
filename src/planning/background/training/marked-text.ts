import type { Label } from '../label';

/** A sentence in which people have marked what its words are. */
export interface MarkedText {
  readonly text: string;
  /** Stretches of the text that are not order, in its order. */
  readonly spans: readonly { readonly label: Label; readonly start: number; readonly end: number }[];
}

/** Stands for `@@`; which address it is does not matter. */
const ADDRESS = '7vfCXTUXx5WJV5JADk17DUJ4ksgau7utNKj4b963voxs';
const OPENINGS: Readonly<Record<string, Label>> = { '[[': 'talk', '<<': 'binding' };
const CLOSINGS: ReadonlySet<string> = new Set([']]', '>>']);

/**
 * Reads `[[talk]]`, `<<binding>>`, `@@` for an address and ` ⏎ ` for a line break; all else is order.
 * @throws {Error} when a mark is not closed, closes nothing, or stands within another
 */
export function parseMarkedText(line: string): MarkedText {
  const pieces = withoutStraySpaces(line)
    .replace(/ ?⏎ ?/g, '\n')
    .replaceAll('@@', ADDRESS)
    .split(/(\[\[|\]\]|<<|>>)/);
  const spans: { label: Label; start: number; end: number }[] = [];
  let text = '';
  let open: { mark: string; start: number } | undefined;
  for (const piece of pieces) {
    const label = open && OPENINGS[open.mark];
    if (piece in OPENINGS) {
      if (open) throw new Error(`A mark within a mark: ${line}`);
      open = { mark: piece, start: text.length };
    } else if (!CLOSINGS.has(piece)) {
      text += piece;
    } else {
      if (!open || label === undefined || (open.mark === '[[') !== (piece === ']]'))
        throw new Error(`A mark that closes nothing: ${line}`);
      spans.push({ label, start: open.start, end: text.length });
      open = undefined;
    }
  }
  if (open) throw new Error(`A mark that is not closed: ${line}`);
  return { text, spans };
}

/** The label of the word that starts at `start`. */
export function labelAt({ spans }: MarkedText, start: number): Label {
  return spans.find((span) => span.start <= start && start < span.end)?.label ?? 'order';
}

/** Nobody puts a space before a comma; marks make writers do it. */
function withoutStraySpaces(line: string): string {
  return line.replace(/\s+(\[\[|<<)(?=[,.;:?!](?:\s|\]|>))/g, '$1');
}

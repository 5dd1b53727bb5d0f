import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** What the mermaid package reads in a state diagram. */
export interface ParsedDiagram {
  readonly states: readonly { readonly id: string; readonly label: string }[];
  /** From, to and label; `root_start` and `root_end` are `[*]`. */
  readonly transitions: readonly (readonly [string, string, string])[];
  readonly direction: string;
  /** Instead of all of these: what its parser says. */
  readonly error?: string;
}

/** Has the mermaid package itself read diagrams, all in one process. */
export async function parseMermaid(diagrams: readonly string[]): Promise<readonly ParsedDiagram[]> {
  const child = spawn(process.execPath, [join(__dirname, 'mermaid-parser.mjs')], { stdio: 'pipe' });
  child.stdin.end(JSON.stringify(diagrams));
  const [answer, complaint] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (answer === '') throw new Error(`mermaid could not be run: ${complaint}`);
  return JSON.parse(answer) as ParsedDiagram[];
}

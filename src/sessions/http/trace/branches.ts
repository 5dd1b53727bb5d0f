/** Draws each block as a branch of a tree of text. */
export function branches(blocks: readonly (readonly string[])[]): string[] {
  return blocks.flatMap((block, index) => {
    const isLast = index === blocks.length - 1;
    return block.map((line, row) => (row === 0 ? (isLast ? '└─ ' : '├─ ') : isLast ? '   ' : '│  ') + line);
  });
}

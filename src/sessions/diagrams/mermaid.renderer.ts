import type { FlowGraph, GraphNode, NodeStatus } from './flow-graph';

/** Longest line of a label, in characters. */
const LINE = 80;

/** Colour and sign of each status; the sign is there for those who do not see the colour. */
const STYLES: Readonly<Record<NodeStatus, { readonly sign: string; readonly style: string }>> = {
  done: { sign: '✓', style: 'fill:#d9f2e3,stroke:#1b7f4b,color:#0b3d24' },
  running: { sign: '▶', style: 'fill:#dbeafe,stroke:#1d4ed8,color:#172554' },
  failed: { sign: '✗', style: 'fill:#fde2e1,stroke:#b42318,color:#55160c,stroke-width:3px' },
  skipped: { sign: '–', style: 'fill:#eeeeee,stroke:#888888,color:#444444,stroke-dasharray:4 3' },
  pending: { sign: '·', style: 'fill:#ffffff,stroke:#999999,color:#333333' },
  unknown: { sign: '?', style: 'fill:#fff4d6,stroke:#a15c00,color:#4d2c00' },
};

/** The graph as Mermaid `stateDiagram-v2`. */
export function renderMermaid({ nodes, edges }: FlowGraph): string {
  const lines = ['stateDiagram-v2'];
  for (const node of nodes) lines.push(`    state "${labelOf(node)}" as ${node.id}`);
  for (const { from, to, label } of edges) {
    lines.push(
      `    ${from ?? '[*]'} --> ${to ?? '[*]'}${label === undefined ? '' : ` : ${escapeText(label)}`}`,
    );
  }
  for (const [status, { style }] of Object.entries(STYLES)) lines.push(`    classDef ${status} ${style}`);
  for (const { id, status } of nodes) lines.push(`    class ${id} ${status}`);
  return `${lines.join('\n')}\n`;
}

function labelOf({ lines, status }: GraphNode): string {
  const [first = '', ...rest] = lines.map(escapeText);
  return [`${STYLES[status].sign} ${first}`, ...rest].join('<br/>');
}

/** Characters that mean something to Mermaid or to HTML become entities of Mermaid; prompts are hostile input. */
function escapeText(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  const characters = [...plain];
  const cut = characters.length > LINE ? [...characters.slice(0, LINE - 1), '…'] : characters;
  return cut
    .map((character) => (/[\p{L}\p{N} .,!?+\-→…✓✗()/_]/u.test(character) ? character : entity(character)))
    .join('')
    .replace(/-(?=-)/g, '#45;');
}

function entity(character: string): string {
  return `#${character.codePointAt(0) ?? 63};`;
}

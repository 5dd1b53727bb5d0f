import { type EdgeKind, type FlowGraph, type GraphNode, NODE_STATUSES, type NodeStatus } from './graph-node';
import { briefText, cutText } from './plain-text';
import { STATUS_SIGNS } from './status-signs';
import { durationText } from './words';

/** Longest line of a label, in characters. */
const LINE = 160;

const STYLES: Readonly<Record<NodeStatus, string>> = {
  pending: 'fill:#ffffff,stroke:#999999,color:#333333,stroke-dasharray:2 2',
  running: 'fill:#dbeafe,stroke:#1d4ed8,color:#172554',
  waiting: 'fill:#fff4d6,stroke:#a15c00,color:#4d2c00,stroke-dasharray:6 3',
  succeeded: 'fill:#d9f2e3,stroke:#1b7f4b,color:#0b3d24',
  compensated: 'fill:#dff1f6,stroke:#1d6d83,color:#0c3440',
  failed: 'fill:#fde2e1,stroke:#b42318,color:#55160c,stroke-width:3px',
  unknown: 'fill:#fff4d6,stroke:#a15c00,color:#4d2c00',
  skipped: 'fill:#eeeeee,stroke:#888888,color:#444444,stroke-dasharray:4 3',
  stopped: 'fill:#ece9f5,stroke:#5b4b8a,color:#2c2350,stroke-width:2px',
};

const BESIDE: Readonly<Record<EdgeKind, string | undefined>> = {
  then: undefined,
  rejected: 'not taken',
  carries: 'carries',
};

/** The graph as Mermaid `stateDiagram-v2`. */
export function renderMermaid({ nodes, edges }: FlowGraph): string {
  const lines = ['stateDiagram-v2'];
  for (const node of nodes) lines.push(`    state "${labelOf(node)}" as ${node.id}`);
  for (const { from, to, label, kind } of edges) {
    const text = label ?? BESIDE[kind];
    lines.push(
      `    ${from ?? '[*]'} --> ${to ?? '[*]'}${text === undefined ? '' : ` : ${escapeText(text)}`}`,
    );
  }
  for (const status of NODE_STATUSES) lines.push(`    classDef ${status} ${STYLES[status]}`);
  for (const { id, status } of nodes) lines.push(`    class ${id} ${status}`);
  return `${lines.join('\n')}\n`;
}

function labelOf({ title, details, status, kind, durationMs }: GraphNode): string {
  const took =
    durationMs === undefined || kind === 'wait' || kind === 'outcome' ? [] : [durationText(durationMs)];
  const [first = '', ...rest] = [title, ...details, ...took].map(escapeText);
  return [`${STATUS_SIGNS[status]} ${first}`, ...rest].join('<br/>');
}

/**
 * Words that Mermaid reads as commands, some of them anywhere in a line: each loses its first letter to an entity, and
 * reads the same once it is drawn.
 */
const COMMANDS =
  /acc(?=title|descr)|choice|class|click|default|direction|flowchart|fork|hide|href|join|(?:left|right)(?= of)|note|scale|state|style|width|\b(?:as|end)\b/gi;

/** Letters of Mermaid's own marks for entities. */
const ENTITY_MARKS = /[ﬂß]/;

/** Characters and words that mean something to Mermaid or to HTML become entities of Mermaid; prompts are hostile input. */
function escapeText(text: string): string {
  const cut = cutText(briefText(text), LINE);
  const commands = new Set([...cut.matchAll(COMMANDS)].map(({ index }) => index));
  let at = 0;
  let escaped = '';
  for (const character of cut) {
    const isPlain = PLAIN.test(character) && !commands.has(at) && !ENTITY_MARKS.test(character);
    escaped += isPlain ? character : entity(character);
    at += character.length;
  }
  return escaped.replace(/-(?=-)/g, '#45;');
}

const PLAIN = /[\p{L}\p{N} .,!?+\-→…✓✗()/_·]/u;

function entity(character: string): string {
  return `#${character.codePointAt(0) ?? 63};`;
}

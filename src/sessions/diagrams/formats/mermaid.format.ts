import { flowGraph } from '../flow-graph';
import { renderMermaid } from '../mermaid.renderer';
import type { DiagramFormat } from './diagram-format';

export const MERMAID_FORMAT: DiagramFormat = {
  type: 'text/vnd.mermaid',
  tag: ';mermaid',
  example: `stateDiagram-v2
    state "✓ swap 1 SOL to USDC" as prompt
    state "✓ Plan of 1 step<br/>direct mode, strict, sandbox ledger" as plan
    [*] --> prompt
    prompt --> plan : planned
`,
  shows: 'state',
  draw: (execution) => renderMermaid(flowGraph(execution)),
};

import { renderAscii } from '../ascii.renderer';
import { flowGraph } from '../flow-graph';
import type { DiagramFormat } from './diagram-format';

export const ASCII_FORMAT: DiagramFormat = {
  type: 'text/plain',
  tag: ';ascii',
  example: `swap 1 SOL to USDC
direct · strict · sandbox · wallet 6Gqy…SLDm · Completed

┌─ ✓ Plan of 1 step
├─ ✓ Swap 1 SOL to USDC                                                    33 ms
│  │  1 SOL → 149.620518 USDC
│  └─ ✓ Attempt 1 landed                                                    2 ms
└─ ✓ Completed in 68 ms
`,
  shows: 'state',
  draw: (execution) => renderAscii(flowGraph(execution)),
};

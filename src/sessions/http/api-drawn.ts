import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { POLLED_HEADERS } from './api-polled';
import { FlowDiagramDto } from './dto/flow-diagram.dto';

const TEXT = { type: 'string' } as const;
const SVG_EXAMPLE =
  '<svg xmlns="http://www.w3.org/2000/svg" class="reev" width="424" height="402" viewBox="0 0 424 402" role="img" …</svg>';
const MERMAID_EXAMPLE = `stateDiagram-v2
    state "✓ swap 1 SOL to USDC" as prompt
    state "✓ Plan of 1 step<br/>direct mode, strict, sandbox ledger" as plan
    [*] --> prompt
    prompt --> plan : planned
`;
const ASCII_EXAMPLE = `swap 1 SOL to USDC
direct · strict · sandbox · wallet 6Gqy…SLDm · Completed

┌─ ✓ Plan of 1 step
├─ ✓ Swap 1 SOL to USDC                                                    33 ms
│  │  1 SOL → 149.620518 USDC
│  └─ ✓ Attempt 1 landed                                                    2 ms
└─ ✓ Completed in 68 ms
`;

/** Documents the forms in which a drawing is answered. */
export function ApiDrawn(): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(FlowDiagramDto),
    ApiResponse({
      status: 200,
      description: 'The drawing, in the form asked for.',
      headers: POLLED_HEADERS,
      content: {
        'application/json': { schema: { $ref: getSchemaPath(FlowDiagramDto) } },
        'text/html': { schema: TEXT, example: '<!doctype html>\n<html lang="en">…</html>' },
        'image/svg+xml': { schema: TEXT, example: SVG_EXAMPLE },
        'text/vnd.mermaid': { schema: TEXT, example: MERMAID_EXAMPLE },
        'text/plain': { schema: TEXT, example: ASCII_EXAMPLE },
      },
    }),
  );
}

import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import { POLLED_HEADERS } from './api-polled';
import { FlowDiagramDto } from './dto/flow-diagram.dto';

const asText = (example: string) => ({ schema: { type: 'string' }, example });

/** Documents the formats of a diagram. */
export function ApiDiagram(): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(FlowDiagramDto),
    ApiOkResponse({
      description: 'The diagram',
      headers: POLLED_HEADERS,
      content: {
        'application/json': { schema: { $ref: getSchemaPath(FlowDiagramDto) } },
        'text/vnd.mermaid': asText('stateDiagram-v2\n    state "✓ swap 1 SOL to USDC" as prompt\n'),
        'text/plain': asText('┌─ ✓ swap 1 SOL to USDC\n'),
        'image/svg+xml': asText('<svg xmlns="http://www.w3.org/2000/svg" class="flow"></svg>'),
        'text/html': asText('<!doctype html><html lang="en"></html>'),
      },
    }),
  );
}

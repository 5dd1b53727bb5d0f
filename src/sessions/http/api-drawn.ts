import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { type DiagramFormat, FORMAT_NAMES, formatOf } from '../diagrams/formats';
import { POLLED_HEADERS } from './api-polled';
import { FlowDiagramDto } from './dto/flow-diagram.dto';

/** What each format answers, by its media type. */
const contents = () =>
  Object.fromEntries(FORMAT_NAMES.map(formatOf).map((format) => [format.type, contentOf(format)]));

const contentOf = ({ example }: DiagramFormat) =>
  example === undefined
    ? { schema: { $ref: getSchemaPath(FlowDiagramDto) } }
    : { schema: { type: 'string' as const }, example };

/** Documents the forms in which a drawing is answered. */
export function ApiDrawn(): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(FlowDiagramDto),
    ApiResponse({
      status: 200,
      description: 'The drawing, in the form asked for.',
      headers: POLLED_HEADERS,
      content: contents(),
    }),
  );
}

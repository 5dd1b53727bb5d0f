import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemDto, problemResponse } from '../problem-details';
import { isGuarded } from './is-guarded';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** The interface as an OpenAPI document. What every route can answer is added here: a defect, and a missing key. */
export function openApiDocument(
  app: INestApplication,
  { version, needsKey }: { readonly version: string; readonly needsKey: boolean },
): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('reev')
    .setDescription('Turns a sentence and a Solana wallet into a guarded, atomic, recoverable on-chain flow.')
    .setVersion(version)
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'One of REEV_API_KEYS, if configured' })
    .addApiKey({ type: 'apiKey', name: 'x-api-key', in: 'header', description: 'The same key' }, 'x-api-key');
  if (needsKey) builder.addSecurityRequirements('bearer').addSecurityRequirements('x-api-key');
  const document = SwaggerModule.createDocument(app, builder.build(), { extraModels: [ProblemDto] });
  for (const [path, item] of Object.entries(document.paths)) {
    for (const operation of Object.values(item) as Operation[]) addCommonProblems(operation, isGuarded(path));
  }
  return document;
}

function addCommonProblems({ responses }: Operation, needsKey: boolean): void {
  responses['500'] ??= problemResponse(['internal_error']);
  if (needsKey) responses['401'] ??= problemResponse(['unauthorized']);
}

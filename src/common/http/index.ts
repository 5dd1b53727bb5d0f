export { answerClientError } from './answer-client-error';
export { answerMalformedRequest } from './answer-malformed-request';
export { ApiKeyCheck, apiKeyIn } from './api-key-check';
export { openApiDocument } from './open-api-document';
export type { KeyPage } from './key-page';
export { registerHttpHooks } from './register-http-hooks';
export { requestIdOf } from './request-id';
export { preferredType } from './preferred-type';

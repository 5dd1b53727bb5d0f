export { answerClientError } from './answer-client-error';
export { ApiKeyCheck } from './api-key-check';
export { REQUEST_ID_HEADER, requestIdOf } from './request-id';
export { SECURITY_HEADERS } from './security-headers';

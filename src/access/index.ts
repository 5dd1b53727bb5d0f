export { AccessGate } from './access-gate';
export { AccessModule } from './access.module';
export { callerOf } from './caller';
export { createApiKey } from './create-api-key';
export { RequiresScope } from './http';

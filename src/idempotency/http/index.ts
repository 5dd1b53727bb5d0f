export { IDEMPOTENCY_PROBLEMS, Idempotent, REPLAYED_HEADER } from './idempotent';

export { IDEMPOTENCY_PROBLEMS, Idempotent, REPLAYED_HEADER } from './http';
export { IdempotencyModule } from './idempotency.module';
export { type KeepAnswer, answerKeeperOf } from './keep-answer';
export type { Answer } from './kept-answers';

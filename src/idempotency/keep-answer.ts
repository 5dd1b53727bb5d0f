import type { FastifyRequest } from 'fastify';
import type { Transaction } from '../storage';
import type { Answer } from './kept-answers';

/** Keeps the answer of a request in the transaction that does its work, so that there is neither without the other. */
export type KeepAnswer = (trx: Transaction, answer: Answer) => Promise<void>;

const keepers = new WeakMap<FastifyRequest, KeepAnswer>();

/** Says how the answer of this request is kept. */
export function keepAnswersOf(request: FastifyRequest, keep: KeepAnswer): void {
  keepers.set(request, keep);
}

/** How a handler keeps its answer; without an `Idempotency-Key` there is nothing to do. */
export function answerKeeperOf(request: FastifyRequest): KeepAnswer {
  return keepers.get(request) ?? (() => Promise.resolve());
}

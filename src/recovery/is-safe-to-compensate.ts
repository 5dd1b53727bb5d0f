import type { Failure } from '../domain';
import { classifyFailure, policyOf } from './policies';

/** Is it certain after this failure that nothing of the attempt landed, so that earlier steps may be undone? */
export function isSafeToCompensate(failure: Failure): boolean {
  return policyOf(classifyFailure(failure)).safeToCompensate;
}

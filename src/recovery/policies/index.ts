export { CLASS_OF_CODE, classifyFailure } from './classify-failure';
export type { Policy } from './policy';
export { POLICIES, policyOf } from './policies';

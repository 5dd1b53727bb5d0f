export { CLASS_OF_CODE, classifyFailure } from './classify-failure';
export { ERROR_CLASSES, type ErrorClass, type Policy } from './error-class';
export { POLICIES, policyOf } from './policies';

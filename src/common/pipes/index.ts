export { exceedsDepth } from './exceeds-depth';
export { MAX_DEPTH, RequestValidationPipe } from './request-validation.pipe';

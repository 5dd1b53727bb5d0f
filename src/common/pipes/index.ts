export { RequestValidationPipe } from './request-validation.pipe';

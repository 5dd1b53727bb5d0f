export { AppError, type AppErrorContext, type FieldError } from './app-error';
export { ERROR_CATALOGUE, type ErrorCode } from './error-code';

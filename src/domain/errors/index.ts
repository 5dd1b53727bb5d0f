export { AppError, type AppErrorContext, type FieldError, type OfferedReading } from './app-error';
export { ERROR_CATALOGUE, type ErrorCode } from './error-code';
export type { ErrorKind } from './error-kind';

export { type AnswerCommand, AnswerDesk } from './answer-desk';
export { SignatureCheck } from './signature-check';

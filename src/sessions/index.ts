export { type ExecutionLinks, linksOf } from './links';
export { FlowFeed, type FlowListener } from './flow-feed';
export { FlowJournal } from './flow-journal';
export { FlowReader } from './flow-reader';
export { SessionsModule } from './sessions.module';
export { ExecutionLinksDto } from './http/dto/execution-links.dto';
export { ExecutionStatusDto } from './http/dto/execution-status.dto';
export { FinishedAnswerInterceptor } from './http/finished-answer.interceptor';

export { type ExecutionLinks, linksOf } from './links';
export { FlowFeed, type FlowListener } from './flow-feed';
export { FlowJournal } from './flow-journal';
export { FlowReader } from './flow-reader';
export { SessionsModule } from './sessions.module';
export { ExecutionLinksDto } from './http/dto/execution-links.dto';
export { SWAP_EXAMPLE } from './http/dto/examples';
export { FailureDto } from './http/dto/failure.dto';

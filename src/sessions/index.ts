export { type ExecutionLinks, linksOf } from './links';
export { FlowFeed, type FlowListener } from './flow-feed';
export { FlowJournal } from './flow-journal';
export { FlowReader } from './flow-reader';
export { FLOW_KEY_PAGE } from './http/flow-key-page';
export { SessionsModule } from './sessions.module';
export { ExecutionLinksDto } from './http/dto/execution-links.dto';

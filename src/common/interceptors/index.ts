export { matchesEtag } from './matches-etag';
export { PollSource, type PollState } from './poll-source';
export { PollingInterceptor } from './polling.interceptor';

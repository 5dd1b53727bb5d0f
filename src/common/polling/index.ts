export { matchesEtag } from './matches-etag';
export { PollAnswers } from './poll-answers';
export { PollSource, type PollState } from './poll-source';
export { Polled } from './polled';

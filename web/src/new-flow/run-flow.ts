import { answerOf } from '../api/answer-of';
import { api } from '../api/client';
import type { FlowDraft } from './flow-draft';
import { PATHS, flowBody, recoveryBody } from './flow-request';

/** What a started flow is named by. */
export interface Started {
  readonly execution_id: string;
  /** Also of a wallet that the service made. */
  readonly wallet: string;
}

/** Starts a flow. @throws {ApiProblem} when the service refuses it */
export function runFlow(draft: FlowDraft): Promise<Started> {
  switch (draft.mode) {
    case 'direct':
      return answerOf(api().POST(PATHS.direct, { body: flowBody(draft) }));
    case 'bridge':
      return answerOf(api().POST(PATHS.bridge, { body: flowBody(draft) }));
    case 'recovery':
      return answerOf(api().POST(PATHS.recovery, { body: recoveryBody(draft) }));
  }
}

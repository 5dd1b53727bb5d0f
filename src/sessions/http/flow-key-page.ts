import type { KeyPage } from '../../common/http';
import { PAGE_POLICY, renderKeyPage } from '../diagrams';

/** The page of a flow for a browser that has no API key: it tells nothing of any flow, and asks for the key. */
export const FLOW_KEY_PAGE: KeyPage = {
  route: '/api/v1/flows/:session_id',
  html: renderKeyPage(),
  policy: PAGE_POLICY,
};

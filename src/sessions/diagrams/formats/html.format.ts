import { PAGE_POLICY, PAGE_VERSION, renderPage } from '../page';
import type { DiagramFormat } from './diagram-format';

export const HTML_FORMAT: DiagramFormat = {
  type: 'text/html',
  tag: `;html.${PAGE_VERSION}`,
  policy: PAGE_POLICY,
  example: '<!doctype html>\n<html lang="en">…</html>',
  shows: 'moment',
  draw: (execution, { newest, otherFormats }) => {
    const { revision } = execution;
    const moment = { revision, newest: newest ?? revision, isPlayback: newest !== undefined };
    return renderPage(execution, moment, otherFormats);
  },
};

import type { SwaggerCustomOptions } from '@nestjs/swagger';
import { fillFromAnswers } from './fill-from-answers';

/** Refusals take a few lines each, and scroll: they are many, and looked up rather than read. */
const STYLE = `
.swagger-ui .topbar { display: none }
.swagger-ui tr.response .highlight-code > pre { max-height: 20em; overflow: auto }
.swagger-ui tr.response[data-code^='4'] .highlight-code > pre,
.swagger-ui tr.response[data-code^='5'] .highlight-code > pre { max-height: 5em; overflow: auto }
`;

/** The page at `/api/docs`. */
export const DOCS_PAGE: SwaggerCustomOptions = {
  jsonDocumentUrl: 'api/docs-json',
  customSiteTitle: 'reev API',
  customCss: STYLE,
  swaggerOptions: {
    tryItOutEnabled: true,
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    responseInterceptor: fillFromAnswers,
  },
};

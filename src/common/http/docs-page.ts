import type { SwaggerCustomOptions } from '@nestjs/swagger';
import { fillFromAnswers } from './fill-from-answers';

/** The rows of refusals: all have the form that the introduction shows once, so each says its codes and no more. */
const REFUSAL = ".swagger-ui tr.response:is([data-code^='4'], [data-code^='5'])";
const STYLE = `
.swagger-ui .topbar { display: none }
.swagger-ui tr.response .highlight-code > pre { max-height: 12em; overflow: auto }
${REFUSAL} :is(.model-example, .response-controls, .headers-wrapper, .response-col_links) { display: none }
.swagger-ui tr.response .response__headers, .swagger-ui tr.response .headers-wrapper { max-height: 12em; overflow: auto }
.swagger-ui tr.response td { padding-top: 6px }
.swagger-ui tr.response .response-controls { padding-top: 0 }
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

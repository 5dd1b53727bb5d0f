export { type FlowText, FlowWriter } from './flow-writer';
export { readTemplates } from './read-templates';
export { TemplateEngine, type TemplateFigures } from './template-engine';
export { TemplatesModule } from './templates.module';

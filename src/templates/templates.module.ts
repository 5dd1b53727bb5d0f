import { Module } from '@nestjs/common';
import { FlowWriter } from './flow-writer';
import { readTemplates } from './read-templates';
import { TemplateEngine } from './template-engine';

/** Plans and steps in words; the templates are read and checked once, when the service starts. */
@Module({
  providers: [FlowWriter, { provide: TemplateEngine, useFactory: () => new TemplateEngine(readTemplates()) }],
  exports: [FlowWriter, TemplateEngine],
})
export class TemplatesModule {}

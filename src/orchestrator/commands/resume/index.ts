export { ResumeDesk } from './resume-desk';

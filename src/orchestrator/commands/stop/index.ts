export { type StopCommand, StopDesk } from './stop-desk';

export { RequiresScope } from './requires-scope';

import { render } from 'preact';
import { Console } from './shell/console';
import './styles/index.css';

const root = document.querySelector('#console');
if (root !== null) render(<Console />, root);
